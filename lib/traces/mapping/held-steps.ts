/** What a value holds, where steps are looked for. */
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject } from "@/lib/traces/json-value";

/** The elements of a list, or the members of an object with their keys; null for what is neither. */
export function elementsOf(value: Json | undefined): readonly (readonly [key: string | null, item: Json])[] | null {
  if (isList(value)) return value.map((item) => [null, item]);
  return isObject(value) ? Object.entries(value) : null;
}

/** A log: one text, or the list of its lines. */
export function logText(value: Json | undefined): string | null {
  if (typeof value === "string") return value;
  const isLines = isList(value) && value.length > 0 && value.every((line) => typeof line === "string");
  return isLines ? value.join("\n") : null;
}
