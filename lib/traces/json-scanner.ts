/** Finds the structure of JSON text that arrives in chunks, without parsing it. */

const quote = 34;
const comma = 44;
const openList = 91;
const closeList = 93;
const openObject = 123;
const closeObject = 125;

const isStructure = (code: number) =>
  code === comma || code === openList || code === closeList || code === openObject || code === closeObject;

export class JsonScanner {
  #inString = false;
  /** Backslashes at the end of the chunk before, while in a string. */
  #backslashes = 0;

  /** Index of the next bracket, brace or comma outside of strings, or the chunk's length. */
  next(chunk: string, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.#inString) {
        at = this.#behindString(chunk, at);
        continue;
      }
      const code = chunk.charCodeAt(at);
      if (isStructure(code)) return at;
      if (code === quote) this.#inString = true;
      at += 1;
    }
    return at;
  }

  #behindString(chunk: string, from: number): number {
    const end = chunk.indexOf('"', from);
    const stop = end < 0 ? chunk.length : end;
    let run = 0;
    while (stop - run > from && chunk.charCodeAt(stop - run - 1) === 92) run += 1;
    if (stop - run === from) run += this.#backslashes;
    this.#backslashes = end < 0 ? run % 2 : 0;
    if (end < 0) return stop;
    if (run % 2 === 0) this.#inString = false;
    return end + 1;
  }
}

/** Index behind the first value of the text, which begins at `from` with a brace or bracket; -1 when it is not closed. */
export function endOfValue(text: string, from: number): number {
  const scanner = new JsonScanner();
  let depth = 0;
  for (let at = scanner.next(text, from); at < text.length; at = scanner.next(text, at + 1)) {
    const character = text[at];
    if (character === "{" || character === "[") depth += 1;
    else if (character !== ",") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return -1;
}

export function countLines(text: string, from = 0, to = text.length): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
