/** What was done to a draft, so that it can be undone: also in a later visit, as far as it still fits what stands. */
import { z } from "zod";
import { digestOf, labelSchema } from "@/lib/reviews/label-schema";
import { type Verdict, verdictSchema } from "@/lib/reviews/review-schema";
import { placeName } from "@/lib/reviews/segment-geometry";

const draftLabelSchema = labelSchema.omit({ version: true });

/** What one label, or the verdict, was and became. Null is a label that does not stand. */
const changeSchema = z.discriminatedUnion("on", [
  z.object({
    on: z.literal("label"),
    id: z.string(),
    before: draftLabelSchema.nullable(),
    after: draftLabelSchema.nullable(),
  }),
  z.object({ on: z.literal("verdict"), before: verdictSchema, after: verdictSchema }),
]);
export type Change = Readonly<z.infer<typeof changeSchema>>;

export const historySchema = z.object({ past: z.array(changeSchema), future: z.array(changeSchema) });
export interface History {
  readonly past: readonly Change[];
  /** What was undone, the latest last. */
  readonly future: readonly Change[];
}

const verdictFields = ["status", "achieved", "note"] as const;

/** The fields of the verdict that a change is about, as they became. */
export function changedFields({ before, after }: Extract<Change, { on: "verdict" }>): Partial<Verdict> {
  return Object.fromEntries(
    verdictFields.filter((field) => before[field] !== after[field]).map((field) => [field, after[field]]),
  );
}

export function reversed(change: Change): Change {
  return change.on === "label"
    ? { ...change, before: change.after, after: change.before }
    : { ...change, before: change.after, after: change.before };
}

interface Standing {
  readonly labels: ReadonlyMap<string, Extract<Change, { on: "label" }>["after"]>;
  readonly verdict: Verdict;
}

/** The history without what would lead back to, or on from, something that no longer stands: it was changed elsewhere. */
export function stillFitting(standing: Standing, { past, future }: History): History {
  return {
    past: fitting(standing, past),
    future: fitting(standing, future.map(reversed)).map(reversed),
  };
}

/** Changes that lead to what stands, from the last one back. */
function fitting({ labels, verdict }: Standing, changes: readonly Change[]): Change[] {
  const expected = new Map<string, string>();
  const broken = new Set<string>();
  const kept: Change[] = [];
  for (const change of changes.toReversed()) {
    const facts =
      change.on === "label"
        ? [
            {
              name: change.id,
              is: digestOf(labels.get(change.id) ?? null),
              was: digestOf(change.before),
              to: digestOf(change.after),
            },
          ]
        : Object.keys(changedFields(change)).map((key) => {
            const field = verdictFields.find((known) => known === key) ?? "note";
            return {
              name: field,
              is: String(verdict[field]),
              was: String(change.before[field]),
              to: String(change.after[field]),
            };
          });
    const fits = facts.every(({ name, is, to }) => !broken.has(name) && (expected.get(name) ?? is) === to);
    for (const { name, was } of facts) {
      if (fits) expected.set(name, was);
      else broken.add(name);
    }
    if (fits) kept.unshift(change);
  }
  return kept;
}

/** What a change did, for whoever is about to undo it. */
export function changeName(change: Change): string {
  if (change.on === "label") {
    const label = change.after ?? change.before;
    const claim = label?.mode ?? "a failure outside the fourteen";
    const where = label?.segments[0] ? ` on ${placeName(label.segments[0])}` : "";
    if (change.before === null) return `label ${claim}${where}`;
    return change.after === null ? `withdrawing ${claim}${where}` : `change of ${claim}${where}`;
  }
  const { status, achieved } = changedFields(change);
  if (status !== undefined) return status === "submitted" ? "submitting" : "reopening";
  return achieved === undefined ? "note on the trace" : `task achieved: ${achieved ?? "not said"}`;
}
