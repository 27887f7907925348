import type { Metadata } from "next";
import Link from "next/link";
import * as actions from "@/app/p/[project]/views/actions";
import { LinkForm } from "@/components/sharing/link-form";
import { LinkList } from "@/components/sharing/link-list";
import { ViewForm } from "@/components/sharing/view-form";
import { ViewList } from "@/components/sharing/view-list";
import { PageFrame, Section } from "@/components/shell/page-frame";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { listViews } from "@/lib/db/saved-views";
import { listSharedLinks } from "@/lib/db/shared-links";
import { insightsParams } from "@/lib/insights/query-address";
import { insightsPageSchema } from "@/lib/insights/query-schema";

export const metadata: Metadata = { title: "Views and links" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Views of the insights under names, and links to their figures: the address says which view it is about. */
export default async function ViewsPage({ params, searchParams }: Props) {
  const { project: slug } = await params;
  const scope = await pageScope(slug, "read");
  const query = insightsPageSchema.safeParse(await searchParams);
  const view = query.success ? insightsParams(query.data).toString() : "";
  const curator = may(scope.role, "curate") ? await pageScope(slug, "curate") : null;
  return (
    <PageFrame
      title="Views and links"
      width="narrow"
      lead={
        <>
          Of{" "}
          <Link href={`/p/${slug}/insights${view === "" ? "" : `?${view}`}`} className="underline underline-offset-2">
            the figures that you came from
          </Link>
          {view === "" && ", all of them"}. What is counted there, and how, is kept; the numbers are always today’s.
        </>
      }
    >
      <Section id="views" title="Saved views">
        <ViewList slug={slug} views={await listViews(scope)} remove={actions.deleteView.bind(null, slug)} />
        <ViewForm query={view} save={actions.saveView.bind(null, slug)} />
      </Section>
      {curator && (
        <Section
          id="links"
          title="Links for people without an account"
          lead="Whoever has such a link reads counts and shares: no trace, no quote, no note, nobody’s name. An annotator who opens it without signing in learns what others found, so think of whom you give it to."
        >
          <LinkList links={await listSharedLinks(curator)} revoke={actions.revokeLink.bind(null, slug)} />
          <LinkForm query={view} make={actions.makeLink.bind(null, slug)} />
        </Section>
      )}
    </PageFrame>
  );
}
