import type { Metadata } from "next";
import { BadAddress } from "@/components/insights/bad-address";
import { LabelsView } from "@/components/insights/labels-view";
import { pageQuery } from "@/components/insights/page-query";
import { pageScope } from "@/lib/auth/page";
import { importTitles } from "@/lib/db/metadata-fields";
import { groupName } from "@/lib/insights/dimension-names";
import { labelsQuerySchema } from "@/lib/insights/query-schema";
import { readOpening } from "@/lib/workflows/read-dashboard";
import { readLabelsBehind } from "@/lib/workflows/read-labels-behind";

export const metadata: Metadata = { title: "Labels behind a figure" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LabelsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const asked = pageQuery(labelsQuerySchema, await searchParams);
  if (!asked.ok) return <BadAddress parameters={asked.parameters} reset={`/p/${project}/insights`} />;
  const { query } = asked;
  const { by, group = null } = query;
  const [opening, titles] = await Promise.all([
    readOpening(scope, query),
    by === "import" && group !== null ? importTitles(scope, [group]) : new Map<string, string>(),
  ]);
  const list = await readLabelsBehind(scope, query, opening.opening.sources);
  return (
    <LabelsView
      query={query}
      role={scope.role}
      opening={opening}
      list={list}
      groupTitle={by === undefined ? null : groupName(by, group, titles)}
    />
  );
}
