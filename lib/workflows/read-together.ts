import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { choiceOf } from "@/lib/db/consensus";
import { countByTraceGroup } from "@/lib/db/insight-groups";
import { type Fatalities, fatalities } from "@/lib/insights/fatality";
import { type FatalityQuery, type InsightsQuery, type Source, sourcesOf } from "@/lib/insights/query-schema";
import { modePairs, type Together } from "@/lib/insights/together";
import { countModes } from "@/lib/reviews/masks";

/** Which modes come together, of the traces that a query counts. */
export async function readTogether(
  scope: ProjectScope,
  query: InsightsQuery,
  sources: readonly Source[] = sourcesOf(query),
): Promise<Together> {
  const choice = await choiceOf(scope, query, sources);
  const counts = await countByTraceGroup(scope, query, choice, null, "all");
  const total = (of: (count: (typeof counts)[number]) => number) =>
    counts.reduce((sum, count) => sum + count.traces * of(count), 0);
  return {
    sources: [...sources],
    consensus: choice.rule,
    traces: total(() => 1),
    reviewed: total(({ judged }) => Number(judged !== 0)),
    findings: total(({ found }) => countModes(found)),
    pairs: modePairs(counts),
  };
}

/** Which modes go with failed runs. */
export async function readFatalities(
  scope: ProjectScope,
  query: FatalityQuery,
  sources: readonly Source[] = sourcesOf(query),
): Promise<Fatalities> {
  const { basis, focus } = query;
  const choice = await choiceOf(scope, query, sources);
  const counts = await countByTraceGroup(scope, query, choice, basis, focus);
  return { sources: [...sources], consensus: choice.rule, focus, basis, ...fatalities(counts) };
}
