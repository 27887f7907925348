import { bareAgreement } from "@/bench/bare-agreement";
import { inventedRatings } from "@/bench/invented-ratings";
import { agreement } from "@/lib/agreement/agreement";

const traces = 10_000;
const resamples = 2000;
const rounds = 3;

/** 10,000 traces × 3 annotators × 14 modes with intervals, beside a bare computation of the same on typed arrays. */
export function run(): void {
  const ratings = inventedRatings(traces, 3, 1);
  const found = Uint16Array.from(ratings, (rating) => rating.found);
  const annotators = [...new Set(ratings.map((rating) => rating.annotator))];
  const own: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(milliseconds(() => agreement(ratings, { annotators, reference: null, resamples })));
    bare.push(milliseconds(() => bareAgreement(found, resamples, 1)));
  }
  const [ours, floor] = [Math.min(...own), Math.min(...bare)];
  console.log(`  ${traces} traces × 3 annotators × 14 modes, ${resamples} resamples, best of ${rounds}`);
  console.log(`  agreement()        ${ours.toFixed(0)} ms`);
  console.log(`  bare typed arrays  ${floor.toFixed(0)} ms`);
  console.log(`  ratio              ${(ours / floor).toFixed(2)}`);
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
