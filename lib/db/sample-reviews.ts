import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { samplePeople } from "@/lib/db/annotators";
import type { Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { LabelInput } from "@/lib/reviews/label-schema";
import { everyMode, maskOf } from "@/lib/reviews/masks";
import type { Segment } from "@/lib/reviews/segment";

export interface PersonReview {
  readonly traceId: string;
  readonly annotator: string;
  readonly achieved: "yes" | "no" | "unclear";
  readonly note: string;
  readonly labels: readonly LabelInput[];
}

/** Writes submitted reviews of people without an account, for the sample project alone. */
export async function insertPeopleReviews(
  queries: Queries,
  scope: ProjectScope<"own">,
  reviews: readonly PersonReview[],
): Promise<void> {
  const annotators = await samplePeople(queries, scope, [...new Set(reviews.map(({ annotator }) => annotator))]);
  const stepIds = await stepIdsOf(queries, scope);
  const rows = reviews.map((review) => ({ id: newId("rev"), review }));
  const labels = rows.flatMap(({ id: reviewId, review }) =>
    review.labels.map((label) => ({ id: newId("lbl"), reviewId, traceId: review.traceId, label })),
  );
  await queries.review.createMany({
    data: rows.map(({ id, review: { annotator, labels: said, ...rest } }) => {
      const annotatorId = annotators.get(annotator);
      if (annotatorId === undefined) throw new Error(`There is no annotator “${annotator}”.`);
      const found = maskOf(said.map(({ mode }) => mode).filter((mode): mode is ModeCode => mode !== null));
      const written = { judged: everyMode, found, status: "submitted", submittedAt: new Date() } as const;
      return { ...rest, ...written, id, annotatorId, projectId: scope.projectId };
    }),
  });
  await queries.label.createMany({
    data: labels.map(({ id, reviewId, label: { segments: _, agent = null, ...said } }) => ({
      ...said,
      id,
      reviewId,
      agent,
    })),
  });
  await queries.segment.createMany({
    data: labels.flatMap(({ id: labelId, traceId, label }) =>
      label.segments.map((segment, place) => ({ labelId, place, ...placed(segment, stepIds.get(traceId) ?? []) })),
    ),
  });
}

function placed(segment: Segment, ids: readonly string[]): Omit<Prisma.SegmentCreateManyInput, "labelId" | "place"> {
  if (segment.kind === "trace") return { kind: "trace" };
  const { first, last, ...text } = segment;
  const [firstStepId, lastStepId] = [ids[first], ids[last]];
  if (firstStepId === undefined || lastStepId === undefined) throw new Error("A sample label points behind its trace.");
  return { ...text, firstStepId, lastStepId };
}

async function stepIdsOf(queries: Queries, scope: ProjectScope): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await queries.step.findMany({
    where: { trace: { projectId: scope.projectId } },
    orderBy: [{ traceId: "asc" }, { position: "asc" }],
    select: { id: true, traceId: true },
  });
  const byTrace = Map.groupBy(rows, ({ traceId }) => traceId);
  return new Map([...byTrace].map(([traceId, steps]) => [traceId, steps.map(({ id }) => id)]));
}
