import { type Interval, z95 } from "@/lib/stats/interval";
import { wilson } from "@/lib/stats/wilson";

/** Events among those exposed, and among those not. */
export interface TwoRisks {
  readonly events: number;
  readonly exposed: number;
  readonly otherEvents: number;
  readonly others: number;
}

export interface RiskEstimate {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/**
 * Difference of two independent proportions with its 95 % interval from two
 * Wilson intervals (Newcombe 1998, Stat. Med. 17, 873–890, method 10), which
 * holds for small counts and borders. Null where either side has no trials.
 */
export function riskDifference({ events, exposed, otherEvents, others }: TwoRisks): RiskEstimate {
  const one = wilson(events, exposed);
  const two = wilson(otherEvents, others);
  if (one === null || two === null) return { value: null, interval: null };
  const [p, q] = [events / exposed, otherEvents / others];
  const low = p - q - Math.hypot(p - one[0], two[1] - q);
  const high = p - q + Math.hypot(one[1] - p, q - two[0]);
  return { value: p - q, interval: [Math.max(-1, low), Math.min(1, high)] };
}

/**
 * Ratio of two risks with the interval of its logarithm (Katz et al. 1978,
 * Biometrics 34, 469–474, method C): ln RR ± z √(1/a − 1/m + 1/b − 1/n).
 *
 * Degenerate cases: with no event among the others there is no ratio; with none
 * among the exposed it is 0, without an interval.
 */
export function riskRatio({ events, exposed, otherEvents, others }: TwoRisks): RiskEstimate {
  if (exposed === 0 || others === 0 || otherEvents === 0) return { value: null, interval: null };
  const value = events / exposed / (otherEvents / others);
  if (events === 0) return { value, interval: null };
  const reach = z95 * Math.sqrt(1 / events - 1 / exposed + 1 / otherEvents - 1 / others);
  return { value, interval: [value * Math.exp(-reach), value * Math.exp(reach)] };
}
