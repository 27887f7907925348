/**
 * What is left of a source object while a reader takes from it what it
 * understands. A field of an unexpected shape is not taken, so it stays in the
 * remainder, and the remainder becomes the `raw` of the step or trace: this is
 * how nothing gets lost.
 */
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject, type JsonObject } from "@/lib/traces/json-value";

export class Remainder {
  readonly #left: Map<string, Json>;

  constructor(object: JsonObject) {
    this.#left = new Map(Object.entries(object));
  }

  peek(key: string): Json | undefined {
    return this.#left.get(key);
  }

  take(key: string): Json | undefined {
    const value = this.#left.get(key);
    this.#left.delete(key);
    return value;
  }

  takeText(key: string): string | null {
    const value = this.#left.get(key);
    if (typeof value !== "string") return null;
    this.#left.delete(key);
    return value;
  }

  takeList(key: string): readonly Json[] | null {
    const value = this.#left.get(key);
    if (!isList(value)) return null;
    this.#left.delete(key);
    return value;
  }

  takeObject(key: string): JsonObject | null {
    const value = this.#left.get(key);
    if (!isObject(value)) return null;
    this.#left.delete(key);
    return value;
  }

  /** Puts back what is left of a part that was taken. */
  keep(key: string, value: Json): void {
    this.#left.set(key, value);
  }

  /** The fields that nobody took; null when there are none. */
  left(): JsonObject | null {
    return this.#left.size === 0 ? null : Object.fromEntries(this.#left);
  }
}
