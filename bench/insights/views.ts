import { handWritten, ofSystem } from "@/bench/insights/hand-written";
import type { ProjectScope } from "@/lib/access/scope";

/** What a view of the figures reads, and the hand-written SQL for the same counts. */
export interface View {
  readonly name: string;
  readonly read: (scope: ProjectScope) => Promise<unknown>;
  readonly sql: readonly string[];
}

export async function views(): Promise<View[]> {
  const { readGroups, readInsights } = await import("@/lib/workflows/read-insights");
  const { readFatalities, readTogether } = await import("@/lib/workflows/read-together");
  const { readComparison } = await import("@/lib/workflows/read-comparison");
  const { readLabelsBehind } = await import("@/lib/workflows/read-labels-behind");
  const schemas = await import("@/lib/insights/query-schema");
  const figures = (query: object) => schemas.breakdownQuerySchema.parse(query);
  const grouped = (query: object) => (scope: ProjectScope) => readGroups(scope, figures(query));
  const { overview, system, agent, position, pairs, outcome, labels, decisive, list } = handWritten;
  return [
    { name: "overview", read: (scope) => readInsights(scope, figures({})), sql: [overview] },
    {
      name: "overview, filter changed",
      read: (scope) => readInsights(scope, figures({ system: "System 3" })),
      sql: [ofSystem],
    },
    // Labels stand beside the findings, which are counted too.
    {
      name: "overview, labels",
      read: (scope) => readInsights(scope, figures({ measure: "labels" })),
      sql: [overview, labels],
    },
    {
      name: "overview, decisive",
      read: (scope) => readInsights(scope, figures({ focus: "decisive" })),
      sql: [decisive],
    },
    { name: "by system", read: grouped({ by: "system" }), sql: [system] },
    { name: "by outcome", read: grouped({ by: "outcome" }), sql: [outcome] },
    { name: "by agent", read: grouped({ by: "agent" }), sql: [agent] },
    { name: "by position", read: grouped({ by: "position" }), sql: [position] },
    { name: "pairs of modes", read: (scope) => readTogether(scope, figures({})), sql: [pairs] },
    {
      name: "failed runs",
      read: (scope) => readFatalities(scope, schemas.fatalityQuerySchema.parse({ basis: "outcome" })),
      sql: [outcome],
    },
    {
      name: "two systems compared",
      read: (scope) => readComparison(scope, schemas.comparisonQuerySchema.parse({})),
      sql: [system],
    },
    {
      name: "labels behind a mode",
      read: (scope) => readLabelsBehind(scope, schemas.labelsQuerySchema.parse({ mode: "2.6" })),
      sql: [list],
    },
  ];
}
