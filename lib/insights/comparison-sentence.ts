/** The first line of a comparison: what stands beside what, and how a difference is judged. */
import type { Comparison } from "@/lib/insights/comparison-schema";
import { sourceNames } from "@/lib/mast/source-names";

const methods = {
  resampling: "Intervals of differences: bootstrap over traces; p: permutation of traces between the two",
  linearised: "Intervals and p of differences: linearised ratio over traces",
  published:
    "The published figures are taken as fixed, as their traces are not at hand; p: normal test on the share here",
} as const;

export function comparisonSentence({ baseline, comparisons, against, measure }: Comparison): string {
  const method = comparisons[0]?.method;
  const how = method ? ` ${methods[method]}, adjusted for fourteen tests (Holm).` : "";
  if (against) return `What is counted here beside ${sourceNames[against]}, by share of ${measure}.${how}`;
  if (!baseline || comparisons.length === 0) return "Groups of traces side by side.";
  const others = comparisons.map(({ name, reviewed }) => `${name} (${reviewed ?? 0} reviewed traces)`).join(", ");
  return `${others} beside ${baseline.name} (${baseline.reviewed}), by share of ${measure}.${how}`;
}
