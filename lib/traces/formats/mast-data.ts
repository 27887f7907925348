/** MAST-Data's full file (Cemri et al. 2025): runs of seven systems with the labels of the authors' o1 judge. */

import type { ModeCode } from "@/lib/mast/taxonomy";
import type { Json, SourceClaim, SourceReview } from "@/lib/traces/canonical";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { mastDataAudit } from "@/lib/traces/formats/mast-data-audit";
import { mergedRaw, takeMastHeader } from "@/lib/traces/formats/mast-header";
import { readTrajectory } from "@/lib/traces/formats/mast-trajectory";
import { modeOfCode } from "@/lib/traces/formats/round-codes";
import { labelsKey } from "@/lib/traces/identity";
import { field, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { traceTitle } from "@/lib/traces/trace-title";

const annotatorOfFile = "MAST-Data o1 labels";

/** Whose labels they are: the published file's, or what an export of ours says beside the six keys. */
function annotatorOf(record: Remainder): string {
  const ours = record.peek(labelsKey);
  return (isObject(ours) ? textField(ours, "annotator") : null) ?? annotatorOfFile;
}

function isRecord(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  const trace = field(value, "trace");
  return (
    isObject(trace) &&
    Object.hasOwn(trace, "trajectory") &&
    (Object.hasOwn(value, "mast_annotation") || Object.hasOwn(value, "mas_name"))
  );
}

interface Verdicts {
  readonly reviews: readonly SourceReview[];
  readonly claims: readonly SourceClaim[];
  readonly warnings: readonly string[];
}

/** 1 is found, 0 is judged and not found, null is not judged. */
function takeVerdicts(record: Remainder): Verdicts {
  const annotator = annotatorOf(record);
  const judged: ModeCode[] = [];
  const found: ModeCode[] = [];
  const claims: SourceClaim[] = [];
  const odd = new Map<string, Json>();
  for (const [key, verdict] of Object.entries(record.takeObject("mast_annotation") ?? {})) {
    const mode = modeOfCode("final-14", key.replace(/^FM-/i, ""));
    // Tables and data frames write numbers as text.
    const yes = verdict === 1 || verdict === true || verdict === "1";
    const no = verdict === 0 || verdict === false || verdict === "0";
    if (mode !== null && (yes || no)) judged.push(mode);
    if (mode !== null && yes) found.push(mode);
    if (mode === null && yes) claims.push({ source: annotator, code: key, step: null, agent: null, reason: null });
    if (!yes && !no && verdict !== null) odd.set(key, verdict);
  }
  const labels = found.map((mode) => ({ mode, steps: null, note: null, agent: null }));
  const reviews = judged.length === 0 ? [] : [{ annotator, judged, labels, achieved: null, note: null }];
  if (odd.size === 0) return { reviews, claims, warnings: [] };
  record.keep("mast_annotation", Object.fromEntries(odd));
  return {
    reviews,
    claims,
    warnings: [`Labels that are neither 0, 1 nor null were left out: ${[...odd.keys()].join(", ")}.`],
  };
}

export const mastData: RecordFormat = {
  name: "mast-data",
  title: "MAST-Data, full file",
  unit: "record",
  detect: ({ records }) => mostly(records, isRecord),
  audit: mastDataAudit,
  *parse({ value }, context) {
    const source = isRecord(value) ? field(value, "trace") : undefined;
    if (!isObject(value) || !isObject(source)) {
      yield reject('This record is none of MAST-Data: "mas_name" and a "trace" with its "trajectory" are expected.');
      return;
    }
    const record = new Remainder(value);
    const trace = new Remainder(source);
    const run = readTrajectory(trace.take("trajectory") ?? null, context);
    const rest = trace.left();
    if (rest === null) record.take("trace");
    else record.keep("trace", rest);
    const header = takeMastHeader(record, run.system);
    const verdicts = takeVerdicts(record);
    const key = textOf(field(source, "key"));
    const id = textOf(field(value, "trace_id"));
    yield {
      ...run,
      sourceId: [key, id].filter((part) => part !== null).join(" ") || null,
      title: traceTitle(run.task, [header.system, header.benchmark, id].filter((part) => part !== null).join(" ")),
      system: header.system ?? run.system,
      model: record.takeText("llm_name") ?? run.model,
      benchmark: header.benchmark,
      metadata: { ...run.metadata, ...(id === null ? {} : { trace_id: id }) },
      raw: mergedRaw(record, run, header),
      reviews: [...verdicts.reviews, ...run.reviews],
      claims: [...verdicts.claims, ...run.claims],
      warnings: [...run.warnings, ...header.warnings, ...verdicts.warnings],
    };
  },
};
