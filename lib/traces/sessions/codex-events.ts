/** Rows of a Codex session that are no items: what the program notes about them. */
import type { ParsedStep } from "@/lib/traces/canonical";
import { errorText } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { type JsonObject, textField } from "@/lib/traces/json-value";
import { Remainder } from "@/lib/traces/remainder";
import type { CodexVoices } from "@/lib/traces/sessions/codex-items";

/** Events that say again what an item says; where no item does, they are the step. */
const spoken: ReadonlyMap<
  string,
  { readonly key: string; readonly kind: "message" | "thought"; readonly byUser: boolean }
> = new Map([
  ["user_message", { key: "message", kind: "message", byUser: true }],
  ["agent_message", { key: "message", kind: "message", byUser: false }],
  ["agent_reasoning", { key: "text", kind: "thought", byUser: false }],
]);

const noted = /^(?:error|stream_error|warning|turn_aborted|thread_rolled_back|context_compacted)$/;
const failures = /error|aborted/;

export function spokenEvent(payload: JsonObject, { agent, asker }: CodexVoices): ParsedStep | null {
  const found = spoken.get(textField(payload, "type") ?? "");
  if (found === undefined) return null;
  const rest = new Remainder(payload);
  const content = rest.takeText(found.key);
  if (content === null) return null;
  return stepOf({ agent: found.byUser ? asker : agent, kind: found.kind, content, raw: rest.left() });
}

/** Events that change how the run is to be read, in their own words. */
export function notedEvent(payload: JsonObject): ParsedStep | null {
  const type = textField(payload, "type") ?? "";
  if (!noted.test(type)) return null;
  const said = textField(payload, "message") ?? textField(payload, "reason");
  const content = said === null ? type : `${type}: ${said}`;
  const error = failures.test(type) ? errorText(content) : null;
  return stepOf({ agent: "system", kind: "event", content, error, raw: payload });
}
