/**
 * JSON of one record, read so that nothing is lost and nothing is trusted.
 * Beyond the standard (RFC 8259) it takes what trace files hold: bare NaN and
 * Infinity (kept as text), raw control characters in strings, numbers too large
 * for a double (kept as text) and keys that stand twice in one object (the
 * later value wins, as everywhere, and the earlier one moves to another key).
 * Every key becomes an own property, `__proto__` too.
 */
import type { Json } from "@/lib/traces/canonical";
import { numberOrText } from "@/lib/traces/json-number";
import { setField } from "@/lib/traces/json-value";

export const maxDepth = 200;

export type JsonReading =
  | { readonly ok: true; readonly value: Json; readonly notes: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

class Problem extends Error {
  constructor(
    readonly what: string,
    readonly at: number,
  ) {
    super(what);
  }
}

/** A problem that only the end of the text makes one. */
class Unfinished extends Problem {}

const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /-?[A-Za-z]+/y;
const words = new Map<string, Json>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", "NaN"],
  ["Infinity", "Infinity"],
  ["-Infinity", "-Infinity"],
]);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what strict JSON would have escaped.
const control = /[\u0000-\u001f]/;
const controls = new RegExp(control, "g");
const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

class Parser {
  readonly notes = new Set<string>();
  #at = 0;

  constructor(readonly text: string) {}

  document(): Json {
    const value = this.#value(0);
    this.#skip();
    if (this.#at < this.text.length) throw new Problem("something follows after the end of the value", this.#at);
    return value;
  }

  #skip(): void {
    while (isSpace(this.text.charCodeAt(this.#at))) this.#at += 1;
  }

  #value(depth: number): Json {
    this.#skip();
    const next = this.text[this.#at];
    if (next === undefined) throw new Problem("the text ends where a value is expected", this.#at);
    if (next === '"') return this.#string();
    if (next !== "{" && next !== "[") return this.#scalar();
    if (depth >= maxDepth) throw new Problem(`objects and lists are nested more than ${maxDepth} deep`, this.#at);
    this.#at += 1;
    return next === "{" ? this.#object(depth + 1) : this.#list(depth + 1);
  }

  #scalar(): Json {
    numeral.lastIndex = this.#at;
    const number = numeral.exec(this.text)?.[0];
    if (number !== undefined) {
      this.#at += number.length;
      return numberOrText(number);
    }
    word.lastIndex = this.#at;
    const found = word.exec(this.text)?.[0] ?? "";
    const value = words.get(found);
    if (value === undefined) throw new Problem("a value is expected", this.#at);
    this.#at += found.length;
    return value;
  }

  #string(): string {
    const start = this.#at + 1;
    let end = this.text.indexOf('"', start);
    while (end >= 0 && this.#isEscaped(end, start)) end = this.text.indexOf('"', end + 1);
    if (end < 0) throw new Unfinished("a string has no closing quote", this.#at);
    const body = this.text.slice(start, end);
    this.#at = end + 1;
    return body.includes("\\") ? unescaped(this.text.slice(start - 1, end + 1), start) : body;
  }

  #isEscaped(quote: number, start: number): boolean {
    let backslashes = 0;
    while (quote - backslashes > start && this.text.charCodeAt(quote - backslashes - 1) === 92) backslashes += 1;
    return backslashes % 2 === 1;
  }

  #list(depth: number): Json[] {
    const items: Json[] = [];
    this.#skip();
    if (this.#take("]")) return items;
    for (;;) {
      items.push(this.#value(depth));
      this.#skip();
      if (this.#take("]")) return items;
      if (!this.#take(",")) throw new Problem("a comma or ] is expected in this list", this.#at);
    }
  }

  #object(depth: number): { [key: string]: Json } {
    const fields: { [key: string]: Json } = {};
    this.#skip();
    if (this.#take("}")) return fields;
    for (;;) {
      this.#skip();
      if (this.text[this.#at] !== '"') throw new Problem("a key in double quotes is expected", this.#at);
      const key = this.#string();
      this.#skip();
      if (!this.#take(":")) throw new Problem("a colon is expected after the key", this.#at);
      const value = this.#value(depth);
      if (Object.hasOwn(fields, key)) this.#moveEarlier(fields, key);
      setField(fields, key, value);
      this.#skip();
      if (this.#take("}")) return fields;
      if (!this.#take(",")) throw new Problem("a comma or } is expected in this object", this.#at);
    }
  }

  #moveEarlier(fields: { [key: string]: Json }, key: string): void {
    let other = `${key} (earlier)`;
    while (Object.hasOwn(fields, other)) other += " (earlier)";
    setField(fields, other, fields[key] ?? null);
    this.notes.add(`The key "${key}" stands twice in one object: the earlier value is kept as "${other}".`);
  }

  #take(character: string): boolean {
    if (this.text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }
}

function unescaped(quoted: string, at: number): string {
  const strict = control.test(quoted) ? quoted.replace(controls, escapeOf) : quoted;
  try {
    const value: unknown = JSON.parse(strict);
    if (typeof value === "string") return value;
  } catch {
    // The one thing that can still be wrong in here is an escape.
  }
  throw new Problem("a backslash in this string does not begin an escape that JSON knows", at);
}

const escapeOf = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Parses one JSON text; `line` is the line of the file on which it begins. */
export function parseJson(text: string, line = 1): JsonReading {
  const parser = new Parser(text);
  try {
    return { ok: true, value: parser.document(), notes: [...parser.notes] };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const before = text.slice(0, problem.at).split("\n");
    const place = { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
    const near = text.slice(problem.at, problem.at + 24).split("\n", 1)[0] ?? "";
    const seen = near === "" ? "at the end of the text" : `near ${JSON.stringify(near)}`;
    const isCut = problem instanceof Unfinished || text.slice(problem.at).trim() === "";
    const remedy = isCut
      ? "It seems to be cut off: export or upload it again."
      : "Correct the file there, or export it again.";
    const message = `This is not valid JSON: ${problem.what} (line ${place.line}, column ${place.column}, ${seen}). ${remedy}`;
    return { ok: false, message, ...place };
  }
}
