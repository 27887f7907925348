/**
 * What is left of a source object while a reader takes from it what it
 * understands. A field of an unexpected shape is not taken, so it stays in the
 * remainder, and the remainder becomes the `raw` of the step or trace: this is
 * how nothing gets lost.
 */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, setField } from "@/lib/traces/json-value";

/** There is one for each message of an import, so it writes down what changes and copies nothing until it is asked. */
export class Remainder {
  /** Few, as readers take the fields that they know by name. */
  readonly #taken: string[] = [];
  #kept: Map<string, Json> | null = null;

  constructor(readonly source: JsonObject) {}

  peek(key: string): Json | undefined {
    const kept = this.#kept?.get(key);
    if (kept !== undefined) return kept;
    return this.#taken.includes(key) ? undefined : field(this.source, key);
  }

  take(key: string): Json | undefined {
    const value = this.peek(key);
    if (value !== undefined) this.#drop(key);
    return value;
  }

  takeText(key: string): string | null {
    const value = this.peek(key);
    if (typeof value !== "string") return null;
    this.#drop(key);
    return value;
  }

  takeList(key: string): readonly Json[] | null {
    const value = this.peek(key);
    if (!isList(value)) return null;
    this.#drop(key);
    return value;
  }

  takeObject(key: string): JsonObject | null {
    const value = this.peek(key);
    if (!isObject(value)) return null;
    this.#drop(key);
    return value;
  }

  /** Puts back what is left of a part that was taken. */
  keep(key: string, value: Json): void {
    this.#kept ??= new Map();
    this.#kept.set(key, value);
  }

  /** The fields that nobody took; null when there are none. */
  left(): JsonObject | null {
    const left: { [key: string]: Json } = {};
    let count = 0;
    for (const key of Object.keys(this.source)) {
      const value = this.#kept?.has(key) ? undefined : this.peek(key);
      if (value === undefined) continue;
      setField(left, key, value);
      count += 1;
    }
    for (const [key, value] of this.#kept ?? []) setField(left, key, value);
    return count + (this.#kept?.size ?? 0) === 0 ? null : left;
  }

  #drop(key: string): void {
    this.#kept?.delete(key);
    this.#taken.push(key);
  }
}
