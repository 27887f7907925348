import type { Metadata } from "next";
import { DisagreementsScreen } from "@/components/agreement/disagreements-screen";
import { BadAddress } from "@/components/insights/bad-address";
import { may } from "@/lib/access/roles";
import { disagreementQuerySchema } from "@/lib/agreement/query-schema";
import { pageScope } from "@/lib/auth/page";
import { readDisagreements } from "@/lib/workflows/read-agreement-page";

export const metadata: Metadata = { title: "Disagreements" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DisagreementsPage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const search = await searchParams;
  const query = disagreementQuerySchema.safeParse(search);
  if (!query.success) {
    const parameters = [...new Set(query.error.issues.map(({ path }) => String(path[0])))];
    return <BadAddress parameters={parameters} reset={`/p/${project}/agreement/traces`} />;
  }
  const page = await readDisagreements(scope, query.data);
  return <DisagreementsScreen query={query.data} page={page} mayCurate={may(scope.role, "curate")} search={search} />;
}
