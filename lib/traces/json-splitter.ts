/**
 * Splits JSON text that arrives in chunks into records, holding one record at a
 * time: the elements of a list, the objects that follow one another, or the
 * elements of the list inside `{"traces": […]}` or `{"data": […]}`, whose other
 * members come last, as one piece.
 */
import { countLines, JsonScanner } from "@/lib/traces/json-scanner";
import type { SplitItem } from "@/lib/traces/split-records";

type Mode = "outside" | "value" | "between" | "element" | "tail";

/** Lists under these names are unpacked wherever they stand first. */
const wrapperNames = ["traces", "data"];

export class JsonSplitter {
  #scanner = new JsonScanner();
  #mode: Mode = "outside";
  #depth = 0;
  #pieces: string[] = [];
  #length = 0;
  #tooLong = false;
  #line = 1;
  #startLine = 1;
  #record = 0;
  #listSeen = false;
  /** What stands before the list of a wrapper; null while there is no wrapper. */
  #leading: string | null = null;
  /** The text of an object up to a list that may be the wrapper's. */
  #maybe: string | null = null;

  /** The end of an object's text up to the list of a wrapper. */
  readonly #wrapperList: RegExp;
  /** What stood before the list of the wrapper that was met, from its brace on. */
  leading = "{";

  constructor(
    readonly unwrapList: boolean,
    readonly maxLength: number,
    names: readonly string[] = wrapperNames,
  ) {
    this.#wrapperList = new RegExp(`(?:^\\{|,)\\s*"(?:${names.join("|")})"\\s*:\\s*$`);
  }

