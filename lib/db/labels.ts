import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db, type Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { visibleReviews } from "@/lib/db/visible-reviews";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import type { Label, LabelInput } from "@/lib/reviews/label-schema";
import type { Segment } from "@/lib/reviews/segment";

export const labelFields = {
  id: true,
  mode: true,
  note: true,
  confidence: true,
  agent: true,
  decisive: true,
  version: true,
  segments: {
    orderBy: { place: "asc" },
    select: { kind: true, firstStepId: true, lastStepId: true, start: true, end: true, quote: true },
  },
} satisfies Prisma.LabelSelect;

type Stored = Prisma.LabelGetPayload<{ select: typeof labelFields }>;

export function toMode(stored: string | null): ModeCode | null {
  if (stored === null) return null;
  const mode = modeCodes.find((code) => code === stored);
  if (mode === undefined) throw new Error(`The database holds an unknown mode: ${stored}`);
  return mode;
}

type StoredSegment = Stored["segments"][number];
type Run = Pick<StoredSegment, "kind" | "start" | "end" | "quote">;

function segmentAt({ kind, start, end, quote }: Run, first: number | null, last: number | null): Segment {
  if (kind === "trace") return { kind };
  if (first === null || last === null) throw new Error("A segment points at a step that does not exist.");
  if (kind === "steps") return { kind, first, last };
  if (start === null || end === null || quote === null) throw new Error("A run of text lacks its ends or its quote.");
  return { kind, first, start, last, end, quote };
}

export function toSegment(stored: StoredSegment, positions: ReadonlyMap<string, number>): Segment {
  const at = (id: string | null) => positions.get(id ?? "") ?? null;
  return segmentAt(stored, at(stored.firstStepId), at(stored.lastStepId));
}

export function toLabel(row: Stored, positions: ReadonlyMap<string, number>): Label {
  const { segments, mode, ...rest } = row;
  return { ...rest, mode: toMode(mode), segments: segments.map((segment) => toSegment(segment, positions)) };
}

/** A segment with the ids of the steps it points at. */
export type PlacedSegment = Omit<Prisma.SegmentCreateManyInput, "labelId" | "place">;

/** Step ids → indexes, of the steps that labels name. */
export async function positionsOf(
  queries: Queries,
  labels: readonly Pick<Stored, "segments">[],
): Promise<ReadonlyMap<string, number>> {
  const ids = labels.flatMap(({ segments }) =>
    segments.flatMap(({ firstStepId, lastStepId }) => [firstStepId, lastStepId]),
  );
  return stepPositions(
    queries,
    ids.filter((id) => id !== null),
  );
}

/** Step ids → indexes. */
export async function stepPositions(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const where = { id: { in: [...new Set(ids)] } };
  const rows = await queries.step.findMany({ where, select: { id: true, position: true } });
  return new Map(rows.map(({ id, position }) => [id, position]));
}

interface StandingRow extends Omit<Stored, "segments">, Run {
  readonly reviewId: string;
  readonly first: number | null;
  readonly last: number | null;
}

/** The standing labels of a review that the caller was found to see, in order. */
export async function labelsOfReview(queries: Queries, reviewId: string): Promise<readonly Label[]> {
  const labels = await standingLabels(queries, Prisma.sql`r.id = ${reviewId}`);
  return labels.get(reviewId) ?? [];
}

/** The standing labels of a trace's reviews that the caller may see, by review and in order. */
export function visibleLabels(scope: ProjectScope, traceId: string): Promise<ReadonlyMap<string, readonly Label[]>> {
  return standingLabels(db(), Prisma.sql`r.trace_id = ${traceId} AND ${visibleReviews(scope)}`);
}

/**
 * `which` is a condition on the review `r`. Asked a segment a row: the ORM would ask for each label's segments apart,
 * which takes five times as long where a review has hundreds.
 */
async function standingLabels(queries: Queries, which: Prisma.Sql): Promise<ReadonlyMap<string, readonly Label[]>> {
  const rows = await queries.$queryRaw<StandingRow[]>`
    SELECT l.review_id AS "reviewId", l.id, l.mode, l.note, l.confidence::text, l.agent, l.decisive, l.version,
      s.kind::text, s.start, s."end", s.quote, first.position AS first, last.position AS last
    FROM reviews r JOIN labels l ON l.review_id = r.id JOIN segments s ON s.label_id = l.id
    LEFT JOIN steps first ON first.id = s.first_step_id LEFT JOIN steps last ON last.id = s.last_step_id
    WHERE ${which} AND l.withdrawn_at IS NULL
    ORDER BY l.created_at, l.id, s.place`;
  const labels = Map.groupBy(rows, ({ id }) => id);
  const byReview = Map.groupBy(labels.values(), ([row]) => row?.reviewId ?? "");
  return new Map([...byReview].map(([review, of]) => [review, of.flatMap(labelOf)]));
}

function labelOf(rows: readonly StandingRow[]): Label[] {
  return rows.slice(0, 1).map(({ id, mode, note, confidence, agent, decisive, version }) => ({
    id,
    mode: toMode(mode),
    note,
    confidence,
    agent,
    decisive,
    version,
    segments: rows.map((row) => segmentAt(row, row.first, row.last)),
  }));
}

/** What is kept under a label's id; the label itself is null once it is withdrawn. */
export interface StandingLabel {
  readonly id: string;
  readonly reviewId: string;
  readonly version: number;
  readonly label: Label | null;
}

/** What is kept under a label's id, whoever it belongs to; null for nothing. */
export async function findLabel(queries: Queries, id: string): Promise<StandingLabel | null> {
  const row = await queries.label.findUnique({
    where: { id },
    select: { ...labelFields, reviewId: true, withdrawnAt: true },
  });
  if (!row) return null;
  const { reviewId, withdrawnAt, ...stored } = row;
  const label = withdrawnAt === null ? toLabel(stored, await positionsOf(queries, [stored])) : null;
  return { id, reviewId, version: row.version, label };
}

/** Makes the label or replaces what it says; a withdrawn one stands again. Answers with the label. */
export async function putLabel(
  queries: Queries,
  reviewId: string,
  id: string,
  input: LabelInput & { readonly agent: string | null },
  segments: readonly PlacedSegment[],
  positions: ReadonlyMap<string, number>,
): Promise<Label> {
  const { segments: _, ...said } = input;
  await queries.label.upsert({
    where: { id },
    create: { id, reviewId, ...said },
    update: { ...said, withdrawnAt: null, version: { increment: 1 } },
  });
  await queries.segment.deleteMany({ where: { labelId: id } });
  await queries.segment.createMany({ data: segments.map((segment, place) => ({ ...segment, labelId: id, place })) });
  return toLabel(await queries.label.findUniqueOrThrow({ where: { id }, select: labelFields }), positions);
}

/** Withdraws a label; answers with its new version. */
export async function withdrawLabel(queries: Queries, id: string): Promise<number> {
  const { version } = await queries.label.update({
    where: { id },
    data: { withdrawnAt: new Date(), version: { increment: 1 } },
    select: { version: true },
  });
  return version;
}

/** Gives a label that stays as it is a new version, so that what was sent on the old one is known as late. */
export async function renewLabel(queries: Queries, id: string): Promise<number> {
  const { version } = await queries.label.update({
    where: { id },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return version;
}

/** Takes the place of a label that was withdrawn before it arrived, so that what comes late is known as late. */
export async function buryLabel(queries: Queries, reviewId: string, id: string): Promise<number> {
  const { version } = await queries.label.create({
    data: { id, reviewId, withdrawnAt: new Date() },
    select: { version: true },
  });
  return version;
}
