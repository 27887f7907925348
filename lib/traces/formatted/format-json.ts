import { countCodePoints } from "@/lib/traces/code-points";
import { type FormattedNode, standIn, verbatimRuns } from "@/lib/traces/formatted/formatted-node";

const token = /\s+|[{}[\]:,]|"(?:[^"\\]|\\.)*"|[^\s{}[\]:,"]+/gs;
const escaped = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\./gs;

/** Whether a text is a JSON object or array, which is worth indenting. */
export function isJsonText(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * JSON with a line for each member, its strings as what they say: `\n` breaks
 * the line. `text` must be a JSON object or array (`isJsonText`); its first
 * character stands at code point `start`. Runs cover all but the white space
 * between tokens.
 */
export function formatJson(text: string, start: number): FormattedNode[] {
  const nodes: FormattedNode[] = [];
  let depth = 0;
  let at = start;
  const line = (): void => {
    nodes.push({ kind: "space", drawn: `\n${"  ".repeat(Math.min(depth, 20))}` });
  };
  const tokens = text.match(token) ?? [];
  const inked = tokens.map((one, place) => ({ one, place })).filter(({ one }) => one.trim() !== "");
  const following = new Map(inked.map(({ place }, order) => [place, inked[order + 1]?.one]));
  let before = "";
  for (const [place, one] of tokens.entries()) {
    const length = countCodePoints(one);
    if (one.trim() !== "") {
      const closes = one === "}" || one === "]";
      const opened = before === "{" || before === "[";
      if (closes) depth -= 1;
      if (closes && !opened) line();
      nodes.push(...(one.startsWith('"') ? stringRuns(one, at) : verbatimRuns(one, at)));
      if (one === "{" || one === "[") {
        depth += 1;
        const next = following.get(place);
        if (next !== "}" && next !== "]") line();
      }
      if (one === ",") line();
      if (one === ":") nodes.push({ kind: "space", drawn: " " });
      before = one;
    }
    at += length;
  }
  return nodes;
}

function stringRuns(literal: string, start: number): FormattedNode[] {
  const nodes: FormattedNode[] = [];
  let at = start;
  let done = 0;
  const letters = (until: number): void => {
    if (until <= done) return;
    const part = literal.slice(done, until);
    nodes.push(...verbatimRuns(part, at));
    at += countCodePoints(part);
  };
  for (const found of literal.matchAll(escaped)) {
    letters(found.index);
    nodes.push(standIn(found[0], at, meaningOf(found[0])));
    at += countCodePoints(found[0]);
    done = found.index + found[0].length;
  }
  letters(literal.length);
  return nodes;
}

function meaningOf(sequence: string): string {
  const meant: unknown = JSON.parse(`"${sequence}"`);
  return typeof meant === "string" ? meant : sequence;
}
