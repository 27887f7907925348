import { countCodePoints } from "@/lib/traces/code-points";
import type { TextRange } from "@/lib/traces/readable-text";
import type { Phrase, SearchQuery } from "@/lib/traces/search-query";
import { type Word, wordsOf } from "@/lib/traces/search-words";

export interface Snippet {
  /** A piece of the text, and whether it begins or ends within it. */
  readonly text: string;
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
  /** What was sought, in UTF-16 places of `text`. */
  readonly marks: TextRange[];
  /** The first of it, in code points of the text that was looked through. */
  readonly found: TextRange;
}

const before = 80;
const length = 280;

/** Where what was sought stands in a text, with as much of it as lies close together. Null where none of it does. */
export function snippetOf(text: string, query: SearchQuery): Snippet | null {
  const words = [...wordsOf(text)];
  const phrases = query.flatMap(({ all }) => all);
  const hits = phrases
    .flatMap((phrase, which) => placesOf(phrase, words).map((range) => ({ ...range, which })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const variety = (start: number) =>
    new Set(hits.filter((hit) => hit.start >= start && hit.end <= start + length - before).map(({ which }) => which))
      .size;
  let best = hits[0];
  if (best === undefined) return null;
  let most = variety(best.start);
  // The first hits are enough to choose from; a part of a text is not long.
  for (const hit of hits.slice(1, 200)) {
    if (most === phrases.length) break;
    const here = variety(hit.start);
    if (here > most) [best, most] = [hit, here];
  }
  const from = wordEdge(text, Math.max(0, best.start - before));
  const to = Math.max(best.end, wordEdge(text, Math.min(text.length, from + length)));
  const marks = apart(hits.filter(({ start, end }) => start >= from && end <= to));
  const start = countCodePoints(text, 0, best.start);
  return {
    text: text.slice(from, to),
    cutBefore: from > 0,
    cutBehind: to < text.length,
    marks: marks.map((mark) => ({ start: mark.start - from, end: mark.end - from })),
    found: { start, end: start + countCodePoints(text, best.start, best.end) },
  };
}

function placesOf({ words: sought, prefix }: Phrase, words: readonly Word[]): TextRange[] {
  const fits = (word: Word | undefined, place: number) => {
    const lexeme = sought[place] ?? "";
    if (prefix && place === sought.length - 1) return word?.lexemes.some((known) => known.startsWith(lexeme)) ?? false;
    return word?.lexemes.includes(lexeme) ?? false;
  };
  const places: TextRange[] = [];
  for (const [at, first] of words.entries()) {
    if (!sought.every((_, place) => fits(words[at + place], place))) continue;
    places.push({ start: first.start, end: words[at + sought.length - 1]?.end ?? first.end });
  }
  return places;
}

/** A place that cuts no word in two where white space is near, and no character in any case. */
function wordEdge(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at;
  const blank = text.slice(at, at + 20).search(/\s/u);
  if (blank >= 0) return at + blank;
  return /[\udc00-\udfff]/.test(text[at] ?? "") ? at + 1 : at;
}

function apart(ranges: readonly TextRange[]): TextRange[] {
  const kept: TextRange[] = [];
  for (const { start, end } of ranges) {
    const last = kept.at(-1);
    if (last && start < last.end) kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else kept.push({ start, end });
  }
  return kept;
}
