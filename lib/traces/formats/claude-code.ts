/**
 * Sessions of Claude Code: JSONL whose rows are messages and notes of the program, linked by uuid; or the messages
 * that it, or its Agent SDK, puts out ("stream-json").
 */
import type { Json } from "@/lib/traces/canonical";
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { isClaudeRow, sessionIdOf } from "@/lib/traces/sessions/claude-row";
import { claudeSession } from "@/lib/traces/sessions/claude-session";

interface Group {
  readonly rows: JsonObject[];
  /** Rows with messages in them. */
  conversation: number;
}

/** The sessions of a file: usually one; rows that hang on another session's row are of that session. */
function sessionsIn(values: readonly JsonObject[]): readonly Group[] {
  const bySession = new Map<string, Group>();
  const byRow = new Map<string, Group>();
  const groups: Group[] = [];
  const early: JsonObject[] = [];
  let last: Group | undefined;
  for (const value of values) {
    const session = sessionIdOf(value);
    const parent = textField(value, "parentUuid") ?? textField(value, "logicalParentUuid");
    let group = (parent === null ? undefined : byRow.get(parent)) ?? (session === null ? last : bySession.get(session));
    if (group === undefined && session === null) {
      early.push(value);
      continue;
    }
    if (group === undefined) {
      group = { rows: [], conversation: 0 };
      groups.push(group);
    }
    group.rows.push(value);
    if (isClaudeRow(value)) group.conversation += 1;
    if (session !== null && !bySession.has(session)) bySession.set(session, group);
    const uuid = textField(value, "uuid");
    if (uuid !== null) byRow.set(uuid, group);
    last = group;
  }
  const kept = groups.filter(({ conversation }) => conversation > 0);
  const [first] = kept;
  const idle = groups.filter(({ conversation }) => conversation === 0).flatMap(({ rows }) => rows);
  if (first !== undefined) first.rows.unshift(...early, ...idle);
  return kept;
}

const isRow = (value: Json) => isObject(value) && textField(value, "type") !== null;

export const claudeCode: DocumentFormat = {
  name: "claude-code",
  title: "Claude Code session",
  unit: "document",
  detect: ({ records }) => records.some(isClaudeRow) && records.every(isRow),
  *parse(records, { filename }) {
    const values = records.map(({ value }) => value);
    const rows = values.filter(isObject);
    const sessions = sessionsIn(rows);
    if (sessions.length === 0)
      yield reject('There is no message of Claude Code in these rows: "uuid", "sessionId" and "type" are expected.');
    for (const [index, group] of sessions.entries()) {
      const others = index === 0 ? values.filter((value) => !isObject(value)) : [];
      yield claudeSession(group.rows, others, filename);
    }
  },
};
