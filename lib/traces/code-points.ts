/**
 * Offsets in Topmast count Unicode code points, while JavaScript indexes UTF-16
 * units. A lone surrogate counts as one code point, as string iteration does.
 */
const surrogate = /[\ud800-\udfff]/;

function isPairAt(text: string, index: number): boolean {
  const high = text.charCodeAt(index);
  if (high < 0xd800 || high > 0xdbff || index + 1 >= text.length) return false;
  const low = text.charCodeAt(index + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** Number of code points in [start, end) of UTF-16 indexes. */
export function countCodePoints(text: string, start = 0, end = text.length): number {
  const whole = start === 0 && end === text.length;
  // Most text has no surrogates: one native scan settles it.
  if (!surrogate.test(whole ? text : text.slice(start, end))) return end - start;
  let count = 0;
  for (let index = start; index < end; index += isPairAt(text, index) ? 2 : 1) count += 1;
  return count;
}

/** UTF-16 index of the code point at `offset`; the text's length when the offset lies behind its end. */
export function indexOfCodePoint(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (!surrogate.test(text.slice(0, offset))) return Math.min(offset, text.length);
  let index = 0;
  for (let count = 0; count < offset && index < text.length; count += 1) index += isPairAt(text, index) ? 2 : 1;
  return index;
}

/** Code-point offset of a UTF-16 index; an index inside a pair counts as behind it. */
export function codePointOfIndex(text: string, index: number): number {
  return countCodePoints(text, 0, Math.max(0, Math.min(index, text.length)));
}

/** The text from code point `start` up to but not including `end`. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const from = indexOfCodePoint(text, start);
  return text.slice(from, from + indexOfCodePoint(text.slice(from), Math.max(0, end - Math.max(0, start))));
}