  push(chunk: string): SplitItem[] {
    const items: SplitItem[] = [];
    let from = 0;
    while (from < chunk.length) {
      if (this.#maybe !== null) this.#decideWrapper(chunk, from);
      if (this.#mode === "outside" || this.#mode === "between") from = this.#begin(chunk, from, items);
      else from = this.#goOn(chunk, from, items);
    }
    return items;
  }

  end(): SplitItem[] {
    if (this.#mode === "outside") return [];
    const items: SplitItem[] = [];
    const inList = this.#mode !== "value" && (this.#mode !== "element" || this.#depth === 0);
    // An unfinished record goes on as it is: parsing it says best what is missing.
    if (this.#mode === "value" || this.#mode === "element") this.#emit(items);
    const message =
      "The file ends before its list is closed: it was cut off after this place. Export or upload it again.";
    if (inList) items.push({ type: "bad", record: this.#record, line: this.#line, message });
    return items;
  }

  /** Skips what stands between records and enters the next one. */
  #begin(chunk: string, from: number, items: SplitItem[]): number {
    let at = from;
    while (at < chunk.length && " \t\r\n".includes(chunk[at] ?? "")) at += 1;
    this.#line += countLines(chunk, from, at);
    if (at >= chunk.length) return at;
    const character = chunk[at];
    if (this.#mode === "between" && (character === "," || character === "]")) {
      if (character === "]") this.#closeList();
      return at + 1;
    }
    this.#startLine = this.#line;
    if (this.#mode === "between") {
      this.#mode = "element";
      return at;
    }
    if (character === "[" && this.unwrapList) {
      if (this.#listSeen) items.push(this.#second());
      this.#listSeen = true;
      this.#mode = "between";
      return at + 1;
    }
    this.#mode = "value";
    return at;
  }

  #second(): SplitItem {
    const message = "A second list begins here, after the end of the first. Upload each list as a file of its own.";
    return { type: "bad", record: this.#record, line: this.#line, message };
  }

  #closeList(): void {
    this.#mode = this.#leading === null ? "outside" : "tail";
    this.#depth = this.#leading === null ? 0 : 1;
    this.#startLine = this.#line;
  }

  /** Collects the record up to where it ends or the chunk does. */
  #goOn(chunk: string, from: number, items: SplitItem[]): number {
    let at = this.#scanner.next(chunk, from);
    for (; at < chunk.length; at = this.#scanner.next(chunk, at + 1)) {
      const character = chunk[at];
      if (character === "{" || character === "[") {
        if (character === "[" && this.#depth === 1 && this.#mode === "value" && this.#opensWrapper(chunk, from, at))
          return at + 1;
        this.#depth += 1;
      } else if (this.#depth === 0) {
        if (this.#mode === "element" && character !== "}") return this.#finish(chunk, from, at, items);
      } else if (character !== ",") {
        this.#depth -= 1;
        if (this.#depth === 0 && this.#mode !== "element") return this.#finish(chunk, from, at + 1, items);
      }
    }
    this.#collect(chunk, from, at);
    // Something that is no JSON value between values: a line of it is one bad record.
    if (this.#mode === "value" && this.#depth === 0 && chunk.includes("\n", from)) this.#emit(items);
    return at;
  }

  #opensWrapper(chunk: string, from: number, at: number): boolean {
    if (this.#record > 0 || this.#tooLong || !this.#wrapperList.test(this.#lately(chunk.slice(from, at)))) return false;
    this.#collect(chunk, from, at);
    this.#maybe = this.#pieces.join("");
    this.#collect("[", 0, 1);
    this.#depth += 1;
    return true;
  }

  /** The last characters of the record, up to and with `piece`. */
  #lately(piece: string): string {
    let text = piece;
    for (let at = this.#pieces.length - 1; at >= 0 && text.length < 128; at -= 1)
      text = `${this.#pieces[at] ?? ""}${text}`;
    return text.slice(-128);
  }

  /** The list is a wrapper's when objects or lists stand in it. */
  #decideWrapper(chunk: string, from: number): void {
    const next = chunk.slice(from).trimStart()[0];
    if (next === undefined) return;
    if (next === "{" || next === "[") {
      this.#leading = (this.#maybe ?? "").replace(/"\w+"\s*:\s*$/, "");
      this.leading = this.#leading;
      this.#reset();
      this.#depth = 0;
      this.#mode = "between";
    }
    this.#maybe = null;
  }

  #finish(chunk: string, from: number, to: number, items: SplitItem[]): number {
    this.#collect(chunk, from, to);
    if (this.#mode === "tail") {
      const members = membersOf(this.#leading ?? "{", this.#pieces.join(""));
      if (members !== null) items.push({ type: "wrapper", line: this.#startLine, text: members });
      this.#leading = null;
      this.#reset();
      this.#mode = "outside";
    } else this.#emit(items);
    return to;
  }

  #emit(items: SplitItem[]): void {
    const place = { record: this.#record, line: this.#startLine };
    if (this.#tooLong) {
      const megabytes = Math.round(this.maxLength / 1_048_576);
      items.push({
        type: "bad",
        ...place,
        message: `This record is longer than ${megabytes} MiB, the most that is read at once. Split it: runs may be as many as there are where each is a line, or an element of one list.`,
      });
    } else {
      const listed = this.#mode === "element" ? { listed: true as const } : {};
      items.push({ type: "record", ...place, text: this.#pieces.join(""), ...listed });
    }
    this.#record += 1;
    this.#reset();
    this.#mode = this.#mode === "element" ? "between" : "outside";
  }

  #collect(chunk: string, from: number, to: number): void {
    this.#line += countLines(chunk, from, to);
    this.#length += to - from;
    if (this.#length > this.maxLength) {
      this.#tooLong = true;
      this.#pieces = [];
    } else this.#pieces.push(chunk.slice(from, to));
  }

  #reset(): void {
    this.#pieces = [];
    this.#length = 0;
    this.#tooLong = false;
  }
}

/** The members of a wrapper around its list, as the text of one object; null for none. */
function membersOf(leading: string, tail: string): string | null {
  const before = leading.replace(/^\{\s*/, "").replace(/,?\s*$/, "");
  const after = tail
    .replace(/^\s*,?/, "")
    .replace(/\}$/, "")
    .trim();
  const members = [before, after].filter((part) => part !== "").join(",");
  return members === "" ? null : `{${members}}`;
}
