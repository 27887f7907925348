/** From counts by group to what each group's findings are, and what share of all findings each has. */
import { breakdown } from "@/lib/insights/breakdown";
import { type BootstrapLimits, drawnLimit } from "@/lib/insights/finding-intervals";
import type { GroupCount } from "@/lib/insights/group-count";
import type { Breakdown } from "@/lib/insights/insights-schema";
import { countModes } from "@/lib/reviews/masks";
import type { Interval } from "@/lib/stats/interval";
import { ratioInterval } from "@/lib/stats/ratio";
import { wilson } from "@/lib/stats/wilson";

/** More than these are not told apart on a page; the rest is put together. */
export const groupLimit = 50;
/** The key of what was put together. */
export const restKey = "…";

export interface Group {
  readonly key: string | null;
  readonly breakdown: Breakdown;
  /** The group's findings ÷ all findings. */
  readonly shareOfAll: number | null;
  readonly shareOfAllInterval: Interval | null;
}

/** Groups of traces: each trace is in one. */
export function traceGroups(counts: readonly GroupCount[], limit = groupLimit): Group[] {
  const groups = [...Map.groupBy(withRest(counts, limit), ({ key }) => key)];
  const limits = shared(groups.length);
  const all = sums(counts, ({ found }) => countModes(found));
  return groups.map(([key, own]) => group(key, own, own, all, limits));
}

/** So many groups share what may be drawn again for one page. */
function shared(groups: number): BootstrapLimits {
  return { drawn: drawnLimit / Math.max(1, groups) };
}

/**
 * Groups of findings: a trace may have findings in several. In each group every
 * read trace counts, with none of its findings where they are in other groups,
 * so that shares of traces have all judged traces below the line and the
 * groups' findings sum to all findings.
 */
export function findingGroups(
  counts: readonly GroupCount[],
  everything: readonly GroupCount[],
  limit = groupLimit,
): Group[] {
  const read = everything.filter(({ judged }) => judged !== 0);
  const groups = [...Map.groupBy(withRest(counts, limit), ({ key }) => key)];
  const limits = shared(groups.length);
  const all = sums(read, ({ found }) => countModes(found));
  const judgedAlike = [...Map.groupBy(read, ({ judged }) => judged)].map(([judged, alike]) => ({
    judged,
    traces: total(alike, ({ traces }) => traces),
    steps: total(alike, ({ steps }) => steps),
    squares: total(alike, ({ squares }) => squares),
  }));
  return groups.map(([key, own]) => group(key, [...own, ...others(own, judgedAlike)], own, all, limits));
}

function group(
  key: string | null,
  pairs: readonly GroupCount[],
  own: readonly GroupCount[],
  all: Sums,
  limits: BootstrapLimits,
): Group {
  const figures = breakdown(pairs, limits);
  const y = sums(own, ({ found }) => countModes(found));
  const share = all.x === 0 ? null : y.y / all.x;
  return { key, breakdown: figures, shareOfAll: share, shareOfAllInterval: interval(share, y, all) };
}

/** y and x are a trace's findings in the group and in all; a share of 0 or 1 is bounded as elsewhere. */
function interval(share: number | null, y: Sums, all: Sums): Interval | null {
  if (share === null || all.failing < 2) return null;
  if (share === 0) return wilson(0, all.failing);
  if (share === 1) return wilson(all.failing, all.failing);
  return ratioInterval({ n: all.n, y: y.y, yy: y.yy, x: all.x, xx: all.xx, xy: y.xy });
}

interface Sums {
  readonly n: number;
  readonly failing: number;
  readonly y: number;
  readonly yy: number;
  readonly x: number;
  readonly xx: number;
  readonly xy: number;
}

function sums(counts: readonly GroupCount[], part: (count: GroupCount) => number): Sums {
  const total = { n: 0, failing: 0, y: 0, yy: 0, x: 0, xx: 0, xy: 0 };
  for (const count of counts) {
    if (count.judged === 0) continue;
    const { traces, whole } = count;
    const y = part(count);
    total.n += traces;
    total.failing += whole > 0 ? traces : 0;
    total.y += traces * y;
    total.yy += traces * y * y;
    total.x += traces * whole;
    total.xx += traces * whole * whole;
    total.xy += traces * y * whole;
  }
  return total;
}

/** The read traces that have no finding in a group, by what was judged in them. */
function others(
  own: readonly GroupCount[],
  read: readonly Pick<GroupCount, "judged" | "traces" | "steps" | "squares">[],
): GroupCount[] {
  const here = Map.groupBy(own, ({ judged }) => judged);
  return read.map(({ judged, ...all }) => {
    const counted = here.get(judged) ?? [];
    return {
      key: null,
      judged,
      found: 0,
      whole: 0,
      traces: all.traces - total(counted, ({ traces }) => traces),
      steps: all.steps - total(counted, ({ steps }) => steps),
      squares: all.squares - total(counted, ({ squares }) => squares),
    };
  });
}

/** The largest groups by findings as they are; all beyond the limit under one key. */
function withRest(counts: readonly GroupCount[], limit: number): readonly GroupCount[] {
  const groups = [...Map.groupBy(counts, ({ key }) => key)];
  if (groups.length <= limit) return counts;
  const size = (own: readonly GroupCount[]) => total(own, ({ found, traces }) => traces * countModes(found));
  const kept = new Set(
    groups
      .sort(([, a], [, b]) => size(b) - size(a))
      .slice(0, limit)
      .map(([key]) => key),
  );
  return counts.map((count) => (kept.has(count.key) ? count : { ...count, key: restKey }));
}

function total(counts: readonly GroupCount[], of: (count: GroupCount) => number): number {
  return counts.reduce((sum, count) => sum + of(count), 0);
}
