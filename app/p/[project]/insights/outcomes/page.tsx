import type { Metadata } from "next";
import { BadAddress } from "@/components/insights/bad-address";
import { OutcomesView } from "@/components/insights/outcomes-view";
import { pageQuery } from "@/components/insights/page-query";
import { pageScope } from "@/lib/auth/page";
import { fatalityQuerySchema } from "@/lib/insights/query-schema";
import { readOpening } from "@/lib/workflows/read-dashboard";
import { readInsights } from "@/lib/workflows/read-insights";
import { readFatalities } from "@/lib/workflows/read-together";

export const metadata: Metadata = { title: "Failed runs" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function OutcomesPage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const asked = pageQuery(fatalityQuerySchema, await searchParams);
  if (!asked.ok) return <BadAddress parameters={asked.parameters} reset={`/p/${project}/insights/outcomes`} />;
  const { query } = asked;
  const opening = await readOpening(scope, query);
  const { sources } = opening.opening;
  const [fatalities, counted] = await Promise.all([
    readFatalities(scope, query, sources),
    readInsights(scope, query, sources),
  ]);
  return <OutcomesView query={query} role={scope.role} opening={opening} fatalities={fatalities} counted={counted} />;
}
