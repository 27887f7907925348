/**
 * The rows of a Claude Code session are a graph, since whoever rewinds a
 * conversation begins another branch in the same file. The conversation is what
 * leads to its last row, and also what stands beside that path without being
 * another branch: answers to calls made at once, each of which hangs on the row
 * of its own call, and notes of the program.
 */
import { textField } from "@/lib/traces/json-value";
import { answeredIds, type ClaudeRow, callIds, isConversation } from "@/lib/traces/sessions/claude-row";

export interface Branches {
  readonly current: readonly ClaudeRow[];
  /** Rows of branches that somebody left by rewinding. */
  readonly left: readonly ClaudeRow[];
}

/** The rows from the first to the tip, by their links; where a link leads nowhere, by their order in the file. */
function pathTo(tip: ClaudeRow, rows: readonly ClaudeRow[]): Set<ClaudeRow> {
  const byId = new Map<string, ClaudeRow>();
  for (const row of rows) if (row.uuid !== null && !byId.has(row.uuid)) byId.set(row.uuid, row);
  const place = new Map(rows.map((row, at) => [row, at]));
  const path = new Set<ClaudeRow>();
  const before = (row: ClaudeRow): ClaudeRow | undefined => {
    for (let at = (place.get(row) ?? 0) - 1; at >= 0; at -= 1) {
      const other = rows[at];
      if (other !== undefined && (other.uuid !== null || isConversation(other)) && !path.has(other)) return other;
    }
    return undefined;
  };
  for (let at: ClaudeRow | undefined = tip; at !== undefined; ) {
    path.add(at);
    const parent: ClaudeRow | undefined = at.parent === null ? undefined : byId.get(at.parent);
    at = parent !== undefined && !path.has(parent) ? parent : before(at);
  }
  return path;
}

const messageId = (row: ClaudeRow) => (row.message === null ? null : textField(row.message, "id"));

export function branchesOf(rows: readonly ClaudeRow[]): Branches {
  const tip = rows.findLast(isConversation);
  if (tip === undefined) return { current: rows, left: [] };
  const on = pathTo(tip, rows);
  // One message of the model is written as several rows, one a block.
  const messages = new Set([...on].filter((row) => row.type === "assistant").map(messageId));
  messages.delete(null);
  for (const row of rows) if (row.type === "assistant" && messages.has(messageId(row))) on.add(row);
  const calls = new Set([...on].flatMap(callIds));
  for (const row of rows) {
    const ids = answeredIds(row);
    if (ids.length > 0 && ids.every((id) => calls.has(id))) on.add(row);
  }
  const ids = new Set([...on].map((row) => row.uuid));
  const isNote = (row: ClaudeRow) => !isConversation(row) && (row.parent === null || ids.has(row.parent));
  for (const row of rows) {
    if (on.has(row) || !isNote(row)) continue;
    on.add(row);
    ids.add(row.uuid);
  }
  return { current: rows.filter((row) => on.has(row)), left: rows.filter((row) => !on.has(row)) };
}
