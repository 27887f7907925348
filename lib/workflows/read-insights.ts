import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { choiceOf } from "@/lib/db/consensus";
import { countMasks, countMasksBySystem } from "@/lib/db/insights";
import { breakdown } from "@/lib/insights/breakdown";
import type { Breakdown, Insights } from "@/lib/insights/insights-schema";
import { type InsightsQuery, type Source, sourcesOf } from "@/lib/insights/query-schema";

/** The breakdown that a query asks for; the same for the page, the CSV and the endpoint. */
export async function readInsights(
  scope: ProjectScope,
  query: InsightsQuery,
  sources: readonly Source[] = sourcesOf(query),
): Promise<Insights> {
  const pairs = await countMasks(scope, query, choiceOf(query, sources));
  return { sources: [...sources], consensus: query.consensus, ...breakdown(pairs) };
}

export interface SystemBreakdown {
  readonly system: string | null;
  readonly breakdown: Breakdown;
}

/** The breakdown of each system, those with the most findings first. */
export async function readInsightsBySystem(
  scope: ProjectScope,
  query: InsightsQuery,
  sources: readonly Source[] = sourcesOf(query),
): Promise<SystemBreakdown[]> {
  const rows = await countMasksBySystem(scope, query, choiceOf(query, sources));
  const systems = Map.groupBy(rows, ({ system }) => system);
  return [...systems]
    .map(([system, pairs]) => ({ system, breakdown: breakdown(pairs) }))
    .sort((a, b) => b.breakdown.findings - a.breakdown.findings);
}
