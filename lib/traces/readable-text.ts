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

/** Where name and arguments of each call lie in the readable text of a step with this content. */
export function toolCallRanges(content: string, toolCalls: readonly CallText[]): readonly ToolCallRanges[] {
  let end = countCodePoints(content);
  const place = (part: string): TextRange => {
    if (part === "") return { start: end, end };
    const start = end === 0 ? 0 : end + 1;
    end = start + countCodePoints(part);
    return { start, end };
  };
  return toolCalls.map((call) => ({ name: place(call.name), arguments: place(call.arguments) }));
}
