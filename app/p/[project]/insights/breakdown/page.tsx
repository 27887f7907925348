import type { Metadata } from "next";
import { BadAddress } from "@/components/insights/bad-address";
import { BreakdownView } from "@/components/insights/breakdown-view";
import { pageQuery } from "@/components/insights/page-query";
import { pageScope } from "@/lib/auth/page";
import { metadataFields } from "@/lib/db/metadata-fields";
import { findingDimensions, traceDimensions } from "@/lib/insights/dimensions";
import { breakdownPageSchema } from "@/lib/insights/query-schema";
import { readOpening } from "@/lib/workflows/read-dashboard";
import { readGroups, readInsights } from "@/lib/workflows/read-insights";

export const metadata: Metadata = { title: "Breakdown" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BreakdownPage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const asked = pageQuery(breakdownPageSchema, await searchParams);
  if (!asked.ok) return <BadAddress parameters={asked.parameters} reset={`/p/${project}/insights/breakdown`} />;
  const { query } = asked;
  const [opening, fields] = await Promise.all([readOpening(scope, query), metadataFields(scope)]);
  const { sources } = opening.opening;
  const [figures, counted] = await Promise.all([
    readGroups(scope, query, sources),
    readInsights(scope, { ...query, measure: "findings" }, sources),
  ]);
  const dimensions = [...traceDimensions, ...findingDimensions, ...fields.map((name) => `metadata.${name}` as const)];
  return (
    <BreakdownView
      query={query}
      role={scope.role}
      opening={opening}
      figures={figures}
      dimensions={dimensions}
      counted={counted}
    />
  );
}
