import type { Metadata } from "next";
import { QueueScreen } from "@/components/adjudicate/queue-screen";
import { BadAddress } from "@/components/insights/bad-address";
import { pageProject, pageScope } from "@/lib/auth/page";
import { listRounds } from "@/lib/db/rounds";
import { queueQuerySchema } from "@/lib/reviews/adjudication-queue";
import { readAdjudicationQueue } from "@/lib/workflows/read-adjudication-queue";

export const metadata: Metadata = { title: "Adjudication" };

interface Props {
  readonly params: Promise<{ project: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What annotators disagree on, the worst first, and how far it is settled. */
export default async function AdjudicationQueuePage({ params, searchParams }: Props) {
  const [{ project: slug }, search] = await Promise.all([params, searchParams]);
  const scope = await pageScope(slug, "curate");
  const query = queueQuerySchema.safeParse(search);
  if (!query.success) {
    const parameters = [...new Set(query.error.issues.map(({ path }) => String(path[0])))];
    return <BadAddress parameters={parameters} reset={`/p/${slug}/adjudication`} />;
  }
  const [project, rounds, page] = await Promise.all([
    pageProject(slug),
    listRounds(scope),
    readAdjudicationQueue(scope, query.data),
  ]);
  const named = rounds.filter(({ status }) => status !== "draft").map(({ id, name }) => ({ id, name }));
  return (
    <QueueScreen
      slug={slug}
      version={project.taxonomyVersion}
      query={query.data}
      page={page}
      rounds={named}
      search={search}
    />
  );
}
