import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { readSearchedSteps } from "@/lib/db/searched-steps";
import { findPattern } from "@/lib/traces/find-pattern";
import type { FindAnswer, FindQuery } from "@/lib/traces/find-schema";
import { FindTally } from "@/lib/traces/find-tally";

const nothing: FindAnswer = { counts: { total: 0, steps: [], hits: [], agents: [], kinds: [] }, hits: [], next: null };

/** Text gone through before other requests get their turn, in UTF-16 units. */
const slice = 500_000;

/** Goes through the readable text of a whole trace; stops early where nobody waits for the answer any more. */
export async function findInTrace(
  scope: ProjectScope,
  traceId: string,
  query: FindQuery,
  signal: AbortSignal,
): Promise<FindAnswer> {
  const pattern = findPattern({ words: query.q, matchCase: query.case, wholeWord: query.word });
  if (pattern === null) return nothing;
  const tally = new FindTally(pattern, query);
  for await (const page of readSearchedSteps(scope, traceId, query.counts ? 0 : query.from)) {
    let read = 0;
    for (const step of page) {
      tally.add(step);
      if (tally.done || signal.aborted) return tally.answer();
      read += step.text.length;
      if (read < slice) continue;
      read = 0;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return tally.answer();
}
