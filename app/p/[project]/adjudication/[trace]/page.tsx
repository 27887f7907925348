import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { deskInput, readDeskStart } from "@/app/p/[project]/desk-input";
import { AdjudicationDesk } from "@/components/adjudicate/adjudication-desk";
import { BlindHere } from "@/components/adjudicate/blind-here";
import { pageScope } from "@/lib/auth/page";
import { getTraceHead } from "@/lib/db/traces";
import { showTextFirst } from "@/lib/http/text-first";
import { queueQuerySchema } from "@/lib/reviews/adjudication-queue";
import { readAdjudication } from "@/lib/workflows/adjudicate";
import { readAdjudicationQueue } from "@/lib/workflows/read-adjudication-queue";

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = {
  readonly params: Promise<{ project: string; trace: string }>;
  readonly searchParams: Promise<Search>;
};

/** Nothing is kept of how far somebody read while settling. */
const unread = { step: 0, seen: [], spentMs: 0 };

const traceOf = cache(async (slug: string, id: string) => {
  const detail = await getTraceHead(await pageScope(slug, "curate"), id);
  if (detail !== null) showTextFirst();
  return detail;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, trace } = await params;
  const detail = await traceOf(project, trace);
  return { title: detail ? `Settle ${detail.title}` : "No such trace" };
}

/** One trace with what annotators said of it, to be settled. */
export default async function AdjudicationPage({ params, searchParams }: Props) {
  const [{ project: slug, trace: id }, search] = await Promise.all([params, searchParams]);
  const scope = await pageScope(slug, "curate");
  const detail = await traceOf(slug, id);
  if (detail === null) notFound();
  const standing = await readAdjudication(scope, id);
  if (!standing.ok) return <BlindHere slug={slug} title={detail.title} />;
  const { mode, round } = queueQuerySchema.catch({ show: "todo" }).parse(search);
  const [start, { counts }] = await Promise.all([
    readDeskStart(slug, scope, id, 0),
    readAdjudicationQueue(scope, { show: "todo", mode, round }),
  ]);
  const queue = new URLSearchParams([...(mode ? [["mode", mode]] : []), ...(round ? [["round", round]] : [])]);
  return (
    <AdjudicationDesk
      key={id}
      input={{
        ...deskInput(slug, scope, detail, start),
        ...standing.value,
        reading: unread,
        settling: {
          queue: queue.toString(),
          names: search.names === "shown",
          question: typeof search.question === "string" ? search.question : null,
        },
      }}
      progress={{ done: counts.done, all: counts.done + counts.todo }}
    />
  );
}
