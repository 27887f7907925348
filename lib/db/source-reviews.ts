import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import type { Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { maskOf } from "@/lib/reviews/masks";
import type { SourceReview } from "@/lib/traces/canonical";

interface Given {
  readonly traceId: string;
  readonly review: SourceReview;
}

/**
 * Writes the reviews that a file brings, as submitted reviews of imported
 * annotators. Where an annotator has reviewed the trace already, that review
 * stays. Answers with the number written.
 */
export async function insertSourceReviews(
  queries: Queries,
  scope: ProjectScope<"import">,
  importId: string,
  given: readonly Given[],
  annotators: ReadonlyMap<string, string>,
): Promise<number> {
  if (given.length === 0) return 0;
  const rows = given.map(({ traceId, review }) => {
    const annotatorId = annotators.get(review.annotator);
    if (annotatorId === undefined) throw new Error(`There is no annotator “${review.annotator}”.`);
    return { id: newId("rev"), traceId, annotatorId, review };
  });
  const now = new Date();
  const made = await queries.review.createManyAndReturn({
    data: rows.map(({ id, traceId, annotatorId, review }) => ({
      id,
      traceId,
      annotatorId,
      importId,
      projectId: scope.projectId,
      status: "submitted" as const,
      achieved: review.achieved,
      note: review.note ?? "",
      judged: maskOf(review.judged),
      found: maskOf(review.labels.map(({ mode }) => mode)),
      submittedAt: now,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  const written = new Set(made.map(({ id }) => id));
  await insertLabels(
    queries,
    rows.filter(({ id }) => written.has(id)),
  );
  return written.size;
}

async function insertLabels(
  queries: Queries,
  rows: readonly { readonly id: string; readonly traceId: string; readonly review: SourceReview }[],
): Promise<void> {
  const pointed = rows.filter(({ review }) => review.labels.some(({ steps }) => steps !== null));
  const stepIds = await stepsOf(queries, [...new Set(pointed.map(({ traceId }) => traceId))]);
  const labels: Prisma.LabelCreateManyInput[] = [];
  const segments: Prisma.SegmentCreateManyInput[] = [];
  for (const { id: reviewId, traceId, review } of rows) {
    for (const { mode, note, agent, steps } of review.labels) {
      const labelId = newId("lbl");
      labels.push({ id: labelId, reviewId, mode, note: note ?? "", agent });
      const first = steps && stepIds.get(traceId)?.[steps.first];
      const last = steps && stepIds.get(traceId)?.[steps.last];
      segments.push(
        first && last
          ? { labelId, place: 0, kind: "steps", firstStepId: first, lastStepId: last }
          : { labelId, place: 0, kind: "trace" },
      );
    }
  }
  if (labels.length === 0) return;
  await queries.label.createMany({ data: labels });
  await queries.segment.createMany({ data: segments });
}

async function stepsOf(queries: Queries, traceIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const byTrace = new Map<string, string[]>();
  if (traceIds.length === 0) return byTrace;
  const rows = await queries.step.findMany({
    where: { traceId: { in: [...traceIds] } },
    orderBy: [{ traceId: "asc" }, { position: "asc" }],
    select: { id: true, traceId: true },
  });
  for (const { id, traceId } of rows) {
    const ids = byTrace.get(traceId);
    if (ids) ids.push(id);
    else byTrace.set(traceId, [id]);
  }
  return byTrace;
}
