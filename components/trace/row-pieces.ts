import type { LoadedStep } from "@/components/trace/trace-text";
import { countCodePoints, sliceCodePoints } from "@/lib/traces/code-points";

/** A part of a row: of the content, or of the name or the arguments of a tool call. */
export interface Piece {
  readonly part: "content" | "name" | "arguments";
  /** Place of its call among the step's; -1 for the content. */
  readonly call: number;
  readonly start: number;
  readonly text: string;
}

/** A row's text by parts. The line breaks that join the parts in the readable text belong to none and are not drawn. */
export function piecesOf(
  { contentEnd, calls }: Pick<LoadedStep, "contentEnd" | "calls">,
  start: number,
  text: string,
): Piece[] {
  const end = start + countCodePoints(text);
  const parts = [
    { part: "content" as const, call: -1, start: 0, end: contentEnd },
    ...calls.flatMap((ranges, call) => [
      { part: "name" as const, call, ...ranges.name },
      { part: "arguments" as const, call, ...ranges.arguments },
    ]),
  ];
  return parts.flatMap(({ part, call, ...range }) => {
    const from = Math.max(start, range.start);
    const to = Math.min(end, range.end);
    return from < to ? [{ part, call, start: from, text: sliceCodePoints(text, from - start, to - start) }] : [];
  });
}
