/** Python's repr of dicts, lists and strings, as logs hold them, read without running anything. */
import type { Json } from "@/lib/traces/canonical";
import { numberOrText } from "@/lib/traces/json-number";

const maxDepth = 100;
const space = /\s*/y;
const number = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const name = /None|True|False|nan|-?inf/y;
const names = new Map<string, Json>([
  ["None", null],
  ["True", true],
  ["False", false],
  ["nan", "NaN"],
  ["inf", "Infinity"],
  ["-inf", "-Infinity"],
]);
const stringStart = /([rRbBuU]?)('''|"""|'|")/y;
const escapes = /\\(?:\r?\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[\s\S])/g;
const simple = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
  ["a", "\u0007"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
]);

class NoLiteral extends Error {}

class Reader {
  constructor(
    readonly text: string,
    public at: number,
  ) {}

  value(depth: number): Json {
    this.skip();
    if (depth > maxDepth) throw new NoLiteral();
    const next = this.text[this.at] ?? "";
    if (next === "{") return this.dict(depth);
    if (next === "[") return this.list("]", depth);
    if (next === "(") return this.list(")", depth);
    const word = this.match(name);
    if (word !== null) return names.get(word[0]) ?? null;
    const digits = this.match(number);
    if (digits !== null) return numberOrText(digits[0].replace(/^\+/, ""));
    return this.string();
  }

  skip(): void {
    this.match(space);
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }

  take(character: string): boolean {
    this.skip();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  string(): string {
    const start = this.match(stringStart);
    if (start === null) throw new NoLiteral();
    const [, prefix = "", quote = "'"] = start;
    const from = this.at;
    let end = this.text.indexOf(quote, from);
    while (end >= 0 && this.escaped(end, from)) end = this.text.indexOf(quote, end + 1);
    if (end < 0) throw new NoLiteral();
    this.at = end + quote.length;
    const body = this.text.slice(from, end);
    return /r/i.test(prefix) ? body : body.replace(escapes, unescaped);
  }

  escaped(quote: number, from: number): boolean {
    let run = 0;
    while (quote - run > from && this.text[quote - run - 1] === "\\") run += 1;
    return run % 2 === 1;
  }

  list(close: string, depth: number): Json {
    this.at += 1;
    const items: Json[] = [];
    while (!this.take(close)) {
      items.push(this.value(depth + 1));
      if (!this.take(",") && this.text[this.at] !== close) throw new NoLiteral();
    }
    return items;
  }

  dict(depth: number): Json {
    this.at += 1;
    const entries: [string, Json][] = [];
    while (!this.take("}")) {
      const key = this.value(depth + 1);
      if (!this.take(":")) throw new NoLiteral();
      entries.push([typeof key === "string" ? key : JSON.stringify(key), this.value(depth + 1)]);
      if (!this.take(",") && this.text[this.at] !== "}") throw new NoLiteral();
    }
    return Object.fromEntries(entries);
  }
}

function unescaped(whole: string): string {
  const rest = whole.slice(1);
  if (rest.endsWith("\n")) return "";
  if (/^[xuU]/.test(rest) && rest.length > 1) {
    const point = Number.parseInt(rest.slice(1), 16);
    return point > 0x10ffff ? whole : String.fromCodePoint(point);
  }
  if (/^[0-7]/.test(rest)) return String.fromCharCode(Number.parseInt(rest, 8));
  return simple.get(rest) ?? whole;
}

/** The literal that begins at `from`, and where it ends; null where there is none. */
export function readPythonLiteral(text: string, from: number): { readonly value: Json; readonly end: number } | null {
  const reader = new Reader(text, from);
  try {
    const value = reader.value(0);
    return { value, end: reader.at };
  } catch (problem) {
    if (problem instanceof NoLiteral) return null;
    throw problem;
  }
}
