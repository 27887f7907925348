/** The content of a chat message: a string, null, or a list of parts or lines. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";

export interface ContentReading {
  readonly text: string;
  /** What of the content is not in the text; undefined for nothing. */
  readonly rest: Json | undefined;
}

const textTypes = new Set(["text", "input_text", "output_text", "refusal"]);

/** OpenAI's threads have {"text": {"value": "…", "annotations": []}}. */
function takeValue(part: Remainder): string | null {
  const inner = part.peek("text");
  const rest = new Remainder(isObject(inner) ? inner : {});
  const value = rest.takeText("value");
  if (value !== null) part.keep("text", rest.left() ?? {});
  return value;
}

/** The text of one part, and what else the part says. */
function partText(part: Json): { readonly text: string | null; readonly rest: Json | undefined } {
  if (typeof part === "string") return { text: part, rest: undefined };
  if (!isObject(part)) return { text: null, rest: part };
  const type = field(part, "type");
  if (type !== undefined && !(typeof type === "string" && textTypes.has(type))) return { text: null, rest: part };
  const rest = new Remainder(part);
  const text = rest.takeText("text") ?? rest.takeText("content") ?? takeValue(rest);
  if (text === null) return { text: null, rest: part };
  return { text, rest: rest.left() ?? undefined };
}

/** Parts that are text are joined by line ends; the others are in `rest`, each with its place. */
function partsText(parts: readonly Json[]): ContentReading {
  const texts: string[] = [];
  const others: JsonObject[] = [];
  for (const [index, part] of parts.entries()) {
    const { text, rest } = partText(part);
    if (text !== null) texts.push(text);
    if (rest !== undefined) others.push({ index, part: rest });
  }
  return { text: texts.join("\n"), rest: others.length === 0 ? undefined : others };
}

export function contentOf(content: Json | undefined): ContentReading {
  if (content === undefined || content === null) return { text: "", rest: undefined };
  if (typeof content === "string") return { text: content, rest: undefined };
  if (isList(content)) return partsText(content);
  // An object or number is shown as JSON, and kept as it was.
  return { text: JSON.stringify(content, null, 2), rest: content };
}
