import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { ownReviewsWhere, visibleReviewsWhere } from "@/lib/db/visible-reviews";
import { modeCodes } from "@/lib/mast/taxonomy";
import { modesOf } from "@/lib/reviews/masks";
import type { KnownAnswer } from "@/lib/rounds/known-answer";
import type { Candidate } from "@/lib/rounds/sample";

/** The traces that a sample may be drawn from. */
export async function candidates(scope: ProjectScope<"curate">, facets: TraceFacets): Promise<Candidate[]> {
  return db().$queryRaw<Candidate[]>(Prisma.sql`
    SELECT t.id, t.system FROM traces t WHERE t.project_id = ${scope.projectId} ${within(facets)} ORDER BY t.id`);
}

/** Those of them that none of these people has begun to read: only they can be read blind. */
export async function unreadCandidates(
  scope: ProjectScope<"curate">,
  facets: TraceFacets,
  users: readonly string[],
): Promise<Candidate[]> {
  return db().$queryRaw<Candidate[]>(Prisma.sql`
    SELECT t.id, t.system FROM traces t WHERE t.project_id = ${scope.projectId} ${within(facets)}
      AND NOT EXISTS (SELECT 1 FROM reviews r JOIN annotators a ON a.id = r.annotator_id
        WHERE r.trace_id = t.id AND a.user_id = ANY(${[...users]}))
    ORDER BY t.id`);
}

export interface ChosenTrace extends Candidate {
  readonly title: string;
}

/** Those of these traces that the project has, in the order given. */
export async function existing(scope: ProjectScope<"curate">, ids: readonly string[]): Promise<ChosenTrace[]> {
  const rows = await db().trace.findMany({
    where: { projectId: scope.projectId, id: { in: [...ids] } },
    select: { id: true, system: true, title: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

export interface AnsweredTrace {
  readonly id: string;
  readonly title: string;
  readonly answer: KnownAnswer;
}

/**
 * Traces with an answer to measure others by: the adjudicated review, else the
 * caller's own submitted one. The newest first; all, or those of `ids`.
 */
export async function answeredTraces(
  scope: ProjectScope<"curate">,
  ids: readonly string[] | null = null,
): Promise<AnsweredTrace[]> {
  const rows = await db().review.findMany({
    where: {
      AND: [visibleReviewsWhere(scope), { OR: [{ adjudicated: true }, ownReviewsWhere(scope.userId)] }],
      status: "submitted",
      ...(ids === null ? {} : { traceId: { in: [...ids] } }),
    },
    orderBy: [{ adjudicated: "desc" }, { submittedAt: "desc" }],
    take: 400,
    select: {
      judged: true,
      found: true,
      trace: { select: { id: true, title: true } },
      labels: { where: { withdrawnAt: null }, select: { mode: true, note: true } },
    },
  });
  const first = new Map<string, AnsweredTrace>();
  for (const { judged, found, trace, labels } of rows) {
    if (first.has(trace.id)) continue;
    const reasons = labels.flatMap(({ mode, note }) => {
      const known = modeCodes.find((code) => code === mode);
      return known === undefined || note === "" ? [] : [{ mode: known, note }];
    });
    first.set(trace.id, { ...trace, answer: { judged: modesOf(judged), found: modesOf(found), reasons } });
  }
  return [...first.values()];
}
