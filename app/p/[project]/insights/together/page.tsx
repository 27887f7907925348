import type { Metadata } from "next";
import { BadAddress } from "@/components/insights/bad-address";
import { pageQuery } from "@/components/insights/page-query";
import { TogetherView } from "@/components/insights/together-view";
import { pageScope } from "@/lib/auth/page";
import { togetherPageSchema } from "@/lib/insights/query-schema";
import { readOpening } from "@/lib/workflows/read-dashboard";
import { readTogether } from "@/lib/workflows/read-together";

export const metadata: Metadata = { title: "Modes together" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TogetherPage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const asked = pageQuery(togetherPageSchema, await searchParams);
  if (!asked.ok) return <BadAddress parameters={asked.parameters} reset={`/p/${project}/insights/together`} />;
  const { query } = asked;
  const opening = await readOpening(scope, query);
  const together = await readTogether(scope, query, opening.opening.sources);
  return <TogetherView query={query} role={scope.role} opening={opening} together={together} />;
}
