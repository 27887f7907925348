/** Which fields a sample of objects has, and what stands in them. */
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject } from "@/lib/traces/json-value";
import { briefJson } from "@/lib/traces/mapping/brief-json";
import { briefEntries, isNumbered } from "@/lib/traces/mapping/find-lists";
import type { JsonPath } from "@/lib/traces/mapping/json-path";
import type { SeenField } from "@/lib/traces/mapping/proposal-schema";
import { contentOf } from "@/lib/traces/message-content";

/** A sample may be hostile: no more than this of it is looked at. */
const most = { items: 50, depth: 4, fields: 60, characters: 300 } as const;
const exampleLength = 100;

export interface FieldStats {
  readonly path: JsonPath;
  /** The texts found there, or the JSON of what is no text, each cut. */
  readonly values: string[];
  /** How many of the values are texts, or lists of them. */
  texts: number;
  /** Characters of all values together. */
  characters: number;
  /** The values that are no JSON objects, as they are. */
  readonly scalars: Json[];
  /** Of all items. */
  share: number;
}

class Survey {
  readonly #fields = new Map<string, FieldStats>();

  walk(value: Json, path: JsonPath): void {
    if (value === null) return;
    if (!isObject(value) && !isList(value)) {
      this.#note(value, path, typeof value === "string");
      return;
    }
    const isText = isList(value) && contentOf(value).text.trim() !== "";
    if (path.length > 0) this.#note(value, path, isText);
    if (path.length >= most.depth || isNumbered(value)) return;
    if (isList(value)) {
      const [only] = value;
      if (value.length === 1 && isObject(only)) this.walk(only, [...path, "0"]);
      return;
    }
    for (const [key, inner] of briefEntries(value)) this.walk(inner, [...path, key]);
  }

  #note(value: Json, path: JsonPath, isText: boolean): void {
    const id = JSON.stringify(path);
    let field = this.#fields.get(id);
    if (field === undefined) {
      if (this.#fields.size >= most.fields) return;
      field = { path, values: [], texts: 0, characters: 0, scalars: [], share: 0 };
      this.#fields.set(id, field);
    }
    const text = typeof value === "string" ? value : isText ? contentOf(value).text : briefJson(value, most.characters);
    field.values.push(text.slice(0, most.characters));
    field.characters += text.length;
    if (isText) field.texts += 1;
    if (!isObject(value)) field.scalars.push(value);
  }

  fields(items: number): FieldStats[] {
    const all = [...this.#fields.values()];
    for (const field of all) field.share = Math.min(1, field.values.length / Math.max(1, items));
    return all;
  }
}

export function surveyFields(items: readonly Json[]): FieldStats[] {
  const survey = new Survey();
  const seen = items.slice(0, most.items);
  for (const item of seen) survey.walk(item, []);
  return survey.fields(seen.length);
}

/** A field as the person sees it, with the first different values that say something. */
export function seenField({ path, values, share }: FieldStats): SeenField {
  const examples = new Set(values.map(shortened).filter((value) => value !== ""));
  return { path: [...path], examples: [...examples].slice(0, 3), share: Math.round(share * 100) / 100 };
}

/** One line of at most a hundred characters. */
export function shortened(text: string): string {
  const line = text
    .slice(0, 4 * exampleLength)
    .replace(/\s+/g, " ")
    .trim();
  return line.length <= exampleLength ? line : `${line.slice(0, exampleLength - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
