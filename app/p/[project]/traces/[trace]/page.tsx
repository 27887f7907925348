import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { deskInput } from "@/app/p/[project]/desk-input";
import { Desk } from "@/components/annotate/desk";
import { pageScope } from "@/lib/auth/page";
import { visibleDecisions } from "@/lib/db/decisions";
import { getReading } from "@/lib/db/readings";
import { ownProgress } from "@/lib/db/trace-list";
import { getTrace } from "@/lib/db/traces";
import { restingPlace } from "@/lib/reviews/resting-place";
import { readFinal } from "@/lib/workflows/read-round";

type Props = { readonly params: Promise<{ project: string; trace: string }> };

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
  const [{ detail, reading }, done, decisions, final] = await Promise.all([
    traceOf(slug, id),
    ownProgress(scope),
    visibleDecisions(scope, id),
    readFinal(scope, id),
  ]);
  if (detail === null) notFound();
  const { reviews } = detail;
  const from = Math.max(0, restingPlace(reading, reviews, detail.steps) - above);
  const input = await deskInput(slug, scope, detail, from);
  return (
    <Desk
      key={id}
      input={{ ...input, reviews, decisions, reading, final }}
      progress={{ done: done.submitted, all: done.traces }}
    />
  );
}
