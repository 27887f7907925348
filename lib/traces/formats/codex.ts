/** Session files ("rollouts") of the Codex CLI: JSONL of items of the Responses API and the program's notes. */
import type { Json } from "@/lib/traces/canonical";
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { field, isObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { isCodexItem } from "@/lib/traces/sessions/codex-items";
import { codexSession } from "@/lib/traces/sessions/codex-session";

const rowTypes = new Set(["session_meta", "turn_context", "response_item", "event_msg", "compacted", "world_state"]);

function isEnvelope(value: Json): boolean {
  return isObject(value) && rowTypes.has(textField(value, "type") ?? "") && isObject(field(value, "payload"));
}

/** The first row of older files; {"record_type": "state"} stands between their items. */
function isOldNote(value: Json): boolean {
  if (!isObject(value)) return false;
  const isHeader =
    ["id", "timestamp"].every((key) => textField(value, key) !== null) && field(value, "role") === undefined;
  return isHeader || textField(value, "record_type") !== null;
}

/** Items without an envelope: the first row or the states between them tell a session from any conversation of the Responses API. */
function isBare(records: readonly Json[]): boolean {
  const noted = records.some((value) => isOldNote(value) && !isCodexItem(value));
  return noted && records.some(isCodexItem) && mostly(records, (value) => isCodexItem(value) || isOldNote(value));
}

export const codex: DocumentFormat = {
  name: "codex",
  title: "Codex CLI session",
  unit: "document",
  detect: ({ records }) => mostly(records, isEnvelope) || isBare(records),
  *parse(records, { filename }) {
    const rows = records.map(({ value }) => value);
    if (rows.some((row) => isEnvelope(row) || isCodexItem(row))) yield codexSession(rows, filename);
    else yield reject('These rows are none of a Codex session: "type" and "payload" are expected.');
  },
};
