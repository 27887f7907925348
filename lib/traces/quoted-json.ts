/** Uploads that were encoded twice: JSON inside a JSON string, once or a line. */
import { isList, isObject } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";
import type { Peeked } from "@/lib/traces/text-stream";

/** Whether the upload begins with a string that begins as JSON does. */
function beginsQuoted(head: string): boolean {
  return /^\s*"(?:\\[nrt]| )*(?:\{(?:\\[nrt]| )*(?:\\"|\})|\[(?:\\[nrt]| )*(?:\\"|[[{\]]))/.test(head);
}

/** The texts in the strings, one after another; null where a line is no string, or none of them holds JSON. */
function unquoted(text: string): string | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const inner: string[] = [];
  for (const line of lines) {
    const reading = parseJson(line);
    if (!reading.ok || typeof reading.value !== "string") return null;
    inner.push(reading.value);
  }
  const first = parseJson(inner[0] ?? "");
  const whole = inner.join("\n");
  return first.ok && (isObject(first.value) || isList(first.value)) ? whole : null;
}

/** Such an upload is held whole, up to `most`; any other goes through as it came. */
export async function undoQuotes(upload: Peeked, headLength: number, most: number): Promise<Peeked> {
  if (!beginsQuoted(upload.head)) return upload;
  const source = upload.text[Symbol.asyncIterator]();
  const chunks: string[] = [];
  let length = 0;
  let next = await source.next();
  for (; next.done !== true && length <= most; next = await source.next()) {
    chunks.push(next.value);
    length += next.value.length;
  }
  const inner = next.done === true ? unquoted(chunks.join("")) : null;
  if (inner !== null)
    return { head: inner.slice(0, headLength), complete: inner.length <= headLength, text: inChunks([inner]) };
  if (next.done !== true) chunks.push(next.value);
  return { ...upload, text: inChunks(chunks, source) };
}

async function* inChunks(chunks: readonly string[], source?: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield* chunks;
    for (let next = await source?.next(); next !== undefined && next.done !== true; next = await source?.next())
      yield next.value;
  } finally {
    await source?.return?.();
  }
}
