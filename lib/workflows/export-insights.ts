import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { insightsCsv } from "@/lib/export/insights-csv";
import { categoryRows, modeRows } from "@/lib/insights/insight-rows";
import type { InsightsPageQuery } from "@/lib/insights/query-schema";
import { readFigures } from "@/lib/workflows/read-dashboard";

/** What the dashboard shows at an address, as CSV text. */
export async function exportInsights(scope: ProjectScope, query: InsightsPageQuery): Promise<string> {
  const { insights, project } = await readFigures(scope, query);
  const { measure } = query;
  return insightsCsv([
    ...categoryRows(insights, measure, project.taxonomyVersion),
    ...modeRows(insights, measure, project.taxonomyVersion),
  ]);
}
