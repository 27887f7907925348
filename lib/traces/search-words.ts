/**
 * Text as words, for searching a project. PostgreSQL's own parsers take
 * `requests.get` for a host name, `/tmp/x` for a file and a Chinese sentence for
 * one word, and fold letters as the database's locale says. Traces are code,
 * paths and many languages, so we cut them ourselves, the same way for what is
 * stored and for what is sought, on every database alike.
 */

export interface Word {
  /** UTF-16 places in the text. */
  readonly start: number;
  readonly end: number;
  /** What it is found by: itself, and the parts of a name in camel case. */
  readonly lexemes: readonly string[];
}

/** Scripts that put no blanks between words: each character is a word, and a run of them is sought as a phrase. */
const unspaced = "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
const word = new RegExp(`${unspaced}\\p{M}*|(?:(?!${unspaced})[\\p{L}\\p{N}\\p{M}])+`, "gu");
const humps = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
/** Longer words, such as encoded data, are told by their beginning. */
const longest = 80;

function folded(text: string): string {
  return text.slice(0, longest).toWellFormed().normalize("NFKC").toLowerCase();
}

/** The words of a text in order. */
export function* wordsOf(text: string): Generator<Word> {
  for (const found of text.matchAll(word)) {
    const [whole] = found;
    const parts = whole.length <= longest ? whole.split(humps) : [];
    const lexemes = [folded(whole), ...(parts.length > 1 ? parts.map(folded) : [])];
    yield { start: found.index, end: found.index + whole.length, lexemes };
  }
}
