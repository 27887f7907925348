import "server-only";
import type { Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
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

export function toSegment(stored: Stored["segments"][number], positions: ReadonlyMap<string, number>): Segment {
  if (stored.kind === "trace") return { kind: "trace" };
  const first = positions.get(stored.firstStepId ?? "");
  const last = positions.get(stored.lastStepId ?? "");
  if (first === undefined || last === undefined) throw new Error("A segment points at a step that does not exist.");
  if (stored.kind === "steps") return { kind: "steps", first, last };
  const { start, end, quote } = stored;
  if (start === null || end === null || quote === null) throw new Error("A run of text lacks its ends or its quote.");
  return { kind: "text", first, start, last, end, quote };
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
