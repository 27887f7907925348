/** Rows of a Claude Code session, with what links them to one another. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";

export interface ClaudeRow {
  /** Place in the file. */
  readonly index: number;
  readonly value: JsonObject;
  readonly type: string;
  readonly uuid: string | null;
  /** The row before this one in the conversation; across a compaction the logical one. */
  readonly parent: string | null;
  readonly sidechain: boolean;
  readonly agentId: string | null;
  readonly message: JsonObject | null;
}

/** The files say `sessionId`, the output of the program and of its SDK says `session_id`. */
export function sessionIdOf(value: JsonObject): string | null {
  return textField(value, "sessionId") ?? textField(value, "session_id");
}

const rowTypes = new Set(["user", "assistant", "system", "attachment", "progress"]);

/** A row of a session's file, or a message of the program's output. */
export function isClaudeRow(value: Json): value is JsonObject {
  if (!isObject(value) || sessionIdOf(value) === null) return false;
  const type = textField(value, "type") ?? "";
  const isMessage = (type === "user" || type === "assistant") && isObject(field(value, "message"));
  return isMessage || (rowTypes.has(type) && textField(value, "uuid") !== null);
}

/**
 * Some versions tell what a sub-agent says only in the progress of the call
 * that started it: such a row becomes one of the sub-agent's own.
 */
function ofProgress(value: JsonObject): JsonObject | null {
  const data = field(value, "data");
  if (textField(value, "type") !== "progress" || !isObject(data) || textField(data, "type") !== "agent_progress")
    return null;
  const said = field(data, "message");
  if (!isObject(said) || !isObject(field(said, "message"))) return null;
  return said;
}

export function claudeRow(value: JsonObject, index: number): ClaudeRow {
  const said = ofProgress(value);
  const data = field(value, "data");
  const own = said ?? value;
  const message = field(own, "message");
  // In the program's output, what a sub-agent says names the call that started it.
  const startedBy = textField(value, "parent_tool_use_id");
  const agentId = isObject(data) && said !== null ? textField(data, "agentId") : textField(value, "agentId");
  return {
    index,
    value,
    type: textField(own, "type") ?? "",
    uuid: textField(own, "uuid"),
    parent: said === null ? (textField(value, "parentUuid") ?? textField(value, "logicalParentUuid")) : null,
    sidechain: said !== null || startedBy !== null || field(value, "isSidechain") === true,
    agentId: agentId ?? startedBy,
    message: isObject(message) ? message : null,
  };
}

export function isConversation(row: ClaudeRow): boolean {
  return (row.type === "user" || row.type === "assistant") && row.message !== null;
}

export function blocksOf({ message }: Pick<ClaudeRow, "message">): readonly JsonObject[] {
  const content = message === null ? undefined : field(message, "content");
  return isList(content) ? content.filter(isObject) : [];
}

/** Ids of the calls that a row makes. */
export function callIds(row: ClaudeRow): readonly string[] {
  return row.type === "assistant" ? idsIn(row, "tool_use", "id") : [];
}

/** Ids of the calls that a row answers. */
export function answeredIds(row: ClaudeRow): readonly string[] {
  return row.type === "user" ? idsIn(row, "tool_result", "tool_use_id") : [];
}

function idsIn(row: ClaudeRow, type: string, key: string): readonly string[] {
  return blocksOf(row).flatMap((block) => {
    const id = textField(block, "type") === type ? textField(block, key) : null;
    return id === null ? [] : [id];
  });
}
