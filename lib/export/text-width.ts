/** How wide text is, near enough to cut and to wrap it where there is no browser to ask. */

const wide = /[\u1100-\uffff]|[\u{10000}-\u{10ffff}]/u;
const capital = /[\p{Lu}mwMW@%&–—]/u;
const slim = /[iljtfrI.,:;'’|!()[\] ]/u;

/** In units of the size of the font, after the widths of common sans-serif faces. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const point of text)
    em += wide.test(point) && !slim.test(point) ? 1.05 : slim.test(point) ? 0.32 : capital.test(point) ? 0.74 : 0.57;
  return em * size;
}

/** The text, or as much of it as fits with an ellipsis behind. */
export function fitted(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = "";
  for (const point of text) {
    if (textWidth(`${kept}${point}…`, size) > width) break;
    kept += point;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in lines that fit, broken between words; a word that fits nowhere is cut. */
export function wrapped(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(fitted(word, width, size));
  }
  return lines;
}
