import { redirect } from "next/navigation";
import { pageScope } from "@/lib/auth/page";
import { findNext } from "@/lib/workflows/work-in-round";

type Props = {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Readonly<Record<"after" | "round" | "told", string | string[] | undefined>>>;
};

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : null);

/** Leads to what comes next: the round's queue, the next trace without a review of one's own, or back where there is none. */
export default async function NextTracePage({ params, searchParams }: Props) {
  const [{ project }, { after, round, told }] = await Promise.all([params, searchParams]);
  const scope = await pageScope(project, "annotate");
  const next = await findNext(scope, { after: one(after), round: one(round), told: told !== undefined });
  const base = `/p/${project}`;
  if (next.to === "trace") redirect(`${base}/traces/${next.trace}`);
  if (next.to === "feedback") redirect(`${base}/rounds/${next.round}/training/${next.trace}`);
  redirect(next.to === "round" ? `${base}/rounds/${next.round}` : `${base}/traces?state=mine`);
}
