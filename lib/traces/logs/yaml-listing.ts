/**
 * The YAML-like listing in which MAST-Data holds some records: "problem_statement:", "other_data:" and
 * "trajectory:" at the line's beginning, what belongs to them indented. Its strings are not quoted or escaped,
 * so it is no YAML that a parser would take.
 */

/** The lines without the white space that all of them begin with. */
export function dedented(lines: string): string {
  const indents = [...lines.matchAll(/^[ \t]*(?=\S)/gm)].map((match) => match[0].length);
  const indent = indents.reduce((least, length) => Math.min(least, length), indents[0] ?? 0);
  return indent === 0 ? lines : lines.replace(new RegExp(`^[ \\t]{1,${indent}}`, "gm"), "");
}

/** What stands under a key of the outermost level; null where the key is missing. */
export function listedSection(text: string, key: string): string | null {
  const start = new RegExp(`^${key}:[ \\t]*`, "m").exec(text);
  if (start === null) return null;
  const section = text.slice(start.index + start[0].length);
  const end = section.search(/^\w+:/m);
  // The search may hit the section's own first line: "key: value: more".
  const own = section.indexOf("\n") + 1;
  const next = end === 0 ? own + section.slice(own).search(/^\w+:/m) : end;
  const words = dedented(next < own ? section : section.slice(0, next)).trim();
  return words === "" ? null : words;
}

export interface ListedMessage {
  readonly start: number;
  readonly content: string;
  readonly role: string;
  readonly name: string;
}

interface OpenMessage {
  readonly start: number;
  readonly inline: string;
  readonly lines: string[];
  role: string | null;
  roleLine: string | null;
}

const contentLine = /^[ \t]*(?:- )?content:[ \t]*(.*)$/;
const roleLine = /^[ \t]*role:[ \t]*(\S.*?)[ \t]*$/;
const nameLine = /^[ \t]*name:[ \t]*(\S.*?)[ \t]*$/;

/** Messages listed as content (over several lines), role and name, in this order. */
export function listedMessages(text: string): ListedMessage[] {
  const found: ListedMessage[] = [];
  let open: OpenMessage | null = null;
  let at = 0;
  for (const whole of text.split("\n")) {
    const line = whole.replace(/\r$/, "");
    const inline = contentLine.exec(line)?.[1];
    const name = open?.role != null ? nameLine.exec(line)?.[1] : undefined;
    if (open?.role != null && name !== undefined) {
      const content = [open.inline, dedented(open.lines.join("\n")).replace(/\s+$/, "")].filter((part) => part !== "");
      found.push({ start: open.start, content: content.join("\n"), role: open.role, name });
      open = null;
    } else if (inline !== undefined && (open === null || open.role !== null)) {
      open = { start: at, inline, lines: [], role: null, roleLine: null };
    } else if (open !== null) {
      const role = roleLine.exec(line)?.[1];
      // A line of the content may read "role: …" too: only one with a name behind it ends the message.
      if (open.roleLine !== null) open.lines.push(open.roleLine);
      open.role = role ?? null;
      open.roleLine = role === undefined ? null : line;
      if (role === undefined) open.lines.push(line);
    }
    at += whole.length + 1;
  }
  return found;
}
