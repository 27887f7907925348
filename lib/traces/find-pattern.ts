/**
 * Finding words in the text of a trace. The text is never changed to be
 * searched (folding may change its length: "İ" becomes two code points), so a
 * hit's offsets are those of the stored text. Instead the pattern is made to
 * fit every way of writing the same: composed and decomposed letters
 * (canonical equivalence, Unicode Standard Annex 15), any run of white space
 * for a blank, and, unless case matters, letters equal under simple case
 * folding, which the `u` and `i` flags of regular expressions mean.
 */
import { countCodePoints } from "@/lib/traces/code-points";
import type { TextRange } from "@/lib/traces/readable-text";

export interface FindWords {
  /** As typed. */
  readonly words: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** Longer words are cut here, in UTF-16 units. */
export const longestFind = 500;

const cluster = /\s+|[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;
const wordPart = "[\\p{L}\\p{N}\\p{M}_]";
const beginsWithWord = new RegExp(`^${wordPart}`, "u");
const endsWithWord = new RegExp(`${wordPart}$`, "u");
/** A letter that goes on with an accent is another letter, however that is written. */
const noAccentBehind = "(?![\\u0300-\\u036f])";

function escaped(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}-]/g, (sign) => (sign === "-" ? "\\x2d" : sign === "/" ? "\\/" : `\\${sign}`));
}

function writtenAs(part: string): string {
  // No pattern begins or ends with a run of blanks, nor follows one by another: each text is gone through once.
  if (/^\s/u.test(part)) return "\\s+";
  const ways = [...new Set([part, part.normalize("NFC"), part.normalize("NFD")])];
  return ways.length === 1 ? escaped(part) : `(?:${ways.map(escaped).join("|")})`;
}

/** What finds the words; null where there are none. */
export function findPattern({ words, matchCase, wholeWord }: FindWords): RegExp | null {
  const sought = words.slice(0, longestFind).toWellFormed().trim();
  if (sought === "") return null;
  const body = (sought.match(cluster) ?? []).map(writtenAs).join("");
  const before = wholeWord && beginsWithWord.test(sought) ? `(?<!${wordPart})` : "";
  const behind =
    wholeWord && endsWithWord.test(sought) ? `(?!${wordPart})` : endsWithWord.test(sought) ? noAccentBehind : "";
  return new RegExp(`${before}${body}${behind}`, matchCase ? "gu" : "giu");
}

export function countHits(text: string, pattern: RegExp): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (pattern.exec(text) !== null) count += 1;
  return count;
}

export interface HitWindow {
  /** Hits to pass over. */
  readonly skip?: number;
  /** Most hits to answer with. */
  readonly limit?: number;
  /** Code point at which the text begins, for a part of a longer one. */
  readonly start?: number;
}

/** Where the pattern is found, in code points, the end exclusive; hits do not overlap. */
export function hitsIn(text: string, pattern: RegExp, window: HitWindow = {}): TextRange[] {
  const { skip = 0, limit = Number.POSITIVE_INFINITY, start: begins = 0 } = window;
  const hits: TextRange[] = [];
  let passed = 0;
  let unit = 0;
  let point = begins;
  pattern.lastIndex = 0;
  while (hits.length < limit) {
    const found = pattern.exec(text);
    if (found === null) break;
    passed += 1;
    if (passed <= skip) continue;
    const start = point + countCodePoints(text, unit, found.index);
    unit = found.index + found[0].length;
    point = start + countCodePoints(found[0]);
    hits.push({ start, end: point });
  }
  return hits;
}
