/**
 * Inspect writes long texts once, as attachments of a sample, and refers to them
 * by hash. In what is read they stand where they were referred to; the expanded
 * text has a cap, so that a small file cannot grow without bound.
 */
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";

const whole = /^(?:attachment|tc):\/\/([0-9a-zA-Z]{1,128})$/;
const reference = /(?:attachment|tc):\/\/([0-9a-zA-Z]{1,128})/g;
const mostExpanded = 64 * 1_048_576;

export class Attachments {
  readonly #hashes: ReadonlyMap<string, string>;
  #expanded = 0;
  /** References that were left as they are, because the cap was reached. */
  leftOut = 0;

  constructor(readonly texts: JsonObject) {
    this.#hashes = new Map(
      Object.entries(texts).flatMap(([hash, text]) => (typeof text === "string" ? [[text, hash]] : [])),
    );
  }

  /** The same for a text and for a reference to it, and short. */
  print(text: string): string {
    return whole.exec(text)?.[1] ?? this.#hashes.get(text) ?? text;
  }

  text(text: string): string {
    if (!text.includes("://")) return text;
    return text.replace(reference, (found, hash: string) => {
      const attached = textField(this.texts, hash);
      if (attached === null) return found;
      if (this.#expanded + attached.length > mostExpanded) {
        this.leftOut += 1;
        return found;
      }
      this.#expanded += attached.length;
      return attached;
    });
  }

  json(value: Json): Json {
    if (typeof value === "string") return this.text(value);
    if (isList(value)) return value.map((item) => this.json(item));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.json(item)]));
  }
}
