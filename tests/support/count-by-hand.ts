/** The figures of a labelled project counted trace by trace and label by label, as slowly and plainly as can be. */

import { stageOf, tenthOf } from "@/lib/insights/finding-place";
import type { Focus } from "@/lib/insights/focus";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import { type ConsensusRule, consensus } from "@/lib/reviews/consensus";
import { everyMode, maskOf, modesOf } from "@/lib/reviews/masks";
import type { KnownLabel, KnownTrace } from "./labelled-project";

export interface HandFinding {
  readonly trace: KnownTrace;
  readonly mode: ModeCode;
  readonly labels: readonly KnownLabel[];
  readonly position: number | null;
  readonly agent: string | null;
}

const firstStep = ({ steps }: KnownLabel) => (steps.length === 0 ? null : Math.min(...steps));

/** The labels that count for a trace's verdict. */
export function countedLabels(trace: KnownTrace, rule: ConsensusRule): KnownLabel[] {
  const settled = rule === "adjudicated" && trace.reviews.some(({ adjudicated }) => adjudicated);
  return trace.reviews.filter(({ adjudicated }) => adjudicated === settled).flatMap(({ labels }) => labels);
}

export function findings(traces: readonly KnownTrace[], rule: ConsensusRule, focus: Focus): HandFinding[] {
  return traces.flatMap((trace) => {
    const reviews = trace.reviews.map(({ adjudicated, labels }) => ({
      adjudicated,
      judged: everyMode,
      found: maskOf(labels.map(({ mode }) => mode)),
    }));
    const verdict = consensus(reviews, rule);
    const found = modesOf(verdict?.found ?? 0).map((mode): HandFinding => {
      const labels = countedLabels(trace, rule).filter((label) => label.mode === mode);
      const inOrder = [...labels].sort(
        (a, b) => (firstStep(a) ?? 999) - (firstStep(b) ?? 999) || (a.id < b.id ? -1 : 1),
      );
      const position = inOrder[0] ? firstStep(inOrder[0]) : null;
      return { trace, mode, labels, position, agent: inOrder.find(({ agent }) => agent !== null)?.agent ?? null };
    });
    if (focus === "decisive") return found.filter(({ labels }) => labels.some(({ decisive }) => decisive));
    if (focus === "all") return found;
    const placed = found.filter(({ position }) => position !== null);
    placed.sort(
      (a, b) => (a.position ?? 0) - (b.position ?? 0) || modeCodes.indexOf(a.mode) - modeCodes.indexOf(b.mode),
    );
    return placed.slice(0, 1);
  });
}

const dayOf = ({ time }: KnownTrace) => time.toISOString().slice(0, 10);

/** The ISO week: that of the Thursday of the same Monday to Sunday, which says the year too. */
function weekOf({ time }: KnownTrace): string {
  const thursday = new Date(time);
  thursday.setUTCDate(time.getUTCDate() + 3 - ((time.getUTCDay() + 6) % 7));
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000));
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The group of a finding. */
export const groupOfFinding: Readonly<Record<string, (finding: HandFinding) => string | null>> = {
  system: ({ trace }) => trace.system,
  model: ({ trace }) => trace.model,
  benchmark: ({ trace }) => trace.benchmark,
  import: ({ trace }) => trace.import,
  day: ({ trace }) => dayOf(trace),
  week: ({ trace }) => weekOf(trace),
  month: ({ trace }) => dayOf(trace).slice(0, 7),
  "since.2026-01-31": ({ trace }) => (dayOf(trace) < "2026-01-31" ? "before" : "since"),
  outcome: ({ trace }) => trace.outcome,
  "metadata.version": ({ trace }) => trace.version,
  agent: ({ agent }) => agent,
  position: ({ trace, position }) => (position === null ? null : String(tenthOf(position, trace.steps))),
  stage: ({ trace, mode, position }) => stageOf(mode, position === null ? null : tenthOf(position, trace.steps)),
};
