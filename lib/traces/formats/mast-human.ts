/** MAST-Data's human-labelled file: runs with the verdicts of three annotators, in the codes of their round. */

import { findModeByName } from "@/lib/mast/find-mode";
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { Json, SourceClaim, SourceLabel, SourceReview } from "@/lib/traces/canonical";
import { type Audit, type RecordFormat, reject } from "@/lib/traces/format";
import { mergedRaw, takeMastHeader } from "@/lib/traces/formats/mast-header";
import { readTrajectory } from "@/lib/traces/formats/mast-trajectory";
import { type CodeList, codeListOfRound, modeOfCode } from "@/lib/traces/formats/round-codes";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { traceTitle } from "@/lib/traces/trace-title";

const modeKey = "failure mode";

function isRecord(value: Json): value is JsonObject {
  if (!isObject(value) || !Object.hasOwn(value, "trace")) return false;
  const annotations = field(value, "annotations");
  return isList(annotations) && mostly(annotations, (one) => isObject(one) && textField(one, modeKey) !== null);
}

interface Row {
  /** Code and name as the source writes them. */
  readonly named: string;
  readonly mode: ModeCode | null;
  /** By number of the annotator; null for not judged. */
  readonly verdicts: ReadonlyMap<string, boolean | null>;
}

interface Table {
  readonly rows: readonly Row[];
  readonly warnings: readonly string[];
  /** What of the annotations is no verdict. */
  readonly rest: Json;
}

/** By the table of the round; by name where the round is not known, and in the last round, whose codes are today's. */
function modeOf(list: CodeList | null, named: string): ModeCode | null {
  const byName = findModeByName(named)?.mode ?? null;
  const byCode = list === null ? null : modeOfCode(list, /^\d+\.\d+/.exec(named)?.[0] ?? "");
  return list === null || list === "final-14" ? (byName ?? byCode) : byCode;
}

function readTable(annotations: readonly Json[], round: string): Table {
  const list = codeListOfRound(round);
  const rows: Row[] = [];
  const warnings = new Set<string>();
  const rest: Json[] = [];
  if (list === null) warnings.add(`The round "${round}" is not known, so its failure modes are mapped by their names.`);
  for (const annotation of annotations) {
    const text = isObject(annotation) ? textField(annotation, modeKey) : null;
    if (!isObject(annotation) || text === null) {
      rest.push(annotation);
      continue;
    }
    const named = (text.split("\n", 1)[0] ?? "").trim();
    const mode = modeOf(list, named);
    const byName = findModeByName(named);
    if (byName !== null && (!byName.certain || byName.mode !== (mode ?? byName.mode))) {
      warnings.add(`"${named}" is taken as ${mode ?? "no mode"}: sources differ in what they call so.`);
    }
    const left = new Remainder(annotation);
    rows.push({ named, mode, verdicts: takeVerdicts(left) });
    rest.push(left.left());
  }
  return { rows, warnings: [...warnings], rest };
}

function takeVerdicts(annotation: Remainder): Map<string, boolean | null> {
  const verdicts = new Map<string, boolean | null>();
  for (const key of Object.keys(annotation.left() ?? {})) {
    const number = /^annotator[ _]?(\d+)$/i.exec(key)?.[1];
    const verdict = annotation.peek(key);
    const unsaid = verdict === null || verdict === "NaN";
    if (number === undefined || !(typeof verdict === "boolean" || verdict === 0 || verdict === 1 || unsaid)) continue;
    verdicts.set(number, unsaid ? null : Boolean(annotation.take(key)));
    annotation.take(key);
  }
  return verdicts;
}

interface Opinion {
  readonly review: SourceReview | null;
  readonly claims: readonly SourceClaim[];
}

function opinionOf(number: string, rows: readonly Row[], round: string): Opinion {
  const annotator = `MAST-Data human ${number}`;
  const judged = new Set<ModeCode>();
  const labels: SourceLabel[] = [];
  const claims: SourceClaim[] = [];
  const absent: string[] = [];
  for (const { named, mode, verdicts } of rows) {
    const verdict = verdicts.get(number) ?? null;
    if (verdict === null) continue;
    if (mode !== null) judged.add(mode);
    if (mode === null && !verdict) absent.push(named);
    if (mode === null && verdict)
      claims.push({ source: annotator, code: named, step: null, agent: null, reason: null });
    if (mode !== null && verdict) labels.push({ mode, steps: null, note: `${round}: ${named}`, agent: null });
  }
  if (judged.size === 0) return { review: null, claims };
  const note = absent.length === 0 ? null : `Judged absent, without a counterpart in MAST: ${absent.join("; ")}.`;
  return { review: { annotator, judged: [...judged], labels, achieved: null, note }, claims };
}

/** Eighteen of the nineteen published records share their labels byte for byte with others of their round. */
function sharedLabelsAudit(): Audit {
  const blocks = new Map<string, number>();
  return {
    see(_trace, { value }) {
      if (!isObject(value)) return;
      const block = JSON.stringify([field(value, "round") ?? null, field(value, "annotations") ?? null]);
      blocks.set(block, (blocks.get(block) ?? 0) + 1);
    },
    warnings() {
      const shared = [...blocks.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
      const all = [...blocks.values()].reduce((sum, count) => sum + count, 0);
      if (shared === 0) return [];
      return [
        `${shared} of ${all} records have exactly the labels of another record of their round, though the runs differ: agreement computed from them means nothing.`,
      ];
    },
  };
}

export const mastHuman: RecordFormat = {
  name: "mast-data-human",
  title: "MAST-Data, human-labelled file",
  unit: "record",
  detect: ({ records }) => mostly(records, isRecord),
  audit: sharedLabelsAudit,
  *parse({ value }, context) {
    if (!isRecord(value)) {
      yield reject(
        'This record is none of the human-labelled file: "trace" and "annotations" with "failure mode" are expected.',
      );
      return;
    }
    const record = new Remainder(value);
    const run = readTrajectory(record.take("trace") ?? null, context);
    const header = takeMastHeader(record, run.system);
    const round = textOf(record.peek("round")) ?? "";
    const table = readTable(record.takeList("annotations") ?? [], round);
    // The list of modes that were asked about says nothing of who found what, and stays.
    record.keep("annotations", table.rest);
    const numbers = [...new Set(table.rows.flatMap(({ verdicts }) => [...verdicts.keys()]))].sort();
    const opinions = numbers.map((number) => opinionOf(number, table.rows, round));
    const id = textOf(field(value, "trace_id"));
    yield {
      ...run,
      sourceId: id === null ? null : `${round} ${id}`.trim(),
      title: traceTitle(run.task, [header.system, header.benchmark, id].filter((part) => part !== null).join(" ")),
      system: header.system ?? run.system,
      benchmark: header.benchmark,
      metadata: { ...run.metadata, ...(round === "" ? {} : { round }), ...(id === null ? {} : { trace_id: id }) },
      raw: mergedRaw(record, run, header),
      reviews: [...opinions.flatMap(({ review }) => (review === null ? [] : [review])), ...run.reviews],
      claims: [...opinions.flatMap(({ claims }) => claims), ...run.claims],
      warnings: [...run.warnings, ...header.warnings, ...table.warnings],
    };
  },
};
