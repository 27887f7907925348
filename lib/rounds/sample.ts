import { createHash } from "node:crypto";
import type { Allocation } from "@/lib/rounds/round-schema";

export interface Candidate {
  readonly id: string;
  readonly system: string | null;
}

/**
 * A fair order that depends on the seed and the ids alone: by the SHA-256 of
 * “seed:id”. Its first n are a simple random sample without replacement
 * (bottom-k sampling, Cohen and Kaplan 2007, PODC), so that the same seed over
 * the same traces draws the same sample, however the database lists them, and
 * traces that came later push out only those they come before.
 */
export function seededOrder<T extends Candidate>(candidates: readonly T[], seed: number): T[] {
  const keyed = candidates.map((candidate) => ({
    candidate,
    key: createHash("sha256").update(`${seed}:${candidate.id}`).digest("hex"),
  }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ candidate }) => candidate);
}

export function randomSample(candidates: readonly Candidate[], size: number, seed: number): Candidate[] {
  return seededOrder(candidates, seed).slice(0, size);
}

/**
 * How many to take from strata of these sizes. In proportion: by the largest
 * remainders (Hamilton's method), ties to the earlier stratum. Equal: as even
 * as the strata allow, what a small one lacks coming from the others.
 */
export function allocate(sizes: readonly number[], size: number, allocation: Allocation): number[] {
  const all = sizes.reduce((sum, stratum) => sum + stratum, 0);
  const wanted = Math.min(size, all);
  if (allocation === "equal") return level(sizes, wanted);
  const exact = sizes.map((stratum) => (all === 0 ? 0 : (stratum * wanted) / all));
  const taken = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, place) => ({ place, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.place - b.place);
  const missing = wanted - taken.reduce((sum, count) => sum + count, 0);
  for (const { place } of byRemainder.slice(0, missing)) taken[place] = (taken[place] ?? 0) + 1;
  return taken;
}

function level(sizes: readonly number[], wanted: number): number[] {
  const taken = sizes.map(() => 0);
  for (let left = wanted; left > 0; ) {
    for (const [place, stratum] of sizes.entries()) {
      const has = taken[place] ?? 0;
      if (left === 0 || has === stratum) continue;
      taken[place] = has + 1;
      left -= 1;
    }
  }
  return taken;
}

/** A sample from each system, in one fair order; traces that name no system are a stratum of their own. */
export function stratifiedSample(
  candidates: readonly Candidate[],
  size: number,
  seed: number,
  allocation: Allocation,
): Candidate[] {
  const strata = new Map<string, Candidate[]>();
  for (const candidate of seededOrder(candidates, seed)) {
    const key = JSON.stringify(candidate.system);
    const stratum = strata.get(key);
    if (stratum) stratum.push(candidate);
    else strata.set(key, [candidate]);
  }
  // In the order of their names, so that ties do not depend on what the seed put first.
  const named = [...strata.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stratum]) => stratum);
  const counts = allocate(
    named.map((stratum) => stratum.length),
    size,
    allocation,
  );
  const taken = named.flatMap((stratum, place) => stratum.slice(0, counts[place] ?? 0));
  return seededOrder(taken, seed);
}
