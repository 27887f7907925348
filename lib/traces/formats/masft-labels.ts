/**
 * The labels that MAST's authors published beside their runs, without the runs:
 * a human's flags under the names of March 2025, and in the joined list o1's
 * answer under the interim codes. Each row becomes a trace of one step that says
 * where the run stands, so that both can be compared as annotators. The table
 * (annotations.csv) and the joined list name the same runs: imported one after
 * the other, the second adds its reviews to the traces of the first.
 */
import { findModeByName } from "@/lib/mast/find-mode";
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { Json, ParsedTrace, SourceClaim, SourceLabel, SourceReview } from "@/lib/traces/canonical";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { modeOfCode } from "@/lib/traces/formats/round-codes";
import { labelsKey } from "@/lib/traces/identity";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";

const humanAnnotator = "MASFT human flags";
const o1Annotator = "MASFT o1 labels";

/** What was asked of a human and how they answered: a name of the early list with yes, no, or a remark. */
export interface Flag {
  readonly name: string;
  readonly verdict: boolean;
}

export interface LabelRow {
  readonly system: string;
  readonly task: string;
  readonly address: string;
  readonly solved: string;
}

/** The trace of a row: the run is elsewhere, and the step says where. */
export function rowTrace(
  row: LabelRow,
  rest: Pick<ParsedTrace, "reviews" | "claims" | "raw" | "warnings">,
): ParsedTrace {
  const { system, task, address, solved } = row;
  const outcome = /^true$/i.test(solved) ? "achieved" : /^false$/i.test(solved) ? "failed" : null;
  return traceOf({
    sourceId: `masft ${system} ${task}`,
    title: `${system} ${task}`,
    system,
    outcome,
    metadata: outcome === null && solved !== "" ? { solved } : {},
    steps: [
      stepOf({
        agent: null,
        kind: "event",
        content: address === "" ? "The file does not say where the run is." : address,
      }),
    ],
    ...rest,
  });
}

/** What else is said of the labels, kept where it is no part of the run's identity. */
export function keptOfLabels(kept: JsonObject | null): Json {
  return kept && { [labelsKey]: kept };
}

/** A human's flags as a review: only what was asked of them is judged. */
export function humanReview(flags: readonly Flag[], asked: readonly string[], note: string | null) {
  const judged = new Set<ModeCode>();
  for (const name of asked) {
    const mode = findModeByName(name)?.mode;
    if (mode) judged.add(mode);
  }
  const labels: SourceLabel[] = [];
  const claims: SourceClaim[] = [];
  for (const { name, verdict } of flags) {
    if (!verdict) continue;
    const mode = findModeByName(name)?.mode;
    if (mode) labels.push({ mode, steps: null, note: name, agent: null });
    else claims.push({ source: humanAnnotator, code: name, step: null, agent: null, reason: null });
  }
  const review: SourceReview = { annotator: humanAnnotator, judged: [...judged], labels, achieved: null, note };
  return { review: judged.size === 0 ? null : review, claims };
}

/** The names that somebody who flagged anything was asked about, as far as they have a counterpart. */
const askedNames = [
  "Poor adherence to specified constraints",
  "Blurring roles",
  "Step repetition",
  "Unaware of stopping conditions",
  "Trajectory restart",
  "Fail to elicit clarification",
  "Derailing from task objectives",
  "Withholding relevant information",
  "Ignoring good suggestions from other agent",
  "Misalignment between internal thoughts and response message",
  "No attempt to verify outcome",
];

/** o1's answer: a line of code and yes or no for each mode of the interim list, and its reasons before. */
function o1Review(response: string): SourceReview | null {
  const judged = new Set<ModeCode>();
  const labels: SourceLabel[] = [];
  for (const [, code = "", verdict = ""] of response.matchAll(/^\s*(\d\.\d)\s+(yes|no)\b/gim)) {
    const mode = modeOfCode("interim-16", code);
    if (mode === null || judged.has(mode)) continue;
    judged.add(mode);
    if (/yes/i.test(verdict)) labels.push({ mode, steps: null, note: `Interim code ${code}`, agent: null });
  }
  if (judged.size === 0) return null;
  return { annotator: o1Annotator, judged: [...judged], labels, achieved: null, note: response };
}

function isRow(value: Json): value is JsonObject {
  return isObject(value) && isList(field(value, "human_flags_v0")) && typeof field(value, "o1_response") === "string";
}

export const masftLabels: RecordFormat = {
  name: "masft-labels",
  title: "MAST authors' labels by human and o1, without the runs",
  unit: "record",
  detect: ({ records }) => mostly(records, isRow),
  *parse({ value }) {
    if (!isRow(value)) {
      yield reject('This record holds no labels: "human_flags_v0" and "o1_response" are expected.');
      return;
    }
    const record = new Remainder(value);
    const text = (key: string) => record.takeText(key) ?? "";
    const row = {
      system: text("mas"),
      task: text("task_id"),
      address: text("trace_path"),
      solved: text("human_solved"),
    };
    const note = text("human_note");
    const response = text("o1_response");
    // The codes repeat what the answer says.
    const flags = (record.takeList("human_flags_v0") ?? []).filter((flag) => typeof flag === "string");
    const human = humanReview(
      flags.map((name) => ({ name, verdict: true })),
      flags.length === 0 ? [] : askedNames,
      note === "" ? null : note,
    );
    const o1 = o1Review(response);
    const silent = flags.length === 0;
    if (silent && note !== "") record.keep("human_note", note);
    if (o1 === null) record.keep("o1_response", response);
    yield rowTrace(row, {
      reviews: [human.review, o1].filter((review) => review !== null),
      claims: human.claims,
      raw: keptOfLabels(record.left()),
      warnings: silent
        ? ["An empty list of flags does not say whether the human looked, so it is no review; annotations.csv says it."]
        : [],
    });
  },
};
