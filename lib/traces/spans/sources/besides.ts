import type { Json } from "@/lib/traces/canonical";
import { isObject, type JsonObject } from "@/lib/traces/json-value";

/** What an object says beside what was taken from it; null for nothing. */
export function besides(value: Json, list: Json): JsonObject | null {
  if (!isObject(value)) return null;
  const left = Object.entries(value).filter(([, item]) => item !== list);
  return left.length === 0 ? null : Object.fromEntries(left);
}
