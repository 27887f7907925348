/** How many mutations each property of a reader is tried with: few in `npm test`, 10,000 in `npm run fuzz`. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 300);

export const fuzzRuns = { numRuns };

/** Milliseconds that a property may take, however many mutations it is tried with. */
export const fuzzTime = 30_000 + numRuns * 60;
