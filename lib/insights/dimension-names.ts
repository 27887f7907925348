/** Dimensions and their groups in words. */

import type { findingDimensions } from "@/lib/insights/dimensions";
import { afterDot, type Dimension, isMetadata, isSince, type traceDimensions } from "@/lib/insights/dimensions";
import { restKey } from "@/lib/insights/groups";

const names: Readonly<Record<(typeof traceDimensions)[number] | (typeof findingDimensions)[number], string>> = {
  system: "System",
  model: "Model",
  benchmark: "Benchmark",
  outcome: "Task outcome, reported",
  achieved: "Task achieved, reviewed",
  import: "Import",
  day: "Day of the run",
  week: "Week of the run",
  month: "Month of the run",
  agent: "Responsible agent",
  stage: "Lifecycle stage",
  position: "Position in the run",
};

export function dimensionName(dimension: Dimension): string {
  if (isMetadata(dimension)) return `Metadata: ${afterDot(dimension)}`;
  if (isSince(dimension)) return `Before and since ${afterDot(dimension)}`;
  return names[dimension];
}

const said: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  outcome: { achieved: "Achieved", failed: "Failed" },
  achieved: { yes: "Achieved", no: "Not achieved", unclear: "Unclear" },
  stage: { "pre-execution": "Pre-execution", execution: "Execution", "post-execution": "Post-execution" },
  position: Object.fromEntries(
    ["First tenth", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "Last tenth"].map((name, tenth) => [
      String(tenth),
      name,
    ]),
  ),
};

const unsaid: Readonly<Record<string, string>> = {
  agent: "No agent named",
  stage: "Not placed in the run",
  position: "The run as a whole",
  achieved: "Nobody answered",
};

/** A group as a reader reads it; `titles` names the imports by their ids. */
export function groupName(dimension: Dimension, key: string | null, titles: ReadonlyMap<string, string>): string {
  if (key === null) return unsaid[dimension] ?? "Not said";
  if (key === restKey) return "All others";
  if (isSince(dimension)) return key === "before" ? `Before ${afterDot(dimension)}` : `Since ${afterDot(dimension)}`;
  return said[dimension]?.[key] ?? (dimension === "import" ? (titles.get(key) ?? key) : key);
}

const inOrder = new Set<string>(["day", "week", "month", "position", "stage"]);
const stageOrder = ["pre-execution", "execution", "post-execution"];

/** Groups in the order of time or place where they have one, else those with the most findings first; what says none is last. */
export function compareGroups<
  T extends { readonly key: string | null; readonly breakdown: { readonly findings: number } },
>(dimension: Dimension): (a: T, b: T) => number {
  return (a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (dimension === "stage") return stageOrder.indexOf(a.key) - stageOrder.indexOf(b.key);
    if (inOrder.has(dimension) || isSince(dimension)) return a.key < b.key ? -1 : 1;
    return b.breakdown.findings - a.breakdown.findings || (a.key < b.key ? -1 : 1);
  };
}
