/** What one message of a span says, in one form for all dialects. */
import type { ToolCall } from "@/lib/traces/canonical";

export type SpanRole = "system" | "user" | "assistant" | "tool" | "thought";

export interface SpanMessage {
  readonly role: SpanRole;
  /** Who speaks, where the message itself names somebody; for a tool's result the tool. */
  readonly name: string | null;
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  /** For a tool's result: the id of the call that it answers. */
  readonly answers: string | null;
}

export function messageOf(fields: Pick<SpanMessage, "role" | "text"> & Partial<SpanMessage>): SpanMessage {
  return { name: null, toolCalls: [], answers: null, ...fields };
}

const roles = new Map<string, SpanRole>([
  ["system", "system"],
  ["developer", "system"],
  ["systemmessage", "system"],
  ["user", "user"],
  ["human", "user"],
  ["humanmessage", "user"],
  ["humanmessagechunk", "user"],
  ["assistant", "assistant"],
  ["ai", "assistant"],
  ["model", "assistant"],
  ["aimessage", "assistant"],
  ["aimessagechunk", "assistant"],
  ["tool", "tool"],
  ["function", "tool"],
  ["ipython", "tool"],
  ["toolmessage", "tool"],
  ["functionmessage", "tool"],
  ["tool_result", "tool"],
]);

export function knownRole(role: string | null): SpanRole | null {
  return role === null ? null : (roles.get(role.toLowerCase()) ?? null);
}
