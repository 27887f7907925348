/** Looking into parsed JSON without trusting it. */
import type { Json } from "@/lib/traces/canonical";

export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** An object's own field: never what it inherits, whatever the key is called. */
export function field(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Gives an object a field of its own, whatever the key is called. */
export function setField(object: { [key: string]: Json }, key: string, value: Json): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

export function textField(object: JsonObject, key: string): string | null {
  const value = field(object, key);
  return typeof value === "string" ? value : null;
}

/** Text as it is, anything else as its JSON text; null for nothing. */
export function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
