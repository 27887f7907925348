/** Moving a caret over text by characters and words as people see them, in code points. */
import { codePointOfIndex, countCodePoints, indexOfCodePoint } from "@/lib/traces/code-points";

const words = new Intl.Segmenter(undefined, { granularity: "word" });
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export type Unit = "character" | "word";
export type Direction = 1 | -1;

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** The pieces of a text at which a caret may stop, as UTF-16 ranges. */
function* pieces(text: string, unit: Unit): Generator<Piece> {
  const segments = unit === "word" ? words.segment(text) : graphemes.segment(text);
  for (const { index, segment, isWordLike } of segments) {
    if (unit === "character" || isWordLike) yield { start: index, end: index + segment.length };
  }
}

/** Where a caret at code point `at` stands after one move; the end of the text where there is nothing further. */
export function moveCaret(text: string, at: number, unit: Unit, direction: Direction): number {
  const index = indexOfCodePoint(text, at);
  if (direction === 1) {
    for (const { end } of pieces(text, unit)) if (end > index) return codePointOfIndex(text, end);
    return countCodePoints(text);
  }
  let before = 0;
  for (const { start } of pieces(text, unit)) {
    if (start >= index) break;
    before = start;
  }
  return codePointOfIndex(text, before);
}

/** The word that covers code point `at`, or the next one; the whole text where no word follows. */
export function wordFrom(text: string, at: number): Piece {
  const index = indexOfCodePoint(text, at);
  for (const { start, end } of pieces(text, "word")) {
    if (end > index) return { start: codePointOfIndex(text, start), end: codePointOfIndex(text, end) };
  }
  return { start: Math.min(at, countCodePoints(text)), end: countCodePoints(text) };
}

/** The range without white space at its ends, as a mouse tends to take it along. */
export function trimmed(text: string, start: number, end: number): Piece {
  const slice = text.slice(indexOfCodePoint(text, start), indexOfCodePoint(text, end));
  // White space lies outside the surrogates, so UTF-16 units and code points count the same here.
  const lead = slice.length - slice.trimStart().length;
  const trail = slice.length - slice.trimEnd().length;
  return lead === slice.length ? { start, end } : { start: start + lead, end: end - trail };
}
