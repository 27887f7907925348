import type { Metadata } from "next";
import { BadAddress } from "@/components/insights/bad-address";
import { InsightsDashboard } from "@/components/insights/insights-dashboard";
import { pageScope } from "@/lib/auth/page";
import { insightsPageSchema } from "@/lib/insights/query-schema";
import { readDashboard } from "@/lib/workflows/read-dashboard";

export const metadata: Metadata = { title: "Insights" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function InsightsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const query = insightsPageSchema.safeParse(await searchParams);
  if (!query.success) {
    const parameters = [...new Set(query.error.issues.map(({ path }) => String(path[0])))];
    return <BadAddress parameters={parameters} reset={`/p/${project}/insights`} />;
  }
  return <InsightsDashboard query={query.data} role={scope.role} dashboard={await readDashboard(scope, query.data)} />;
}
