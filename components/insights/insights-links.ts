import type { InsightRow } from "@/lib/insights/insight-rows";
import { addressOf, insightsParams, tracesParams } from "@/lib/insights/query-address";
import type { InsightsPageQuery, Source } from "@/lib/insights/query-schema";
import type { CategoryCode } from "@/lib/mast/taxonomy";

export interface InsightsLinks {
  /** The page as it is, but for a change. */
  readonly here: (change: Partial<InsightsPageQuery>) => string;
  /** The page without any choice. */
  readonly reset: string;
  /** What is shown, as CSV. */
  readonly csv: string;
  /** The traces that were read. */
  readonly reviewed: string;
  /** The traces behind a row of a chart. */
  readonly row: (row: InsightRow) => string;
  /** The traces behind a category of a system; null for the traces that name none, which the list cannot ask for. */
  readonly system: (system: string | null, category: CategoryCode) => string | null;
}

/** Where everything on the dashboard leads. */
export function insightsLinks(project: string, query: InsightsPageQuery, counted: readonly Source[]): InsightsLinks {
  const path = `/p/${project}/insights`;
  const traces = (behind: Parameters<typeof tracesParams>[2]) =>
    addressOf(`/p/${project}/traces`, tracesParams(query, counted, behind));
  return {
    here: (change) => addressOf(path, insightsParams({ ...query, ...change })),
    reset: path,
    csv: addressOf(`${path}/csv`, insightsParams(query)),
    reviewed: traces({ state: "reviewed" }),
    row: (row) => traces(row.level === "mode" ? { mode: row.code } : { category: row.code }),
    system: (system, category) => (system === null ? null : traces({ category, system })),
  };
}
