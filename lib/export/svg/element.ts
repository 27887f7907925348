/** SVG as text. Attributes and contents are escaped here, and only here. */

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element's text; made by `element`, so that nothing unescaped gets in. */
export interface Svg {
  readonly markup: string;
}

/** What XML 1.0 has no place for: control characters, halves of pairs, two that are none. */
const unfit = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .replace(unfit, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export function element(name: string, attributes: Attributes, ...children: readonly (Svg | string)[]): Svg {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? rounded(value) : escaped(String(value))}"`)
    .join("");
  const inside = children.map((child) => (typeof child === "string" ? escaped(child) : child.markup)).join("");
  return { markup: inside === "" ? `<${name}${given}/>` : `<${name}${given}>${inside}</${name}>` };
}

/** A hundredth of a pixel is enough. */
function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
