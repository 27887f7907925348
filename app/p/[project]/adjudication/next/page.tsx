import { redirect } from "next/navigation";
import { pageScope } from "@/lib/auth/page";
import { queueQuerySchema } from "@/lib/reviews/adjudication-queue";
import { nextToSettle } from "@/lib/workflows/read-adjudication-queue";

type Props = {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Leads to what is to be settled next, or back to the queue where nothing is left. */
export default async function NextToSettlePage({ params, searchParams }: Props) {
  const [{ project }, search] = await Promise.all([params, searchParams]);
  const scope = await pageScope(project, "curate");
  const { mode, round } = queueQuerySchema.catch({ show: "todo" }).parse(search);
  const next = await nextToSettle(scope, { mode, round }, typeof search.after === "string" ? search.after : undefined);
  const query = new URLSearchParams([
    ...(mode ? [["mode", mode]] : []),
    ...(round ? [["round", round]] : []),
    ...(next && search.names === "shown" ? [["names", "shown"]] : []),
  ]);
  redirect(`/p/${project}/adjudication${next ? `/${next}` : ""}${query.size > 0 ? `?${query}` : ""}`);
}
