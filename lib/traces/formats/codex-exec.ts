/** What `codex exec --json` prints: one event a row, several for an item that takes its time. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { errorText, mergedRaw } from "@/lib/traces/content-blocks";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, reject } from "@/lib/traces/format";
import { field, isObject, type JsonObject, setField, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { execItem, type ItemReading } from "@/lib/traces/sessions/codex-exec-items";
import { StepList } from "@/lib/traces/step-list";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const eventType = /^(?:thread\.started|turn\.(?:started|completed|failed)|item\.(?:started|updated|completed)|error)$/;

function isEvent(value: Json): value is JsonObject {
  return isObject(value) && eventType.test(textField(value, "type") ?? "");
}

const isItemEvent = (value: Json) => isEvent(value) && isObject(field(value, "item"));
const isThreadStart = (value: Json) => isEvent(value) && textField(value, "thread_id") !== null;

/** The rows of each thread; runs that went on with a thread name it again. */
function threadsOf(rows: readonly Json[]): readonly (readonly Json[])[] {
  const threads = new Map<string | null, Json[]>();
  let current: Json[] = [];
  for (const row of rows) {
    const id = isThreadStart(row) && isObject(row) ? textField(row, "thread_id") : null;
    if (id !== null && threads.size > 0) current = threads.get(id) ?? [];
    if (id !== null) threads.set(id, current);
    current.push(row);
  }
  return threads.size === 0 ? [rows] : [...threads.values()];
}

/** The events of each item, by the first of them and by the last; ids begin anew with each run. */
function itemsOf(rows: readonly Json[]): ReadonlyMap<number, readonly number[]> {
  const items = new Map<number, number[]>();
  const open = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    if (isThreadStart(row)) open.clear();
    const item = isObject(row) ? field(row, "item") : undefined;
    if (!isObject(item) || !isObject(row)) continue;
    const id = textField(item, "id");
    const events = (id === null ? undefined : open.get(id)) ?? [];
    events.push(at);
    items.set(at, events);
    if (id === null) continue;
    if (textField(row, "type") === "item.completed") open.delete(id);
    else open.set(id, events);
  }
  return items;
}

/** What an earlier event of an item says that the last does not. */
function unlike(earlier: JsonObject, last: JsonObject): JsonObject {
  const left: { [key: string]: Json } = {};
  for (const key of Object.keys(earlier)) {
    const [value, other] = [field(earlier, key) ?? null, field(last, key)];
    if (isObject(value) && isObject(other)) setField(left, key, unlike(value, other));
    else if (JSON.stringify(value) !== JSON.stringify(other)) setField(left, key, value);
  }
  return left;
}

/** An item as its last event has it, with what only the earlier ones say. */
function readItem(events: readonly JsonObject[]): ItemReading | null {
  const last = events.at(-1);
  const item = last === undefined ? undefined : field(last, "item");
  if (last === undefined || !isObject(item)) return null;
  const { step, result } = execItem(item);
  const rest = new Remainder(last);
  rest.take("item");
  const earlier = events.slice(0, -1).map((event) => unlike(event, last));
  const row = { row: rest.left(), ...(earlier.length > 0 && { earlier }) };
  return { step: { ...step, raw: mergedRaw(row, step.raw) }, result };
}

function readThread(rows: readonly Json[], filename: string): ParsedTrace {
  const list = new StepList();
  const items = itemsOf(rows);
  for (const [at, row] of rows.entries()) {
    const events = items.get(at);
    const reading = readItem((events ?? []).flatMap((place) => rows[place] ?? []).filter(isObject));
    if (events === undefined || reading === null) addNote(list, row);
    if (reading === null || events === undefined) continue;
    if (events[0] === at) list.push(reading.step);
    if (events.at(-1) === at && reading.result !== null) list.push(reading.result);
  }
  const steps = list.steps();
  const start = rows.find(isThreadStart);
  const before = list.before();
  const said = steps.find(({ kind }) => kind === "message")?.content ?? null;
  return traceOf({
    sourceId: isObject(start) ? textField(start, "thread_id") : null,
    title: traceTitle(said, nameOfFile(filename)),
    system: "Codex CLI",
    raw: before.length === 0 ? null : { before },
    steps,
    warnings: ["This output does not hold what the run was asked. The session in ~/.codex/sessions does."],
  });
}

/** Beginnings and ends stand beside the steps; what went wrong is a step. */
function addNote(list: StepList, row: Json): void {
  const rest = new Remainder(isObject(row) ? row : {});
  const error = rest.takeObject("error");
  const inner = new Remainder(error ?? {});
  const text = error === null ? rest.takeText("message") : inner.takeText("message");
  if (text === null) {
    list.beside(row);
    return;
  }
  const left = inner.left();
  if (left !== null) rest.keep("error", left);
  list.push(stepOf({ agent: "system", kind: "event", content: text, error: errorText(text), raw: rest.left() }));
}

export const codexExec: DocumentFormat = {
  name: "codex-exec",
  title: "Output of codex exec --json",
  unit: "document",
  detect: ({ records }) => mostly(records, isEvent) && records.some((row) => isItemEvent(row) || isThreadStart(row)),
  *parse(records, { filename }) {
    const rows = records.map(({ value }) => value);
    for (const thread of threadsOf(rows)) {
      const trace = readThread(thread, filename);
      if (trace.steps.length > 0) yield trace;
      else yield reject('There is no item in this output of Codex, such as {"type": "item.completed", "item": {…}}.');
    }
  },
};
