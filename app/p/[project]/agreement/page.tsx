import type { Metadata } from "next";
import { AgreementScreen } from "@/components/agreement/agreement-screen";
import { BadAddress } from "@/components/insights/bad-address";
import { agreementPageSchema } from "@/lib/agreement/query-schema";
import { pageScope } from "@/lib/auth/page";
import { readAgreementPage } from "@/lib/workflows/read-agreement-page";

export const metadata: Metadata = { title: "Agreement" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AgreementPage({ params, searchParams }: Props) {
  const { project } = await params;
  const scope = await pageScope(project, "read");
  const query = agreementPageSchema.safeParse(await searchParams);
  if (!query.success) {
    const parameters = [...new Set(query.error.issues.map(({ path }) => String(path[0])))];
    return <BadAddress parameters={parameters} reset={`/p/${project}/agreement`} />;
  }
  return <AgreementScreen query={query.data} role={scope.role} page={await readAgreementPage(scope, query.data)} />;
}
