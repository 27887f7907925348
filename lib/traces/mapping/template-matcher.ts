/**
 * Finds the lines of a log that begin a step, as a template says. Each hole
 * ends at the first place where what follows it stands; nothing is tried a
 * second time, and only the beginning of a line is looked at, so the time grows
 * with the length of the text and with nothing else.
 */
import type { Hole, Literal, StepTemplate } from "@/lib/traces/mapping/step-template";
import { behindTimeRun, isWrittenTime } from "@/lib/traces/mapping/written-time";

/** How much of a line a header may take, and a name in it. */
const longestHeader = 1_000;
const longestName = 80;
const mostWords = 8;

export interface StepHeader {
  readonly start: number;
  /** Where the text of the step may begin, on the same line or at its end. */
  readonly body: number;
  readonly fields: { readonly [hole in Exclude<Hole, "text" | "skip">]?: string };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal are such characters
const colours = /\u001b\[[\d;]{0,20}m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
const coloursHere = /(?:\u001b\[[\d;]{0,20}m){0,4}/y;

/** A name is short, and no sentence ends within it; "/Planner" is what closes a tag. */
export function isName(value: string): boolean {
  return (
    !value.startsWith("/") &&
    value.length <= longestName &&
    /[\p{L}\p{N}]/u.test(value) &&
    !/[.!?] /.test(value) &&
    value.split(/\s+/).length <= mostWords
  );
}

interface Line {
  readonly text: string;
  readonly end: number;
  /** Where a header has to be complete, unless it fills the line. */
  readonly limit: number;
}

interface HolePlace {
  readonly hole: Hole;
  /** What stands behind it in the template. */
  readonly literal: Literal | null;
  /** Whether that is the last of the template. */
  readonly last: boolean;
}

export class TemplateMatcher {
  /** Characters looked at so far, for the test that there are never many. */
  examined = 0;
  readonly #except: ReadonlySet<string>;

  constructor(
    readonly template: StepTemplate,
    except: readonly string[] = [],
  ) {
    this.#except = new Set(except);
  }

  *headers(text: string): Generator<StepHeader> {
    for (let start = 0; start < text.length; ) {
      const found = text.indexOf("\n", start);
      const lineEnd = found < 0 ? text.length : found;
      const header = this.#headerAt(text, start, text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd);
      if (header !== null) yield header;
      start = lineEnd + 1;
    }
  }

  #headerAt(text: string, start: number, lineEnd: number): StepHeader | null {
    coloursHere.lastIndex = start;
    coloursHere.test(text);
    let at = Math.min(coloursHere.lastIndex, lineEnd);
    // Blanks at the end of a line are no part of what it says.
    let end = lineEnd;
    while (end > at && (text[end - 1] === " " || text[end - 1] === "\t")) end -= 1;
    this.examined += lineEnd - end;
    if (end === at) return null;
    const limit = Math.min(end, at + longestHeader);
    const { tokens } = this.template;
    const fields: { [hole in Hole]?: string } = {};
    for (const [index, token] of tokens.entries()) {
      const before = tokens[index - 1];
      if ("literal" in token) {
        // Behind a hole it is found together with the hole.
        if (before !== undefined) continue;
        const behind = this.#behindLiteral(text, at, end, token);
        if (behind < 0 || (tokens.length === 1 && behind < end)) return null;
        at = behind;
        continue;
      }
      if (token.hole === "text") break;
      const next = tokens[index + 1];
      const literal = next !== undefined && "literal" in next ? next : null;
      const line = { text, end, limit };
      const place = this.#holeEnd(line, at, { hole: token.hole, literal, last: index + 2 >= tokens.length });
      if (place === null) return null;
      fields[token.hole] = text.slice(at, place.end).replace(colours, "").trim();
      at = place.next;
    }
    return this.#accepts(fields) ? { start, body: Math.min(at, lineEnd), fields } : null;
  }

  /** Index behind the literal at `from`, or -1; blanks that it ends with may be missing at the end of a line. */
  #behindLiteral(text: string, from: number, end: number, { literal }: Literal): number {
    this.examined += literal.length;
    if (text.startsWith(literal, from)) return from + literal.length;
    const bare = literal.trimEnd();
    return bare !== "" && from + bare.length === end && text.startsWith(bare, from) ? end : -1;
  }

  /** Where the hole ends, and where what stands behind it does. */
  #holeEnd(line: Line, from: number, place: HolePlace): { readonly end: number; readonly next: number } | null {
    const { text, end, limit } = line;
    const { hole, literal, last } = place;
    if (hole === "time") return this.#timeEnd(line, from, place);
    if (literal === null) return limit < end ? null : { end, next: end };
    const bare = literal.literal.trimEnd();
    const atEnd = { end: end - bare.length, next: end };
    if (last) {
      this.examined += bare.length;
      return end - bare.length >= from && limit === end && text.endsWith(bare, end) ? atEnd : null;
    }
    const found = this.#find(text, from, limit, literal, "first");
    if (found >= 0) return { end: found, next: found + literal.literal.length };
    this.examined += bare.length;
    return bare !== "" && end - bare.length >= from && limit === end && text.endsWith(bare, end) ? atEnd : null;
  }

  /** A time may hold what follows it ("12:30: …"), so it is as long as it can be and still be one. */
  #timeEnd(
    { text, end }: Line,
    from: number,
    { literal, last }: HolePlace,
  ): { readonly end: number; readonly next: number } | null {
    const run = behindTimeRun(text, from, end);
    this.examined += run - from;
    const bare = literal?.literal.trimEnd() ?? "";
    if (literal !== null && !last) {
      const { length } = literal.literal;
      const found = this.#find(text, from, Math.min(end, run + length), literal, "last");
      if (found >= 0) return isWrittenTime(text.slice(from, found)) ? { end: found, next: found + length } : null;
    }
    const stop = end - bare.length;
    this.examined += bare.length;
    const closed = literal === null || last || bare !== "";
    if (!closed || stop < from || stop > run || !text.endsWith(bare, end)) return null;
    return isWrittenTime(text.slice(from, stop)) ? { end: stop, next: end } : null;
  }

  /** A place of the literal in [from, to), or -1 (Knuth, Morris and Pratt 1977). */
  #find(text: string, from: number, to: number, { literal, borders }: Literal, which: "first" | "last"): number {
    let length = 0;
    let found = -1;
    for (let at = from; at < to; at += 1) {
      this.examined += 1;
      while (length > 0 && text[at] !== literal[length]) {
        length = borders[length - 1] ?? 0;
        this.examined += 1;
      }
      if (text[at] === literal[length]) length += 1;
      if (length < literal.length) continue;
      found = at + 1 - length;
      if (which === "first") return found;
      length = borders[length - 1] ?? 0;
    }
    return found;
  }

  #accepts({ agent, to }: { readonly [hole in Hole]?: string }): boolean {
    if (to !== undefined && !isName(to)) return false;
    return agent === undefined || (isName(agent) && !this.#except.has(agent));
  }
}
