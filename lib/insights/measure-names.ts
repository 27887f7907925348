import type { Measure } from "@/lib/insights/query-schema";

/** The measures in a heading, and on a button. */
export const measureNames: Readonly<Record<Measure, string>> = {
  findings: "share of findings",
  traces: "share of traces",
  labels: "share of labels",
  steps: "findings per 1,000 steps",
};
export const measureButtons: Readonly<Record<Measure, string>> = {
  findings: "Share of findings",
  traces: "Share of traces",
  labels: "Labels",
  steps: "Per 1,000 steps",
};
