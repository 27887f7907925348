import { redirect } from "next/navigation";
import { pageScope } from "@/lib/auth/page";
import { nextUnreviewed } from "@/lib/db/trace-list";

type Props = {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<{ after?: string | string[] }>;
};

/** Leads to the next trace that one has not submitted a review of, or back to the list where there is none. */
export default async function NextTracePage({ params, searchParams }: Props) {
  const [{ project }, { after }] = await Promise.all([params, searchParams]);
  const scope = await pageScope(project, "annotate");
  const next = await nextUnreviewed(scope, typeof after === "string" ? after : null);
  redirect(next === null ? `/p/${project}/traces?state=mine` : `/p/${project}/traces/${next}`);
}
