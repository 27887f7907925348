import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskInput } from "@/app/p/[project]/desk-input";
import { openTrace } from "@/app/p/[project]/traces/[trace]/opening";
import { Desk } from "@/components/annotate/desk";
import { pack } from "@/lib/core/packed";
import { visibleDecisions } from "@/lib/db/decisions";

type Props = { readonly params: Promise<{ project: string; trace: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project, trace } = await params;
  return { title: (await openTrace(project, trace))?.detail.title ?? "No such trace" };
}

/** One trace, to be read and labelled. */
export default async function TracePage({ params }: Props) {
  const { project: slug, trace: id } = await params;
  const opened = await openTrace(slug, id);
  if (opened === null) notFound();
  const { scope, detail, reading, unnamed, start, final, progress } = opened;
  const { reviews } = detail;
  // Nothing is decided before somebody settles it.
  const decisions = reviews.some(({ adjudicated }) => adjudicated) ? await visibleDecisions(scope, id) : [];
  return (
    <Desk
      key={id}
      input={{ ...deskInput(slug, scope, detail, start), reviews: pack(reviews), decisions, reading, unnamed, final }}
      progress={{ done: progress.submitted, all: progress.traces }}
    />
  );
}
