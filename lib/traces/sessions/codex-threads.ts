/** The sessions in a file of Codex rows: one, and those of its sub-agents where they were put behind it. */
import type { Json } from "@/lib/traces/canonical";
import { codexParent } from "@/lib/traces/formats/session-link";
import { field, isObject, type JsonObject, textField } from "@/lib/traces/json-value";

export interface CodexThread {
  /** The payload of its first `session_meta`; null for what an older version wrote without one. */
  readonly meta: JsonObject | null;
  readonly rows: readonly Json[];
}

/** The payload of a row of this type. */
export function payloadOf(row: Json | undefined, type: string): JsonObject | null {
  if (!isObject(row) || textField(row, "type") !== type) return null;
  const payload = field(row, "payload");
  return isObject(payload) ? payload : null;
}

/** A sub-agent's session begins with a `session_meta` whose parent is one of the sessions before it. */
export function codexThreads(rows: readonly Json[]): readonly CodexThread[] {
  const threads: { readonly meta: JsonObject | null; readonly rows: Json[] }[] = [];
  const ids = new Set<string>();
  for (const row of rows) {
    const meta = payloadOf(row, "session_meta");
    const id = meta === null ? null : textField(meta, "id");
    const parent = meta === null ? null : codexParent(meta);
    // A fork copies the meta of the session that it comes from: that is no sub-agent.
    const isChild = parent !== null && ids.has(parent) && id !== null && !ids.has(id);
    const last = threads.at(-1);
    if (last === undefined || isChild) threads.push({ meta, rows: [row] });
    else last.rows.push(row);
    if (id !== null) ids.add(id);
  }
  return threads;
}

/** A sub-agent goes by its nickname, role or kind; the main agent is the assistant. */
export function agentOfThread({ meta }: CodexThread): string {
  if (meta === null) return "assistant";
  const source = field(meta, "source");
  const subagent = isObject(source) ? field(source, "subagent") : undefined;
  if (subagent === undefined && codexParent(meta) === null) return "assistant";
  const spawn = isObject(subagent) ? field(subagent, "thread_spawn") : undefined;
  const names = [meta, ...(isObject(spawn) ? [spawn] : [])].flatMap((said) => [
    textField(said, "agent_nickname"),
    textField(said, "agent_role"),
  ]);
  const kind = typeof subagent === "string" ? subagent : null;
  return names.find((name) => name !== null) ?? kind ?? textField(meta, "id") ?? "sub-agent";
}
