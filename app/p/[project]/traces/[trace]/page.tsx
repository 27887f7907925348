import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Workspace } from "@/components/annotate/workspace";
import "@/components/trace/reader.css";
import { blockLength } from "@/components/trace/step-rows";
import { may } from "@/lib/access/roles";
import { pageScope } from "@/lib/auth/page";
import { getProject } from "@/lib/db/projects";
import { readOutline, readSteps } from "@/lib/db/steps";
import { progress } from "@/lib/db/trace-list";
import { getTrace } from "@/lib/db/traces";

type Props = { readonly params: Promise<{ project: string; trace: string }> };

/** Steps of the first HTML, and how much of each: a screen and a little more, however long the trace is. */
const firstScreen = { from: 0, limit: 12, maxLength: blockLength, raw: false };
/** Longer traces fetch their outline once the first steps can be read. */
const shortOutline = 1_000;

const traceOf = cache(async (slug: string, id: string) => {
  const scope = await pageScope(slug, "read");
  return { scope, detail: await getTrace(scope, id) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, trace } = await params;
  const { detail } = await traceOf(project, trace);
  return { title: detail?.title ?? "No such trace" };
}

/** One trace, to be read and labelled. */
export default async function TracePage({ params }: Props) {
  const { project: slug, trace: id } = await params;
  const { scope, detail } = await traceOf(slug, id);
  if (detail === null) notFound();
  const [project, firstSteps, outline, done] = await Promise.all([
    getProject(scope),
    readSteps(scope, id, firstScreen),
    detail.steps <= shortOutline ? readOutline(scope, id) : null,
    progress(scope),
  ]);
  const { metadata: _, raw: __, reviews, ...trace } = detail;
  return (
    <Workspace
      key={id}
      input={{
        trace,
        reviews,
        firstSteps,
        outline,
        project: slug,
        taxonomy: project.taxonomyVersion,
        person: scope.userId,
        mayAnnotate: may(scope.role, "annotate"),
      }}
      progress={{ done: done.submitted, all: done.traces }}
    />
  );
}
