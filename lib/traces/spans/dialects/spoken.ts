/** Which spans speak: text without a role counts as said only there. */
import { spanType } from "@/lib/traces/spans/dialects/span-type";
import type { SpanMessage } from "@/lib/traces/spans/messages/span-message";
import type { ValueReading } from "@/lib/traces/spans/messages/value-messages";
import type { Span } from "@/lib/traces/spans/span";

/** Models and agents speak, and the run as a whole; what another function takes and gives nobody said. */
export function spoken(span: Span, { form, messages }: ValueReading): readonly SpanMessage[] {
  if (form !== "text") return messages;
  const type = spanType(span);
  const isRun = span.parentId === null && (type === "chain" || type === "other");
  return type === "llm" || type === "agent" || isRun ? messages : [];
}
