import "server-only";
import { labelsBlind, may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/**
 * What the caller may see of a project's reviews, in every query that touches
 * them: their own, and others' submitted ones of traces on which they are not
 * blind. Drafts of others are nobody's business.
 *
 * `review` is the alias of the reviews table in the query.
 */
export function visibleReviews(scope: ProjectScope, review = "r"): Prisma.Sql {
  const r = Prisma.raw(review);
  const others = othersSeen(scope, Prisma.sql`${r}.trace_id`);
  return Prisma.sql`(${r}.project_id = ${scope.projectId}
    AND ((${r}.status = 'submitted' AND ${others}) OR ${r}.annotator_id IN (${ownAnnotators(scope)})))`;
}

/** The same as a filter of the ORM. A test holds the two together. */
export function visibleReviewsWhere(scope: ProjectScope): Prisma.ReviewWhereInput {
  const others: Prisma.ReviewWhereInput = { status: "submitted", trace: othersSeenWhere(scope) };
  return { projectId: scope.projectId, OR: [ownReviewsWhere(scope.userId), others] };
}

/** Somebody's own reviews, in whatever project: the part of the rule that needs no scope. */
export function ownReviewsWhere(userId: string): Prisma.ReviewWhereInput {
  return { annotator: { userId } };
}

function ownAnnotators({ projectId, userId }: ProjectScope): Prisma.Sql {
  return Prisma.sql`SELECT id FROM annotators WHERE project_id = ${projectId} AND user_id = ${userId}`;
}

/** Whether the caller's own review of a trace is submitted; `trace` is an expression for the trace's id. */
export function submittedByCaller(scope: ProjectScope, trace: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM reviews own
    WHERE own.trace_id = ${trace} AND own.status = 'submitted' AND own.annotator_id IN (${ownAnnotators(scope)}))`;
}

/**
 * Whether the caller may see what others said of a trace: people, judges and
 * imported sources alike.
 *
 * - Who works in an open round, whatever their role, sees nothing of its traces
 *   until their own review is submitted, or until the round is closed, as the
 *   round says; being taken out of it changes nothing.
 * - Curators and owners see all else.
 * - An annotator sees a trace's labels once their own review is submitted, or
 *   once a round of theirs that was blind to its end is closed; but none while
 *   any open round wants its annotators blind to the end.
 * - A viewer, who has no review to submit, sees none of the traces of open rounds.
 *
 * `trace` is an expression for the trace's id.
 */
export function othersSeen(scope: ProjectScope, trace: Prisma.Sql): Prisma.Sql {
  const rounds = (which: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM round_traces rt JOIN rounds o ON o.id = rt.round_id WHERE rt.trace_id = ${trace} AND ${which})`;
  const open = Prisma.sql`o.status = 'open'`;
  const toTheEnd = Prisma.sql`o.blind_until = 'closed'`;
  const mine = Prisma.sql`o.id IN (SELECT round_id FROM round_annotators WHERE user_id = ${scope.userId})`;
  const submitted = submittedByCaller(scope, trace);
  const atWork = rounds(Prisma.sql`${open} AND ${mine}`);
  if (may(scope.role, "curate")) {
    // Asked once a query: mostly nothing is hidden, and then nothing needs to be asked of each trace.
    const nowhere = Prisma.sql`NOT EXISTS (SELECT 1 FROM rounds o WHERE o.project_id = ${scope.projectId} AND ${open} AND ${mine})`;
    return Prisma.sql`(${nowhere} OR (NOT ${rounds(Prisma.sql`${open} AND ${toTheEnd} AND ${mine}`)} AND (${submitted} OR NOT ${atWork})))`;
  }
  if (!may(scope.role, "annotate")) return Prisma.sql`NOT ${rounds(open)}`;
  const released = rounds(Prisma.sql`o.status = 'closed' AND ${toTheEnd} AND ${mine}`);
  return Prisma.sql`(NOT ${rounds(Prisma.sql`${open} AND ${toTheEnd}`)}
    AND (${submitted} OR (${released} AND NOT ${atWork})))`;
}

/** Whether the caller may see what others said of every trace of the project: then none need be asked. */
export function everythingSeen(scope: ProjectScope): Prisma.Sql {
  if (labelsBlind(scope.role)) return Prisma.sql`FALSE`;
  const mine = may(scope.role, "curate")
    ? Prisma.sql`AND o.id IN (SELECT round_id FROM round_annotators WHERE user_id = ${scope.userId})`
    : Prisma.empty;
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM rounds o WHERE o.project_id = ${scope.projectId} AND o.status = 'open' ${mine})`;
}

/** Whether of each trace the caller may see either all submitted reviews or none: no submitted review of their own stands where they are blind. */
export function allOrNothingSeen(scope: ProjectScope): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM reviews own
    WHERE own.annotator_id IN (${ownAnnotators(scope)}) AND own.status = 'submitted'
      AND NOT ${othersSeen(scope, Prisma.sql`own.trace_id`)})`;
}

/** The same as a filter of the ORM on traces. */
export function othersSeenWhere(scope: ProjectScope): Prisma.TraceWhereInput {
  const open = { status: "open" } as const;
  const toTheEnd = { blindUntil: "closed" } as const;
  const mine = { annotators: { some: { userId: scope.userId } } };
  const submitted = { reviews: { some: { AND: [ownReviewsWhere(scope.userId), { status: "submitted" as const }] } } };
  const without = (round: Prisma.RoundWhereInput) => ({ rounds: { none: { round } } });
  if (may(scope.role, "curate")) {
    return { AND: [without({ ...open, ...toTheEnd, ...mine }), { OR: [submitted, without({ ...open, ...mine })] }] };
  }
  if (!may(scope.role, "annotate")) return without(open);
  const released = { rounds: { some: { round: { status: "closed" as const, ...toTheEnd, ...mine } } } };
  return {
    AND: [without({ ...open, ...toTheEnd }), { OR: [submitted, { AND: [released, without({ ...open, ...mine })] }] }],
  };
}

/** Reviews that a loss would concern, drafts included, without those of traces on which the caller is blind: a count tells too. */
export function countableReviewsWhere(scope: ProjectScope): Prisma.ReviewWhereInput {
  return { projectId: scope.projectId, OR: [ownReviewsWhere(scope.userId), { trace: othersSeenWhere(scope) }] };
}

/** Whether there are traces on which the caller is blind, so that a screen should not speak of everybody's reviews. */
export async function somewhereBlind(scope: ProjectScope): Promise<boolean> {
  if (labelsBlind(scope.role)) return true;
  const mine = may(scope.role, "curate") ? { annotators: { some: { userId: scope.userId } } } : {};
  return (await db().round.count({ where: { projectId: scope.projectId, status: "open", ...mine } })) > 0;
}
