/** What went wrong in a span: its status, or the exception that it recorded. */
import type { Json } from "@/lib/traces/canonical";
import { field, isObject, textField } from "@/lib/traces/json-value";
import type { Attributes } from "@/lib/traces/spans/attributes";
import type { SpanEvent } from "@/lib/traces/spans/span";

const failed = new Set(["error", "status_code_error", "2"]);

/** `status` is an object with code and message, or the code alone. */
export function spanError(
  status: Json | undefined,
  message: string | null,
  attributes: Attributes,
  events: readonly SpanEvent[],
): string | null {
  const code = isObject(status) ? (field(status, "code") ?? field(status, "status_code")) : status;
  const said = isObject(status) ? (textField(status, "message") ?? textField(status, "description")) : null;
  const type = attributes.text("error.type");
  const word = typeof code === "string" ? code.toLowerCase().replace(/^.*\./, "") : code === 2 ? "2" : "";
  if (!failed.has(word) && type === null) return null;
  return [said, message, exceptionOf(events), type].find((text) => text !== null && text !== "") ?? "error";
}

function exceptionOf(events: readonly SpanEvent[]): string | null {
  const exception = events.find(({ name }) => name === "exception");
  const type = exception?.attributes.text("exception.type") ?? null;
  const message = exception?.attributes.text("exception.message") ?? null;
  return type === null || message === null ? (message ?? type) : `${type}: ${message}`;
}
