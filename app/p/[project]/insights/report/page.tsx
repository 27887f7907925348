import type { Metadata } from "next";
import { BadAddress } from "@/components/insights/bad-address";
import { InsightsReport } from "@/components/insights/insights-report";
import { pageQuery } from "@/components/insights/page-query";
import { pageScope } from "@/lib/auth/page";
import { insightsPageSchema } from "@/lib/insights/query-schema";
import { readReport } from "@/lib/workflows/read-report";

export const metadata: Metadata = { title: "Report" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReportPage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const asked = pageQuery(insightsPageSchema, await searchParams);
  if (!asked.ok) return <BadAddress parameters={asked.parameters} reset={`/p/${project}/insights/report`} />;
  return <InsightsReport query={asked.query} report={await readReport(scope, asked.query)} />;
}
