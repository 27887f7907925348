import type { Metadata } from "next";
import { BadAddress } from "@/components/insights/bad-address";
import { CompareView } from "@/components/insights/compare-view";
import { pageQuery } from "@/components/insights/page-query";
import { pageScope } from "@/lib/auth/page";
import { metadataFields } from "@/lib/db/metadata-fields";
import { traceDimensions } from "@/lib/insights/dimensions";
import { comparisonQuerySchema } from "@/lib/insights/query-schema";
import { readComparison } from "@/lib/workflows/read-comparison";
import { readOpening } from "@/lib/workflows/read-dashboard";
import { readInsights } from "@/lib/workflows/read-insights";

export const metadata: Metadata = { title: "Compare" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const asked = pageQuery(comparisonQuerySchema, await searchParams);
  if (!asked.ok) return <BadAddress parameters={asked.parameters} reset={`/p/${project}/insights/compare`} />;
  const { query } = asked;
  const [opening, fields] = await Promise.all([readOpening(scope, query), metadataFields(scope)]);
  const { sources } = opening.opening;
  const [comparison, counted] = await Promise.all([
    readComparison(scope, query, sources),
    readInsights(scope, { ...query, measure: "findings" }, sources),
  ]);
  const dimensions = [...traceDimensions, ...fields.map((name) => `metadata.${name}` as const)];
  return (
    <CompareView
      query={query}
      role={scope.role}
      opening={opening}
      comparison={comparison}
      dimensions={dimensions}
      counted={counted}
    />
  );
}
