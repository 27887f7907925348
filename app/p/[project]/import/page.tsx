import type { Metadata } from "next";
import { undo } from "@/app/p/[project]/imports/actions";
import { ImportScreen } from "@/components/import/import-screen";
import { NoPermission } from "@/components/shell/no-permission";
import { PageFrame } from "@/components/shell/page-frame";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { formatChoices } from "@/lib/traces/read-traces";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params }: { readonly params: Promise<{ project: string }> }) {
  const { project: slug } = await params;
  const { role } = await pageScope(slug, "read");
  if (!may(role, "import")) return <NoPermission title="Import" role={role} capability="import" back={`/p/${slug}`} />;
  return (
    <PageFrame title="Import traces">
      <ImportScreen slug={slug} formats={formatChoices} undo={undo.bind(null, slug)} />
    </PageFrame>
  );
}
