import { countCodePoints } from "@/lib/traces/code-points";
import { type FormattedRun, standIn, verbatimRuns } from "@/lib/traces/formatted/formatted-node";

const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;
/** What Markdown leaves out between the letters of a text: signs of quotes, indents, the backslash of an escape. */
const leftOut = /[\s>\\`|]/;

/**
 * The runs of what a parser made of `source`, whose first character stands at
 * code point `start`: letters that stand in the source stay letters, entities
 * stand whole, and what was left out lies between runs. Where the two cannot be
 * brought together, one run stands for it all.
 */
export function alignedRuns(source: string, start: number, meaning: string): FormattedRun[] {
  if (source === meaning) return verbatimRuns(source, start);
  const runs: FormattedRun[] = [];
  let at = start;
  let begun = 0;
  let [read, said] = [0, 0];
  const close = (next: number): void => {
    const letters = source.slice(begun, read);
    runs.push(...verbatimRuns(letters, at));
    at += countCodePoints(source.slice(begun, next));
    [begun, read] = [next, next];
  };
  while (said < meaning.length) {
    const [letter, wanted] = [source[read], meaning[said]];
    if (letter === undefined) return [standIn(source, start, meaning)];
    const meant = letter === "&" ? entityAt(source, read, meaning, said) : null;
    if (meant !== null) {
      close(read);
      runs.push(standIn(meant.source, at, meant.meaning));
      at += countCodePoints(meant.source);
      [begun, read] = [read + meant.source.length, read + meant.source.length];
      said += meant.meaning.length;
    } else if (letter === wanted && !(letter === "\\" && source[read + 1] === meaning[said])) {
      read += 1;
      said += 1;
    } else if (leftOut.test(letter)) close(read + 1);
    else return [standIn(source, start, meaning)];
  }
  close(source.length);
  return runs;
}

interface Meant {
  readonly source: string;
  readonly meaning: string;
}

/** An entity of the source and the characters it became, told by what follows it in both. */
function entityAt(source: string, read: number, meaning: string, said: number): Meant | null {
  entity.lastIndex = read;
  const found = entity.exec(source)?.[0];
  if (found === undefined || meaning.startsWith(found, said)) return null;
  const length = (meaning.codePointAt(said) ?? 0) > 0xffff ? 2 : 1;
  return { source: found, meaning: meaning.slice(said, said + length) };
}
