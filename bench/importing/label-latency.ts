/** How long a person who labels waits for the answer. */
import { ask, type TopmastUnderTest } from "@/bench/topmast-under-test";
import { newId } from "@/lib/core/ids";

/** Milliseconds of the request in the middle, and of the one that 19 of 20 are quicker than. */
export interface Latency {
  readonly median: number;
  readonly slow: number;
}

/** Sets labels one after another, each with a short pause as a person makes, for as long as `going` says, which is told how many are set. */
export async function labelLatency(
  { url }: TopmastUnderTest,
  trace: string,
  going: (set: number) => boolean,
): Promise<Latency> {
  const taken: number[] = [];
  while (going(taken.length)) {
    const start = performance.now();
    const label = { mode: "1.3", segments: [{ kind: "steps", first: 0, last: 1 }] };
    const path = `/traces/${trace}/labels/${newId("lbl")}`;
    await ask(url, path, { method: "PUT", body: JSON.stringify(label) });
    taken.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? Number.NaN;
  return { median: at(0.5), slow: at(0.95) };
}
