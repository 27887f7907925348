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

export function isClaudeRow(value: Json): value is JsonObject {
  return (
    isObject(value) &&
    textField(value, "uuid") !== null &&
    textField(value, "sessionId") !== null &&
    ["user", "assistant", "system"].includes(textField(value, "type") ?? "")
  );
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
  return {
    index,
    value,
    type: textField(own, "type") ?? "",
    uuid: textField(own, "uuid"),
    parent: said === null ? (textField(value, "parentUuid") ?? textField(value, "logicalParentUuid")) : null,
    sidechain: said !== null || field(value, "isSidechain") === true,
    agentId: isObject(data) && said !== null ? textField(data, "agentId") : textField(value, "agentId"),
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
