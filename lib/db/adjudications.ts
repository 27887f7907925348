import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db, type Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type OwnReview, readReview } from "@/lib/db/reviews";
import { othersSeenWhere } from "@/lib/db/visible-reviews";
import type { AdjudicationState } from "@/lib/reviews/adjudication-schema";
import type { Review } from "@/lib/reviews/review-schema";

type Scope = ProjectScope<"curate">;

/** The adjudicated review of this project's own; one that came with an archive is somebody else's. */
const settles = { adjudicated: true, annotator: { adjudication: true } } satisfies Prisma.ReviewWhereInput;

/** Whether the caller may see what others said of a trace, and so settle it; null where the project has no such trace. */
export async function maySettle(scope: Scope, traceId: string): Promise<boolean | null> {
  const trace = { id: traceId, projectId: scope.projectId };
  const [known, seen] = await Promise.all([
    db().trace.count({ where: trace }),
    db().trace.count({ where: { AND: [trace, othersSeenWhere(scope)] } }),
  ]);
  return known === 0 ? null : seen > 0;
}

/** The annotator that stands for what the project has settled, made at the first decision. */
async function adjudicationAnnotator(queries: Queries, { projectId }: Scope): Promise<string> {
  // Two curators who begin at once stand in line behind their project. Whoever holds the review already, and refers to
  // the project, does not have to wait for them: they wait for the review next.
  await queries.$queryRaw`SELECT 1 FROM projects WHERE id = ${projectId} FOR NO KEY UPDATE`;
  const found = await queries.annotator.findFirst({ where: { projectId, adjudication: true }, select: { id: true } });
  if (found) return found.id;
  // An archive may have brought an annotator of that name.
  const taken = await queries.annotator.count({
    where: { projectId, kind: "person", name: { startsWith: "Adjudication" } },
  });
  const id = newId("ann");
  const name = taken === 0 ? "Adjudication" : `Adjudication ${taken + 1}`;
  await queries.annotator.create({ data: { id, projectId, kind: "person", name, adjudication: true } });
  return id;
}

/** The adjudicated review of a trace that the caller may settle, made as a draft where there is none, and locked until the transaction ends. */
export async function lockAdjudicated(queries: Queries, scope: Scope, traceId: string): Promise<OwnReview> {
  const { projectId } = scope;
  const standing = await queries.review.findFirst({ where: { ...settles, traceId, projectId }, select: { id: true } });
  if (!standing) {
    const annotatorId = await adjudicationAnnotator(queries, scope);
    await queries.review.createMany({
      data: [{ id: newId("rev"), projectId, traceId, annotatorId, status: "draft", adjudicated: true }],
      skipDuplicates: true,
    });
  }
  const [row] = await queries.$queryRaw<OwnReview[]>`
    SELECT r.id, r.status::text, r.achieved::text, r.note, r.version
    FROM reviews r JOIN annotators a ON a.id = r.annotator_id
    WHERE r.trace_id = ${traceId} AND r.project_id = ${projectId} AND r.adjudicated AND a.adjudication FOR UPDATE OF r`;
  if (!row) throw new Error("The adjudicated review that was just made is not there.");
  return row;
}

/** The adjudicated review as its own, draft or submitted, of a trace that the caller may settle; null before it is begun. */
export async function readAdjudicated(scope: Scope, traceId: string): Promise<Review | null> {
  const where = { ...settles, traceId, projectId: scope.projectId };
  const row = await db().review.findFirst({ where, select: { id: true } });
  return row ? asOwn(await readReview(db(), scope, row.id)) : null;
}

/** Whoever settles writes the adjudicated review as one writes one's own. */
export function asOwn(review: Review): Review {
  return { ...review, own: true };
}

export interface Settled {
  readonly state: AdjudicationState;
  readonly submittedAt: Date | null;
  /** When the last of the others was submitted. */
  readonly lastAnswer: Date | null;
}

/** How far the adjudication of each trace is, of traces that the caller may settle: trace id → state; none for those not begun. */
export async function settledStates(scope: Scope, traces: readonly string[]): Promise<ReadonlyMap<string, Settled>> {
  const where = { projectId: scope.projectId, traceId: { in: [...traces] } };
  const [rows, answers] = await Promise.all([
    db().review.findMany({
      where: { ...where, ...settles },
      select: { traceId: true, status: true, submittedAt: true },
    }),
    db().review.groupBy({
      by: ["traceId"],
      where: { ...where, adjudicated: false, status: "submitted", trace: othersSeenWhere(scope) },
      _max: { submittedAt: true },
    }),
  ]);
  const last = new Map(answers.map(({ traceId, _max }) => [traceId, _max.submittedAt]));
  return new Map(
    rows.map(({ traceId, status, submittedAt }) => {
      const state = status === "submitted" ? "done" : "begun";
      return [traceId, { state, submittedAt, lastAnswer: last.get(traceId) ?? null }];
    }),
  );
}
