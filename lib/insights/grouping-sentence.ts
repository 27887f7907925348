/** The first line of a breakdown: what was parted by what, and what a figure in it is of. */
import { dimensionName } from "@/lib/insights/dimension-names";
import { type Dimension, ofFindings } from "@/lib/insights/dimensions";
import { measureNames } from "@/lib/insights/measure-names";
import type { Measure } from "@/lib/insights/query-schema";
import { fewTraces } from "@/lib/insights/small-numbers";

const rules: Readonly<Partial<Record<Dimension, string>>> = {
  agent: "A finding is the agent’s that the earliest of its labels names",
  position: "A finding lies where the earliest of its labels begins",
  stage: "A finding is of the stage in which the earliest of its labels begins, among those in which its mode can show",
  achieved: "A task is achieved, or not, where more than half of those reviewers say so who answered",
  day: "A run is of the day of its first step (UTC), or where that has no time of its import",
  week: "A run is of the week of its first step (UTC), or where that has no time of its import",
  month: "A run is of the month of its first step (UTC), or where that has no time of its import",
};

export function groupingSentence({
  by,
  measure,
  findings,
  reviewed,
  groups,
}: {
  readonly by: Dimension;
  readonly measure: Measure;
  readonly findings: number;
  readonly reviewed: number;
  readonly groups: number;
}): string {
  const rule = rules[by];
  const figure = `A figure is the ${measureNames[measure]} within its group, with its 95 % interval; “few traces” marks groups of fewer than ${fewTraces}`;
  const whole = ofFindings(by) ? "; shares of traces are of all traces judged" : "";
  const counted = `${findings.toLocaleString("en")} findings in ${reviewed.toLocaleString("en")} reviewed traces, parted by ${dimensionName(by).toLowerCase()} into ${groups} ${groups === 1 ? "group" : "groups"}.`;
  return [counted, ...(rule ? [`${rule}.`] : []), `${figure}${whole}.`].join(" ");
}
