/** Labels as such, before consensus: how many there are of each mode, and what share of all labels. */
import type { Breakdown } from "@/lib/insights/insights-schema";
import type { CategoryCode, ModeCode } from "@/lib/mast/taxonomy";
import type { Interval } from "@/lib/stats/interval";
import { ratioInterval } from "@/lib/stats/ratio";
import { wilson } from "@/lib/stats/wilson";

/** Over the traces of one group: their labels of one part, beside all of their labels. */
export interface LabelSums {
  readonly key: string | null;
  /** A category, a mode, or all labels. */
  readonly part: CategoryCode | ModeCode | "all";
  readonly traces: number;
  readonly labels: number;
  /** Of the numbers a trace: the sum of their squares, and of their products with all labels of the trace. */
  readonly squares: number;
  readonly products: number;
}

interface LabelFigures {
  readonly labels: number;
  readonly shareOfLabels: number | null;
  readonly shareOfLabelsInterval: Interval | null;
}

/**
 * Labels of a part ÷ all labels, with the linearised ratio over traces (Cochran
 * 1977): several annotators' labels of a trace tell of one run. A share of 0 or
 * 1 gets the far end of Wilson's for the traces that have labels, as findings do.
 */
function labelFigures(sums: readonly LabelSums[], reviewed: number) {
  const all = sums.find(({ part }) => part === "all");
  return (part: CategoryCode | ModeCode): LabelFigures => {
    const own = sums.find((one) => one.part === part);
    const labels = own?.labels ?? 0;
    if (!all || all.labels === 0) return { labels, shareOfLabels: null, shareOfLabelsInterval: null };
    return { labels, shareOfLabels: labels / all.labels, shareOfLabelsInterval: interval(own, all, reviewed) };
  };
}

function interval(own: LabelSums | undefined, all: LabelSums, reviewed: number): Interval | null {
  if (all.traces < 2) return null;
  if (!own || own.labels === 0) return wilson(0, all.traces);
  if (own.labels === all.labels) return wilson(all.traces, all.traces);
  return ratioInterval({
    n: Math.max(reviewed, all.traces),
    y: own.labels,
    x: all.labels,
    yy: own.squares,
    xx: all.squares,
    xy: own.products,
  });
}

/** The figures of a breakdown with those of its labels beside them. */
export function withLabels(figures: Breakdown, sums: readonly LabelSums[]): Breakdown {
  const of = labelFigures(sums, figures.reviewed);
  return {
    ...figures,
    labels: sums.find(({ part }) => part === "all")?.labels ?? 0,
    categories: figures.categories.map((one) => ({ ...one, ...of(one.category) })),
    modes: figures.modes.map((one) => ({ ...one, ...of(one.mode) })),
  };
}
