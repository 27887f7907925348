/**
 * What a span says beyond its steps is kept as its source wrote it, but a text
 * that stands in a step is not kept a second time: `{"topmast:step": key}` then
 * stands for it. JSON text that repeats much of the steps (the history in every
 * request) is kept as what is in it, under `topmast:json`; the first elements
 * of a list that a list before began with too, as `{"topmast:first": count,
 * "topmast:of": where}`; and for a text that another span has kept, such as the
 * definitions of the tools in every request, `{"topmast:same": where}`.
 */
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject } from "@/lib/traces/json-value";
import { embeddedJson } from "@/lib/traces/spans/messages/embedded-json";

const stepKey = "topmast:step";
const jsonKey = "topmast:json";
const firstKey = "topmast:first";
const ofKey = "topmast:of";
const sameKey = "topmast:same";

/** Shorter texts are kept where they stand: a reference would be as long. */
const worthReferring = 64;
/** From this length on a text that two spans have is kept once. */
const worthSharing = 512;
/** How much of a JSON text has to be repetition before it is taken apart. */
const worthUnpacking = 4096;

interface Prefix {
  readonly place: string;
  readonly next: Map<string, Prefix>;
}

interface Folded {
  readonly value: Json;
  /** Characters that were not kept because they stand elsewhere. */
  readonly saved: number;
}

export class Folder {
  readonly #lists: Prefix = { place: "", next: new Map() };
  /** Where each long text was kept first. */
  readonly #places = new Map<string, string>();

  /** `known`: each text that stands in a step, with the step's key. */
  constructor(readonly known: ReadonlyMap<string, string>) {}

  /** `place` names the value for whoever looks up a reference to it. */
  fold(value: Json, place: string): Json {
    return this.#fold(value, place).value;
  }

  #fold(value: Json, place: string): Folded {
    if (typeof value === "string") return this.#foldText(value, place);
    if (isList(value)) return this.#foldList(value, place);
    if (!isObject(value)) return { value, saved: 0 };
    let saved = 0;
    const fields = Object.entries(value).map(([key, item]): [string, Json] => {
      const folded = this.#fold(item, `${place}/${key}`);
      saved += folded.saved;
      return [key, folded.value];
    });
    return { value: saved === 0 ? value : Object.fromEntries(fields), saved };
  }

  #foldText(text: string, place: string): Folded {
    if (text.length < worthReferring) return { value: text, saved: 0 };
    const key = this.known.get(text);
    if (key !== undefined) return { value: { [stepKey]: key }, saved: text.length };
    const same = text.length < worthSharing ? undefined : this.#places.get(text);
    if (same !== undefined) return { value: { [sameKey]: same }, saved: text.length };
    if (text.length >= worthSharing) this.#places.set(text, place);
    const inner = text.length < worthUnpacking ? undefined : embeddedJson(text);
    if (inner === undefined) return { value: text, saved: 0 };
    const folded = this.#fold(inner, place);
    if (folded.saved < worthUnpacking) return { value: text, saved: 0 };
    return { value: { [jsonKey]: folded.value }, saved: folded.saved };
  }

  #foldList(list: readonly Json[], place: string): Folded {
    const known = list.length > 0 && list.every(isObject) ? this.#knownPrefix(list, place) : null;
    const count = known?.count ?? 0;
    const rest = list.slice(count).map((item, index) => this.#fold(item, `${place}/${count + index}`));
    const saved = rest.reduce((sum, item) => sum + item.saved, known?.length ?? 0);
    if (saved === 0) return { value: list, saved };
    const first = known === null ? [] : [{ [firstKey]: known.count, [ofKey]: known.place }];
    return { value: [...first, ...rest.map((item) => item.value)], saved };
  }

  /** The longest beginning that a list before had too; the whole list is remembered for those that follow. */
  #knownPrefix(list: readonly Json[], place: string): { count: number; length: number; place: string } | null {
    const texts = list.map((item) => JSON.stringify(item));
    let prefix = this.#lists;
    let [count, length] = [0, 0];
    for (const text of texts) {
      const next = prefix.next.get(text);
      if (next === undefined) break;
      prefix = next;
      count += 1;
      length += text.length;
    }
    const found = length < worthReferring ? null : { count, length, place: prefix.place };
    for (const text of texts.slice(count)) {
      const next = { place, next: new Map<string, Prefix>() };
      prefix.next.set(text, next);
      prefix = next;
    }
    return found;
  }
}
