/** A strict reader of the XML that Topmast writes: it throws where a parser would. Entities are the five of XML. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const token = /<\?xml[^?]*\?>|<\/([\w:-]+)>|<([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const unfit = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;

export function readXml(xml: string): { readonly elements: readonly XmlElement[]; readonly text: string } {
  if (unfit.test(xml)) throw new Error("A character that XML has no place for");
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  let text = "";
  let at = 0;
  while (at < xml.length) {
    token.lastIndex = at;
    const found = token.exec(xml);
    if (!found) throw new Error(`Not well-formed at ${at}: ${xml.slice(at, at + 40)}`);
    at = token.lastIndex;
    const [, closed, name, attributes = "", empty, content] = found;
    if (closed !== undefined && open.pop()?.name !== closed) throw new Error(`</${closed}> closes nothing`);
    if (name !== undefined) {
      const element = { name, attributes: readAttributes(attributes), text: "" };
      elements.push(element);
      if (empty !== "/") open.push(element);
    }
    if (content !== undefined) {
      const said = decoded(content);
      text += said;
      for (const element of open) element.text += said;
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return { elements, text };
}

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)];
  const names = found.map(([, name = ""]) => name);
  if (new Set(names).size < names.length) throw new Error("An attribute twice");
  return Object.fromEntries(found.map(([, name = "", value = ""]) => [name, decoded(value)]));
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) throw new Error("A bare ampersand");
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
