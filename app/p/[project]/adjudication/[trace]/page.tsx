import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { saveKeys } from "@/app/account/save-keys";
import { keepExample } from "@/app/p/[project]/guidelines/actions";
import { AdjudicationDesk } from "@/components/adjudicate/adjudication-desk";
import { BlindHere } from "@/components/adjudicate/blind-here";
import "@/components/trace/reader.css";
import { keptKeys } from "@/components/keyboard/keymap";
import { blockLength } from "@/components/trace/step-rows";
import { pageScope } from "@/lib/auth/page";
import { getOwnKeys } from "@/lib/db/key-bindings";
import { getProject } from "@/lib/db/projects";
import { readOutline, readSteps } from "@/lib/db/steps";
import { getTrace } from "@/lib/db/traces";
import { queueQuerySchema } from "@/lib/reviews/adjudication-queue";
import { readAdjudication } from "@/lib/workflows/adjudicate";
import { readAdjudicationQueue } from "@/lib/workflows/read-adjudication-queue";

type Search = Readonly<Record<string, string | string[] | undefined>>;
type Props = {
  readonly params: Promise<{ project: string; trace: string }>;
  readonly searchParams: Promise<Search>;
};

const firstScreen = { from: 0, limit: 12, maxLength: blockLength, raw: false };
/** Longer traces fetch their outline once the first steps can be read. */
const shortOutline = 1_000;
/** Nothing is kept of how far somebody read while settling. */
const unread = { step: 0, seen: [], spentMs: 0 };

const traceOf = cache(async (slug: string, id: string) => getTrace(await pageScope(slug, "curate"), id));

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
  const [project, firstSteps, outline, keys, { counts }] = await Promise.all([
    getProject(scope),
    readSteps(scope, id, firstScreen),
    detail.steps <= shortOutline ? readOutline(scope, id) : null,
    getOwnKeys(scope.userId),
    readAdjudicationQueue(scope, { show: "todo", mode, round }),
  ]);
  const { metadata: _, raw: __, reviews: ___, ...trace } = detail;
  const { reviews, decisions } = standing.value;
  const queue = new URLSearchParams([...(mode ? [["mode", mode]] : []), ...(round ? [["round", round]] : [])]);
  return (
    <AdjudicationDesk
      key={id}
      input={{
        trace,
        reviews,
        decisions,
        firstSteps,
        outline,
        project: slug,
        taxonomy: project.taxonomyVersion,
        person: scope.userId,
        mayAnnotate: true,
        reading: unread,
        keys: keptKeys(keys),
        saveKeys,
        mayCurate: true,
        keepExample: keepExample.bind(null, slug),
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
