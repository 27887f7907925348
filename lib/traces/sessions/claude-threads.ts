/** The conversations of a session's sub-agents, and the calls that started them. */
import { field, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { answeredIds, blocksOf, type ClaudeRow } from "@/lib/traces/sessions/claude-row";

export interface Thread {
  readonly rows: readonly ClaudeRow[];
  readonly name: string;
  readonly agentId: string | null;
  /** Id of the call that started it; null where that is not known. */
  readonly call: string | null;
}

interface Spawn {
  readonly id: string;
  readonly input: JsonObject;
}

/** Calls that may have started a sub-agent. */
function spawnsOf(rows: readonly ClaudeRow[]): readonly Spawn[] {
  return rows.flatMap((row) =>
    blocksOf(row).flatMap((block) => {
      const id = textField(block, "id");
      const input = field(block, "input");
      return id !== null && isObject(input) && /^(?:Task|Agent)$/.test(textField(block, "name") ?? "")
        ? [{ id, input }]
        : [];
    }),
  );
}

/** Sub-agent → call, as results, progress and notes beside the files tell it. */
function linksOf(rows: readonly ClaudeRow[], notes: readonly JsonObject[]): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  const link = (agent: string | null, call: string | null | undefined) => {
    if (agent !== null && call != null && !links.has(agent)) links.set(agent, call);
  };
  for (const row of rows) {
    const result = field(row.value, "toolUseResult");
    if (isObject(result)) link(textField(result, "agentId"), answeredIds(row)[0]);
    if (row.sidechain)
      link(row.agentId, textField(row.value, "parentToolUseID") ?? textField(row.value, "parent_tool_use_id"));
  }
  for (const note of notes) link(textField(note, "agentId"), textField(note, "toolUseId"));
  return links;
}

function grouped(rows: readonly ClaudeRow[]): ReadonlyMap<string, readonly ClaudeRow[]> {
  const groups = new Map<string, ClaudeRow[]>();
  const keys = new Map<string, string>();
  for (const row of rows) {
    // Without an agent's id, a conversation is what hangs on its first row.
    const key = row.agentId ?? (row.parent === null ? undefined : keys.get(row.parent)) ?? `row ${row.index}`;
    if (row.uuid !== null) keys.set(row.uuid, key);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function firstWords(rows: readonly ClaudeRow[]): string | null {
  const message = rows.find((row) => row.type === "user")?.message;
  if (message == null) return null;
  const content = field(message, "content");
  if (typeof content === "string") return content;
  const [block] = blocksOf({ message });
  return block === undefined ? null : textField(block, "text");
}

/** What a sub-agent's row says twice, in its own file and in the progress of the call, counts once. */
function withoutRepeated(rows: readonly ClaudeRow[]): readonly ClaudeRow[] {
  const isProgress = (row: ClaudeRow) => textField(row.value, "type") === "progress";
  const own = new Set(rows.filter((row) => !isProgress(row)).map((row) => row.uuid));
  return rows.filter((row) => !isProgress(row) || row.uuid === null || !own.has(row.uuid));
}

export function threadsOf(
  rows: readonly ClaudeRow[],
  notes: readonly JsonObject[],
): { readonly threads: readonly Thread[]; readonly repeated: readonly ClaudeRow[] } {
  const side = rows.filter((row) => row.sidechain);
  const kept = withoutRepeated(side);
  const isKept = new Set(kept);
  const links = linksOf(rows, notes);
  const spawns = spawnsOf(rows);
  const byId = new Map(spawns.map((spawn) => [spawn.id, spawn]));
  const groups = grouped(kept);
  const claimed = new Set([...groups.keys()].flatMap((key) => links.get(key) ?? []));
  const found = [...groups].map(([key, own]) => {
    const agentId = own[0]?.agentId ?? null;
    const prompt = firstWords(own);
    const call =
      links.get(key) ??
      spawns.find(({ id, input }) => !claimed.has(id) && prompt !== null && textField(input, "prompt") === prompt)
        ?.id ??
      null;
    if (call !== null) claimed.add(call);
    const input = call === null ? undefined : byId.get(call)?.input;
    const note = notes.find((one) => textField(one, "agentId") === agentId && agentId !== null);
    const type = (input && textField(input, "subagent_type")) ?? (note && textField(note, "agentType"));
    const name = type ?? textField(own[0]?.value ?? {}, "agentName") ?? agentId ?? "sub-agent";
    return { rows: own, name, agentId, call };
  });
  return { threads: withDistinctNames(found), repeated: side.filter((row) => !isKept.has(row)) };
}

/** Two sub-agents of one type are two agents. */
function withDistinctNames(threads: readonly Thread[]): readonly Thread[] {
  return threads.map((thread, index) => {
    const same = threads.filter(({ name }) => name === thread.name);
    if (same.length === 1 || thread.name === thread.agentId) return thread;
    const number = threads.slice(0, index + 1).filter(({ name }) => name === thread.name).length;
    return { ...thread, name: `${thread.name} ${thread.agentId ?? number}` };
  });
}
