import { bareAgreement, columns as bareColumns } from "@/bench/bare-agreement";
import { inventedRatings } from "@/bench/invented-ratings";
import { agreement } from "@/lib/agreement/agreement";
import { coefficients } from "@/lib/agreement/measures";
import { pooledPart } from "@/lib/agreement/parts";

const traces = 10_000;
const resamples = 2000;
const rounds = 5;

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
  console.log(
    `  ${traces} traces × 3 annotators × 14 modes, ${resamples} resamples, least processor time of ${rounds} rounds`,
  );
  console.log(`  agreement()        ${ours.toFixed(0)} ms`);
  console.log(`  bare typed arrays  ${floor.toFixed(0)} ms`);
  console.log(`  ratio              ${(ours / floor).toFixed(2)}`);
  console.log(`  ends of the overall intervals differ by ${apart(ratings, annotators, found).toFixed(4)} at most`);
}

/** Both draw other resamples of the same traces, so their ends are close and not the same. */
function apart(ratings: Parameters<typeof agreement>[0], annotators: readonly string[], found: Uint16Array): number {
  const { overall } = agreement(ratings, { annotators, reference: null, resamples });
  const ends = bareAgreement(found, resamples, 1);
  return Math.max(
    ...coefficients.flatMap((name, place) =>
      [0, 1].map((end) => {
        const bare = ends[(pooledPart * bareColumns + place) * 2 + end] ?? Number.NaN;
        return Math.abs((overall[name].interval?.[end] ?? Number.NaN) - bare);
      }),
    ),
  );
}

/** Processor time, which a busy machine does not stretch as it does the clock. */
function milliseconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
