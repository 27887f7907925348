import type { Sums } from "@/lib/insights/part-sums";
import { modeCodes } from "@/lib/mast/taxonomy";
import { countModes, type ModeMask, type VerdictCount } from "@/lib/reviews/masks";
import { bootstrapShares } from "@/lib/stats/bootstrap-shares";
import { bootstrapRatioTails } from "@/lib/stats/bootstrap-tails";
import type { Interval } from "@/lib/stats/interval";
import { ratioInterval } from "@/lib/stats/ratio";
import { RatioCells } from "@/lib/stats/ratio-cells";
import { wilson } from "@/lib/stats/wilson";

/** Above this many read traces the linearised ratio takes over: it costs nothing, and with so many it says the same. */
export const bootstrapLimit = 10_000;
/** Up to so many the bootstrap's resamples are drawn; above, the percentiles that they tend to are worked out. */
export const drawnLimit = 500;
/** Fixed, so that the same reviews always show the same whiskers. */
const resampling = { resamples: 2000, seed: 2503_13657 };

export interface BootstrapLimits {
  /** Above so many read traces the linearised ratio stands in. */
  readonly limit?: number;
  /** Above so many nothing is drawn. */
  readonly drawn?: number;
}

/**
 * 95 % intervals of the shares of findings of some groups of modes, the trace being what is sampled.
 *
 * Degenerate cases: with fewer than two traces that have a finding there is no interval (null). A share of exactly
 * 0 or 1 has no spread to resample, and a whisker of no length would claim certainty; there the far end is
 * Wilson's for none (or all) of the traces that have a finding, which errs on the wide side.
 */
export function findingIntervals(
  read: readonly VerdictCount[],
  parts: readonly ModeMask[],
  sums: Sums,
  { limit = bootstrapLimit, drawn = drawnLimit }: BootstrapLimits = {},
): (Interval | null)[] {
  if (sums.failing < 2) return parts.map(() => null);
  const intervals = sums.n > limit ? linearised(sums) : redrawn(read, parts, sums, drawn);
  return sums.parts.map(({ y }, place) => {
    if (y === 0) return wilson(0, sums.failing);
    return y === sums.x ? wilson(sums.failing, sums.failing) : (intervals[place] ?? null);
  });
}

function linearised({ n, x, xx, parts }: Sums): (Interval | null)[] {
  return parts.map(({ y, yy, xy }) => ratioInterval({ n, x, xx, y, yy, xy }));
}

/** By drawing the traces again, or by what that comes to. */
function redrawn(read: readonly VerdictCount[], parts: readonly ModeMask[], sums: Sums, drawn: number) {
  const byFound = new Map<ModeMask, number>();
  for (const { found, traces } of read) byFound.set(found, (byFound.get(found) ?? 0) + traces);
  // In the order of the masks, so that the seeded draws do not depend on the order in which rows arrive.
  const groups = [...byFound].sort(([a], [b]) => a - b).map(([found, traces]) => ({ found, traces }));
  if (sums.n <= drawn) return resampled(groups, parts);
  const instead = linearised(sums);
  return cellsOf(groups, parts).map((cells, place) => bootstrapRatioTails(cells.list()) ?? instead[place] ?? null);
}

interface FoundGroup {
  readonly found: ModeMask;
  readonly traces: number;
}

function resampled(groups: readonly FoundGroup[], parts: readonly ModeMask[]) {
  return bootstrapShares(
    groups.map(({ found, traces }) => ({ units: traces, classes: placesOf(found) })),
    parts.map(placesOf),
    resampling,
  );
}

/** Only how many of a trace's findings are of a part, and how many it has, matters to the share. */
function cellsOf(groups: readonly FoundGroup[], parts: readonly ModeMask[]): RatioCells[] {
  const cells = parts.map(() => new RatioCells());
  for (const { found, traces } of groups) {
    const x = countModes(found);
    for (let part = 0; part < parts.length; part += 1) {
      cells[part]?.add(countModes(found & (parts[part] as number)), x, traces);
    }
  }
  return cells;
}

function placesOf(mask: ModeMask): number[] {
  return modeCodes.flatMap((_, place) => ((mask >> place) & 1 ? [place] : []));
}
