import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { ArchivedAnnotators } from "@/lib/db/archived-annotators";
import type { Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { IdMap } from "@/lib/db/store-archive";
import type { ArchivedReview } from "@/lib/reviews/archived-review";
import { maskOf } from "@/lib/reviews/masks";
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject } from "@/lib/traces/json-value";

export interface ReviewToStore {
  /** The trace here. */
  readonly traceId: string;
  /** The trace's steps in the archive, in order. */
  readonly stepIds: readonly string[];
  readonly review: ArchivedReview;
}

interface Mapping {
  readonly ids: IdMap;
  readonly annotators: ArchivedAnnotators;
}

/** Writes the reviews that the project has not. Answers how many, and whose. */
export async function insertArchivedReviews(
  queries: Queries,
  scope: ProjectScope<"import">,
  importId: string,
  given: readonly ReviewToStore[],
  { ids, annotators }: Mapping,
): Promise<{ readonly reviews: number; readonly annotators: ReadonlyMap<string, string> }> {
  const traceIds = [...new Set(given.map(({ traceId }) => traceId))];
  const has = await standing(queries, scope, traceIds, [
    ...new Set(given.flatMap(({ review }) => annotators.same(review.annotator))),
  ]);
  const positions = await stepsHere(queries, traceIds);
  const rows = { reviews: [] as Prisma.ReviewCreateManyInput[], labels: [] as Prisma.LabelCreateManyInput[] };
  const segments: Prisma.SegmentCreateManyInput[] = [];
  const versions: Prisma.ReviewVersionCreateManyInput[] = [];
  const whose = new Map<string, string>();
  for (const { traceId, stepIds, review } of given) {
    if (annotators.same(review.annotator).some((id) => has.has(`${traceId} ${id}`))) continue;
    const annotatorId = await annotators.write(review.annotator);
    has.add(`${traceId} ${annotatorId}`);
    whose.set(review.annotator, annotatorId);
    const here = positions.get(traceId) ?? [];
    const reviewId = ids("rev", review.id);
    rows.reviews.push(reviewRow(review, { id: reviewId, projectId: scope.projectId, traceId, annotatorId, importId }));
    for (const label of review.labels) {
      const { segments: places, ...said } = label;
      const id = ids("lbl", label.id);
      rows.labels.push({ ...said, id, reviewId });
      for (const [place, segment] of places.entries()) {
        if (segment.kind === "trace") segments.push({ labelId: id, place, kind: "trace" });
        else {
          const { kind, first, last, ...text } = segment;
          segments.push({
            labelId: id,
            place,
            kind,
            ...text,
            firstStepId: here[first] ?? null,
            lastStepId: here[last] ?? null,
          });
        }
      }
    }
    const stepHere = new Map(stepIds.map((id, place) => [id, here[place] ?? id]));
    for (const { submittedAt, reopenedAt, labels, ...version } of review.versions) {
      const frozen = renamed(labels, (key, value) =>
        key === "id" ? ids("lbl", value) : (stepHere.get(value) ?? value),
      );
      versions.push({ ...version, reviewId, labels: frozen as Prisma.InputJsonValue, submittedAt, reopenedAt });
    }
  }
  await queries.review.createMany({ data: rows.reviews });
  await queries.label.createMany({ data: rows.labels });
  await queries.segment.createMany({ data: segments });
  await queries.reviewVersion.createMany({ data: versions });
  return { reviews: rows.reviews.length, annotators: await namesOf(queries, [...whose.values()]) };
}

/** Which of these annotators have reviewed which of these traces: "trace annotator". */
async function standing(
  queries: Queries,
  scope: ProjectScope<"import">,
  traceIds: readonly string[],
  annotatorIds: readonly string[],
): Promise<Set<string>> {
  const rows = await queries.annotator.findMany({
    where: { projectId: scope.projectId, id: { in: [...annotatorIds] } },
    select: { id: true, reviews: { where: { traceId: { in: [...traceIds] } }, select: { traceId: true } } },
  });
  return new Set(rows.flatMap(({ id, reviews }) => reviews.map(({ traceId }) => `${traceId} ${id}`)));
}

type Place = Pick<Prisma.ReviewCreateManyInput, "id" | "projectId" | "traceId" | "annotatorId"> & {
  readonly importId: string;
};

function reviewRow(review: ArchivedReview, place: Place): Prisma.ReviewCreateManyInput {
  const { id: _, annotator: __, labels, versions: ___, judged, ...said } = review;
  const found = labels.flatMap(({ mode, withdrawnAt }) => (mode === null || withdrawnAt !== null ? [] : [mode]));
  return { ...said, ...place, judged: maskOf(judged), found: maskOf(found) };
}

/** The frozen labels of a version with the names that labels and steps have here. */
function renamed(value: Json, name: (key: "id" | "step", value: string) => string): Json {
  if (isList(value)) return value.map((item) => renamed(item, name));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (typeof item !== "string") return [key, renamed(item, name)];
      if (key === "id") return [key, name("id", item)];
      return [key, key === "firstStepId" || key === "lastStepId" ? name("step", item) : item];
    }),
  );
}

async function stepsHere(
  queries: Queries,
  traceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await queries.step.findMany({
    where: { traceId: { in: [...traceIds] } },
    orderBy: [{ traceId: "asc" }, { position: "asc" }],
    select: { id: true, traceId: true },
  });
  const byTrace = Map.groupBy(rows, ({ traceId }) => traceId);
  return new Map([...byTrace].map(([id, own]) => [id, own.map((step) => step.id)]));
}

async function namesOf(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await queries.annotator.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [name, id]));
}
