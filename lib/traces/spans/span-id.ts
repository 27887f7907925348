/** Ids of traces and spans in the ways that OTLP's JSON writes them. */
import type { Json } from "@/lib/traces/canonical";

const hex = /^[0-9a-f]+$/i;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const zeros = /^0+$/;

/**
 * The id in lower-case hex where it is one of `bytes` bytes, written in hex or
 * base64; any other text as it is; null for none, and for the all-zero id that
 * stands for none.
 */
export function spanId(value: Json | undefined, bytes: 8 | 16): string | null {
  if (typeof value !== "string" || value === "") return null;
  const id = hex.test(value) && value.length === bytes * 2 ? value.toLowerCase() : (fromBase64(value, bytes) ?? value);
  return zeros.test(id) ? null : id;
}

function fromBase64(text: string, bytes: number): string | null {
  // Eight bytes are twelve signs, sixteen are twenty-four, the padding included.
  if (!base64.test(text) || text.replace(/=+$/, "").length !== Math.ceil((bytes * 4) / 3)) return null;
  const digits = Array.from(atob(text), (unit) => unit.charCodeAt(0).toString(16).padStart(2, "0"));
  return digits.length === bytes ? digits.join("") : null;
}
