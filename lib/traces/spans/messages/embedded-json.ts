/** JSON inside of a text, as attributes hold it. */
import type { Json } from "@/lib/traces/canonical";
import { parseJson } from "@/lib/traces/parse-json";

/** The object or list that the text is; undefined for any other text. */
export function embeddedJson(text: string): Json | undefined {
  const first = /\S/.exec(text.slice(0, 64))?.[0];
  if (first !== "{" && first !== "[") return undefined;
  const reading = parseJson(text);
  return reading.ok ? reading.value : undefined;
}

/** A text that is a JSON string of its own (`"…"`), without its quotes and escapes; any other text as it is. */
export function unquoted(text: string): string {
  if (!text.startsWith('"') || !text.endsWith('"') || text.length < 2) return text;
  const reading = parseJson(text);
  return reading.ok && typeof reading.value === "string" ? reading.value : text;
}

/** The value, and for a text that is JSON what is in it. */
export function decoded(value: Json | undefined): Json | undefined {
  if (typeof value !== "string") return value;
  return embeddedJson(value) ?? unquoted(value);
}
