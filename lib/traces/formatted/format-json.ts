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

/** Lists of this many characters at most, of plain values alone, stay on one line. */
const shortList = 60;
const flatList = /^\[(?:"(?:[^"\\]|\\.)*"|[^[\]{}"])*\]/;

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
  let flatUntil = -1;
  let before = "";
  const space = (drawn: string): void => {
    nodes.push({ kind: "space", drawn });
  };
  const line = (): void => space(`\n${"  ".repeat(Math.min(depth, 20))}`);
  for (const { 0: one, index } of text.matchAll(token)) {
    const length = countCodePoints(one);
    if (one.trim() !== "") {
      const flat = index < flatUntil;
      if (isClose(one)) depth -= 1;
      if (!flat && (isOpen(before) ? !isClose(one) : isClose(one))) line();
      else if (before === ",") flat ? space(" ") : line();
      if (one === "[" && !flat) flatUntil = index + flatLength(text.slice(index, index + shortList));
      nodes.push(...(one.startsWith('"') ? stringRuns(one, at) : verbatimRuns(one, at)));
      if (one === ":") space(" ");
      if (isOpen(one)) depth += 1;
      before = one;
    }
    at += length;
  }
  return nodes;
}

const isOpen = (one: string): boolean => one === "{" || one === "[";
const isClose = (one: string): boolean => one === "}" || one === "]";

function flatLength(head: string): number {
  const list = flatList.exec(head)?.[0] ?? "";
  return list.includes("\n") ? 0 : list.length;
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
