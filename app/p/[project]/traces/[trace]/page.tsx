import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { saveKeys } from "@/app/account/save-keys";
import { keepExample } from "@/app/p/[project]/guidelines/actions";
import { pageProject } from "@/app/p/[project]/page-project";
import { Desk } from "@/components/annotate/desk";
import "@/components/trace/reader.css";
import { keptKeys } from "@/components/keyboard/keymap";
import { blockLength } from "@/components/trace/step-rows";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { visibleDecisions } from "@/lib/db/decisions";
import { getOwnKeys } from "@/lib/db/key-bindings";
import { getReading } from "@/lib/db/readings";
import { readSteps } from "@/lib/db/steps";
import { ownProgress } from "@/lib/db/trace-list";
import { getTrace } from "@/lib/db/traces";
import { restingPlace } from "@/lib/reviews/resting-place";
import { readFinal } from "@/lib/workflows/read-round";

type Props = { readonly params: Promise<{ project: string; trace: string }> };

/** Steps of the first HTML, and how much of each: a screen and a little more, however long the trace is. */
const firstScreen = { limit: 12, maxLength: blockLength, raw: false };
/** Steps above the one where somebody left off. */
const above = 2;

const traceOf = cache(async (slug: string, id: string) => {
  const scope = await pageScope(slug, "read");
  const [detail, reading] = await Promise.all([getTrace(scope, id), getReading(scope, id)]);
  return { detail, reading };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, trace } = await params;
  const { detail } = await traceOf(project, trace);
  return { title: detail?.title ?? "No such trace" };
}

/** One trace, to be read and labelled. */
export default async function TracePage({ params }: Props) {
  const { project: slug, trace: id } = await params;
  const scope = await pageScope(slug, "read");
  const [{ detail, reading }, project, done, keys, decisions, final] = await Promise.all([
    traceOf(slug, id),
    pageProject(slug),
    ownProgress(scope),
    getOwnKeys(scope.userId),
    visibleDecisions(scope, id),
    readFinal(scope, id),
  ]);
  if (detail === null) notFound();
  const from = Math.max(0, restingPlace(reading, detail.reviews, detail.steps) - above);
  const firstSteps = await readSteps(scope, id, { ...firstScreen, from });
  const { metadata: _, raw: __, reviews, ...trace } = detail;
  return (
    <Desk
      key={id}
      input={{
        trace,
        reviews,
        decisions,
        firstSteps,
        outline: null,
        project: slug,
        taxonomy: project.taxonomyVersion,
        person: scope.userId,
        mayAnnotate: may(scope.role, "annotate"),
        reading,
        final,
        keys: keptKeys(keys),
        saveKeys,
        mayCurate: may(scope.role, "curate"),
        keepExample: keepExample.bind(null, slug),
      }}
      progress={{ done: done.submitted, all: done.traces }}
    />
  );
}
