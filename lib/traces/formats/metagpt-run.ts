/** MetaGPT runs as JSON: the prompt, and the loguru log of the run as text in `content`. */
import type { Json } from "@/lib/traces/canonical";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { logRaw } from "@/lib/traces/formats/log-file";
import { noKnownForm } from "@/lib/traces/formats/plain-text";
import { field, isObject, textField, textOf } from "@/lib/traces/json-value";
import { readLog } from "@/lib/traces/logs/grammars";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

export function isMetaGptRun(value: Json): boolean {
  if (!isObject(value) || textField(value, "prompt") === null || textField(value, "content") === null) return false;
  return Object.hasOwn(value, "run_id") && ["log_file", "cost", "timestamp"].some((key) => Object.hasOwn(value, key));
}

export const metaGptRun: RecordFormat = {
  name: "metagpt-run",
  title: "MetaGPT run (JSON with the log inside)",
  unit: "record",
  detect: ({ records }) => mostly(records, isMetaGptRun),
  *parse({ value }, { filename }) {
    if (!isObject(value) || !isMetaGptRun(value)) {
      yield reject('This record is no MetaGPT run: "run_id", "prompt" and the log in "content" are expected.');
      return;
    }
    const record = new Remainder(value);
    const log = record.takeText("content") ?? "";
    const task = record.takeText("prompt");
    const reading = readLog(log);
    const run = textOf(field(value, "run_id"));
    const file = textField(value, "log_file");
    const left = { ...record.left(), ...(reading === null ? null : asFields(logRaw(reading))) };
    yield traceOf({
      sourceId: [run, file].filter((part) => part !== null).join(" ") || null,
      title: traceTitle(task, nameOfFile(filename)),
      system: reading?.system ?? "MetaGPT",
      model: reading?.model ?? null,
      task,
      raw: left,
      steps: reading?.steps ?? (log.trim() === "" ? [] : [stepOf({ agent: null, content: log })]),
      warnings: reading === null ? [noKnownForm] : (reading.warnings ?? []),
    });
  },
};

function asFields(raw: Json): { readonly [key: string]: Json } {
  return isObject(raw) ? raw : {};
}
