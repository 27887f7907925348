/** One row a label. Traces and reviews without labels have one row each, with nothing in the columns of the label. */
import { z } from "zod";
import type { ExportedReview, ExportedTrace } from "@/lib/export/exported-trace";
import { spentSeconds } from "@/lib/export/spent-seconds";
import { categoryName, modeName } from "@/lib/mast/names";
import { categoryOf, type TaxonomyVersion } from "@/lib/mast/taxonomy";
import type { ArchivedLabel } from "@/lib/reviews/archived-review";

const text = z.string().nullable();
const count = z.int().nullable();
const flag = z.boolean().nullable();

export const labelRecordSchema = z.object({
  trace_id: z.string(),
  trace_title: z.string(),
  system: text,
  model: text,
  benchmark: text,
  outcome: text,
  review_id: text,
  annotator: text,
  annotator_kind: text,
  adjudicated: flag,
  achieved: text,
  submitted_at: text,
  /** How long the annotator had the trace in front of them. */
  spent_seconds: count,
  label_id: text,
  /** `1.1` to `3.3`; empty for a failure outside the fourteen. */
  mode: text,
  mode_name: text,
  category: text,
  category_name: text,
  /** What the label points at: `trace`, `steps` or `text`. */
  place: text,
  /** 0-based, both included. */
  first_step: count,
  last_step: count,
  /** Code points of the first and the last step's text, the end exclusive. */
  start: count,
  end: count,
  quote: text,
  /** Of a label that points at several places: the others, as JSON. */
  further_places: text,
  agent: text,
  confidence: text,
  decisive: flag,
  note: text,
  review_note: text,
});
export type LabelRecord = z.infer<typeof labelRecordSchema>;

const noReview = {
  review_id: null,
  annotator: null,
  annotator_kind: null,
  adjudicated: null,
  achieved: null,
  submitted_at: null,
  spent_seconds: null,
  review_note: null,
};

const noLabel = {
  label_id: null,
  mode: null,
  mode_name: null,
  category: null,
  category_name: null,
  place: null,
  first_step: null,
  last_step: null,
  start: null,
  end: null,
  quote: null,
  further_places: null,
  agent: null,
  confidence: null,
  decisive: null,
  note: null,
};

/** The rows of one trace; `reviews` are those that were asked for. */
export function labelRecords(
  trace: Pick<ExportedTrace, "id" | "title" | "system" | "model" | "benchmark" | "outcome">,
  reviews: readonly ExportedReview[],
  version: TaxonomyVersion,
): LabelRecord[] {
  const { id, title, system, model, benchmark, outcome } = trace;
  const facts = { trace_id: id, trace_title: title, system, model, benchmark, outcome };
  if (reviews.length === 0) return [{ ...facts, ...noReview, ...noLabel }];
  return reviews.flatMap((review): LabelRecord[] => {
    const said = { ...facts, ...reviewColumns(review) };
    if (review.labels.length === 0) return [{ ...said, ...noLabel }];
    return review.labels.map((label) => ({ ...said, ...labelColumns(label, version) }));
  });
}

function reviewColumns(review: ExportedReview) {
  const { id, annotator, adjudicated, achieved, submittedAt, note } = review;
  return {
    review_id: id,
    annotator: annotator.name,
    annotator_kind: annotator.kind,
    adjudicated,
    achieved,
    submitted_at: submittedAt,
    spent_seconds: spentSeconds([review]),
    review_note: note,
  };
}

function labelColumns(label: ArchivedLabel, version: TaxonomyVersion) {
  const { id, mode, segments, agent, confidence, decisive, note } = label;
  const [first, ...further] = segments;
  const category = mode === null ? null : categoryOf(mode);
  const place = first ?? { kind: "trace" as const };
  return {
    label_id: id,
    mode,
    mode_name: mode === null ? null : modeName(version, mode),
    category,
    category_name: category === null ? null : categoryName(version, category),
    place: place.kind,
    first_step: place.kind === "trace" ? null : place.first,
    last_step: place.kind === "trace" ? null : place.last,
    start: place.kind === "text" ? place.start : null,
    end: place.kind === "text" ? place.end : null,
    quote: place.kind === "text" ? place.quote : null,
    further_places: further.length === 0 ? null : JSON.stringify(further),
    agent,
    confidence,
    decisive,
    note,
  };
}
