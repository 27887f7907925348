/** How an upload is put together, told from its beginning. */
import { endOfValue } from "@/lib/traces/json-scanner";

/**
 * lines: one JSON value a line; array: one list whose elements are the records;
 * values: one object, or several after one another over any number of lines;
 * samples: an Inspect log, whose samples may be more than fits into memory.
 */
export type Layout = "lines" | "array" | "values" | "samples" | "text";

/** How Inspect begins its logs. */
const inspectHead = /^\{\s*"version"\s*:\s*\d+\s*,\s*"status"\s*:\s*"\w+"\s*,\s*"eval"\s*:\s*\{/;

const scalarInList = /^(?:-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity)\s*(?:[,\]]|$)/;

/** Whether the text begins as JSON does: neither a log line ("[2025-31-03 …] …") nor Python's way of writing lists. */
function beginsJson(text: string): boolean {
  const inside = text.slice(1).trimStart();
  if (inside === "") return true;
  if (text[0] === "{") return inside[0] === '"' || inside[0] === "}";
  if (inside[0] === "{" || inside[0] === "[") return beginsJson(inside.slice(0, 256));
  return inside[0] === '"' || inside[0] === "]" || scalarInList.test(inside.slice(0, 64));
}

/** `head` is the beginning of the upload; `complete` says that it is all of it. */
export function layoutOf(head: string, complete: boolean): Layout {
  const text = head.trimStart();
  const isList = text[0] === "[";
  if ((!isList && text[0] !== "{") || !beginsJson(text)) return "text";
  const layout = layoutOfJson(text, isList, complete);
  return layout === "values" && inspectHead.test(text) ? "samples" : layout;
}

function layoutOfJson(text: string, isList: boolean, complete: boolean): Layout {
  const end = endOfValue(text, 0);
  if (end < 0) return isList ? "array" : "values";
  const rest = text.slice(end);
  if (rest.trim() === "") {
    // One whole value, and for all we see nothing more.
    return isList ? "array" : complete || text.slice(0, end).includes("\n") ? "values" : "lines";
  }
  const onNextLine = /^[ \t\r]*\n/.test(rest);
  const next = rest.trimStart()[0];
  const oneLine = !text.slice(0, end).includes("\n");
  if (isList) {
    if (next === "[" && onNextLine && oneLine) return "lines";
    return '{["'.includes(text.slice(1).trimStart()[0] ?? " ") && !isLogLine(text, end) ? "array" : "text";
  }
  return oneLine && onNextLine ? "lines" : "values";
}

/** "[something] more words" on the first line is a log, not a list with rubbish behind it. */
function isLogLine(text: string, end: number): boolean {
  return !text.slice(0, end).includes("\n") && /^[ \t]*[^\s,\]}[{]/.test(text.slice(end));
}
