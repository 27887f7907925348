/** The beginning of a value's JSON text, without writing the whole of it. */
import type { Json } from "@/lib/traces/canonical";
import { isObject } from "@/lib/traces/json-value";

export function briefJson(value: Json, most: number): string {
  let text = "";
  const write = (inner: Json): void => {
    if (text.length >= most) return;
    if (inner === null || typeof inner !== "object") {
      text += JSON.stringify(typeof inner === "string" ? inner.slice(0, most) : inner);
      return;
    }
    const members = isObject(inner) ? Object.entries(inner) : inner.map((item): [null, Json] => [null, item]);
    text += isObject(inner) ? "{" : "[";
    for (const [index, [key, item]] of members.entries()) {
      if (text.length >= most) return;
      if (index > 0) text += ",";
      if (key !== null) text += `${JSON.stringify(key.slice(0, most))}:`;
      write(item);
    }
    text += isObject(inner) ? "}" : "]";
  };
  write(value);
  return text.slice(0, most);
}
