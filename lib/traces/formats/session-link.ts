/**
 * Sub-agents of Claude Code and Codex write files of their own. The first rows
 * of a file say which session it is, or whose sub-agent's.
 */
import type { Json } from "@/lib/traces/canonical";
import { field, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";

export interface SessionLink {
  readonly id: string | null;
  /** The id of the session that this one is part of. */
  readonly parent: string | null;
}

function codexLink(row: JsonObject): SessionLink | null {
  const payload = field(row, "payload");
  if (textField(row, "type") !== "session_meta" || !isObject(payload)) return null;
  const parent = codexParent(payload);
  return { id: tagged("codex", textField(payload, "id")), parent: tagged("codex", parent) };
}

/** The thread that spawned this one, as a Codex session's first row names it. */
export function codexParent(meta: JsonObject): string | null {
  const source = field(meta, "source");
  const subagent = isObject(source) ? field(source, "subagent") : undefined;
  const spawn = isObject(subagent) ? field(subagent, "thread_spawn") : undefined;
  return textField(meta, "parent_thread_id") ?? (isObject(spawn) ? textField(spawn, "parent_thread_id") : null);
}

function claudeLink(row: JsonObject): SessionLink | null {
  const session = tagged("claude", textField(row, "sessionId"));
  if (session === null || textField(row, "uuid") === null) return null;
  return field(row, "isSidechain") === true ? { id: null, parent: session } : { id: session, parent: null };
}

const tagged = (tool: string, id: string | null) => (id === null ? null : `${tool} ${id}`);

function linkOfRow(value: Json): SessionLink | null {
  return isObject(value) ? (codexLink(value) ?? claudeLink(value)) : null;
}

/** `head` is the beginning of a JSONL file; its last line may be cut off. */
export function sessionLink(head: string): SessionLink | null {
  for (const line of head.split("\n").slice(0, 50)) {
    if (!line.startsWith("{")) continue;
    const row = parseJson(line);
    const link = row.ok ? linkOfRow(row.value) : null;
    if (link !== null) return link;
  }
  return null;
}

const metaName = /(?:^|\/)agent-([\w-]+)\.meta\.json$/;

/** The note that Claude Code writes beside a sub-agent's file, as a row that its reader knows. */
export function agentMetaRow(name: string, text: string): string | null {
  const agentId = metaName.exec(name)?.[1];
  const meta = agentId === undefined ? null : parseJson(text);
  if (meta === null || !meta.ok || !isObject(meta.value)) return null;
  return JSON.stringify({ ...meta.value, type: "agent-meta", agentId });
}

export const isAgentMeta = (name: string) => metaName.test(name);
