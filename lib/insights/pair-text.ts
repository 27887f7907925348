import { percent } from "@/lib/insights/percent";
import type { PairFigure } from "@/lib/insights/query-schema";
import type { ModePair } from "@/lib/insights/together";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** A pair of modes in words, from the side of the second where `turned`: all figures of its cell. */
export function pairText(pair: ModePair, turned: boolean): string {
  const { first, second, both, judged, phi, phiInterval, lift } = pair;
  const [one, other] = turned ? [second, first] : [first, second];
  const traces = turned ? pair.secondTraces : pair.firstTraces;
  const share = turned ? pair.firstGivenSecond : pair.secondGivenFirst;
  const interval = turned ? pair.firstGivenSecondInterval : pair.secondGivenFirstInterval;
  const parts = [
    `${one} and ${other}: both in ${both} of ${judged} traces`,
    share === null || interval === null
      ? null
      : `${percent(share)} % of the ${traces} with ${one} have ${other} (${percent(interval[0])} to ${percent(interval[1])})`,
    lift === null ? null : `lift ${lift.toFixed(2)}`,
    phi === null ? "phi not defined" : `phi ${phi.toFixed(2)}`,
  ];
  const ends = phiInterval && ` (${phiInterval[0].toFixed(2)} to ${phiInterval[1].toFixed(2)})`;
  return `${parts.filter((part) => part !== null).join("; ")}${ends ?? ""}`;
}

/** What a cell of the matrix shows of a pair: its figure, and how dark; null for a mode with itself. */
export function pairCell(
  pairs: readonly ModePair[],
  row: ModeCode,
  column: ModeCode,
  figure: PairFigure,
  /** Traces of the pair that has the most. */
  most: number,
): { readonly text: string; readonly ink: number } | null {
  const pair = pairOf(pairs, row, column);
  if (pair === null) return null;
  const { both, lift, phi } = pair;
  const share = pair.first === row ? pair.secondGivenFirst : pair.firstGivenSecond;
  if (figure === "both") return { text: String(both), ink: both / most };
  if (figure === "share") return { text: share === null ? "–" : `${Math.round(share * 100)} %`, ink: share ?? 0 };
  if (figure === "lift") return { text: lift === null ? "–" : lift.toFixed(1), ink: Math.max(0, 1 - 1 / (lift || 1)) };
  return { text: phi === null ? "–" : phi.toFixed(2), ink: Math.abs(phi ?? 0) };
}

export function pairOf(pairs: readonly ModePair[], one: ModeCode, other: ModeCode): ModePair | null {
  return (
    pairs.find(({ first, second }) => (first === one && second === other) || (first === other && second === one)) ??
    null
  );
}
