/** Records whose run is a log as text, as AdaMAST and home-made collections keep them. */
import type { Json } from "@/lib/traces/canonical";
import { type ReadContext, type RecordFormat, reject } from "@/lib/traces/format";
import { mergedRaw } from "@/lib/traces/formats/mast-header";
import { readTrajectory } from "@/lib/traces/formats/mast-trajectory";
import { noKnownForm } from "@/lib/traces/formats/plain-text";
import { field, isObject, textField, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

/** Names that say what the text is, and names that may be of any text. */
const ownKeys = ["raw_trajectory", "trajectory", "trace"];
const logKeys = [...ownKeys, "log", "raw_log", "transcript", "content"];
const idKeys = ["trace_id", "id", "instance_id", "run_id", "task_id"];

function logKey(value: Json): string | null {
  if (!isObject(value)) return null;
  return logKeys.find((key) => (textField(value, key) ?? "").trim() !== "") ?? null;
}

/** A text that only might be a log has to be one of a known form. */
function holdsKnownLog(value: Json): boolean {
  const key = logKey(value);
  if (key === null || !isObject(value)) return false;
  if (ownKeys.includes(key)) return true;
  return !readTrajectory(field(value, key) ?? null, { filename: "" }).warnings.includes(noKnownForm);
}

/** Says what the run's log does not say of itself. */
function* read(value: Json, context: ReadContext) {
  const key = logKey(value);
  if (key === null || !isObject(value)) {
    yield reject('This record has no log as text, such as "raw_trajectory": "…" or "trajectory": "…".');
    return;
  }
  const record = new Remainder(value);
  const run = readTrajectory(record.take(key) ?? null, context);
  const task = record.takeText("task") ?? run.task;
  const header = { system: record.takeText("mas_name") ?? run.system, benchmark: run.benchmark, warnings: [] };
  const id = idKeys.map((name) => textOf(field(value, name))).find((text) => text !== null) ?? null;
  yield {
    ...run,
    ...header,
    sourceId: id ?? run.sourceId,
    title: traceTitle(task, id, nameOfFile(context.filename)),
    model: record.takeText("model") ?? run.model,
    task,
    raw: mergedRaw(
      record,
      { ...run, sourceId: id === null ? null : run.sourceId, model: null, benchmark: null },
      header,
    ),
    warnings: run.warnings,
  };
}

export const logRecords: RecordFormat = {
  name: "log-records",
  title: "JSON, one trace a record with its log as text",
  unit: "record",
  detect: ({ records }) => mostly(records, holdsKnownLog),
  parse: ({ value }, context) => read(value, context),
};
