import { percent } from "@/lib/insights/percent";
import type { ModePair } from "@/lib/insights/together";

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
