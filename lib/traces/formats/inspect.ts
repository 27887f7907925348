/** Logs of Inspect (UK AI Security Institute): one trace a sample. */
import type { Json } from "@/lib/traces/canonical";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { inspectSample } from "@/lib/traces/inspect/sample";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";

function isLog(value: Json): value is JsonObject {
  if (!isObject(value) || !isObject(field(value, "eval"))) return false;
  return isList(field(value, "samples")) || (Object.hasOwn(value, "status") && Object.hasOwn(value, "version"));
}

export const inspectLog: RecordFormat = {
  name: "inspect",
  title: "Inspect log",
  unit: "record",
  detect: ({ records }) => mostly(records, isLog),
  *parse({ value }, { filename }) {
    const log = isLog(value) ? new Remainder(value) : null;
    const samples = log?.takeList("samples") ?? [];
    if (log === null || samples.length === 0) {
      yield reject(
        'This Inspect log holds no samples: it was written without them ("log_samples"), or broke off early.',
      );
      return;
    }
    const header = log.left() ?? {};
    for (const [index, sample] of samples.entries()) {
      if (isObject(sample)) yield inspectSample(sample, header, filename);
      else yield reject(`Sample ${index + 1} of this Inspect log is no object.`);
    }
  },
};
