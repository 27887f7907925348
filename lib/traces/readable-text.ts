/**
 * The readable text of a step: what is searched, drawn and pointed at.
 *
 * Layout: the content, then for each tool call its name and its arguments. Each
 * part that is not empty starts on a new line; an empty part takes no room. So
 * a step without content begins with the first name, and a call without
 * arguments is its name alone. All parts are verbatim. Because the layout
 * follows from the content's length and the calls, it needs no stored ranges.
 */
import type { ToolCall } from "@/lib/traces/canonical";
import { countCodePoints } from "@/lib/traces/code-points";

export interface ReadableText {
  readonly text: string;
  /** UTF-16 units of `text` that are the content. */
  readonly contentLength: number;
  readonly codePoints: number;
}

/** Code-point offsets, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface ToolCallRanges {
  readonly name: TextRange;
  readonly arguments: TextRange;
}

type CallText = Pick<ToolCall, "name" | "arguments">;

export function readableText(content: string, toolCalls: readonly CallText[]): ReadableText {
  const parts = [content, ...toolCalls.flatMap((call) => [call.name, call.arguments])];
  const text = parts.length === 1 ? content : parts.filter((part) => part !== "").join("\n");
  return { text, contentLength: content.length, codePoints: countCodePoints(text) };
}

/** Code points of the name and of the arguments of a call. */
export interface ToolCallLengths {
  readonly name: number;
  readonly arguments: number;
}

/** Where name and arguments of each call lie in the readable text of a step with this content. */
export function toolCallRanges(content: string, toolCalls: readonly CallText[]): readonly ToolCallRanges[] {
  return rangesBehind(
    countCodePoints(content),
    toolCalls.map((call) => ({ name: countCodePoints(call.name), arguments: countCodePoints(call.arguments) })),
  );
}

/** The same for a step of which only lengths are known, in code points: of its readable text and of its calls. */
export function rangesOfLengths(whole: number, calls: readonly ToolCallLengths[]) {
  const parts = calls.flatMap((call) => [call.name, call.arguments]).filter((length) => length > 0);
  // Each part stands behind a line break, but the first of a step without content.
  const contentEnd = Math.max(
    0,
    parts.reduce((rest, length) => rest - length - 1, whole),
  );
  return { contentEnd, calls: rangesBehind(contentEnd, calls) };
}

function rangesBehind(contentEnd: number, calls: readonly ToolCallLengths[]): readonly ToolCallRanges[] {
  let end = contentEnd;
  const place = (length: number): TextRange => {
    if (length === 0) return { start: end, end };
    const start = end === 0 ? 0 : end + 1;
    end = start + length;
    return { start, end };
  };
  return calls.map((call) => ({ name: place(call.name), arguments: place(call.arguments) }));
}
