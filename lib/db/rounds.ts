import "server-only";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db, type Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { ownProgress } from "@/lib/db/round-progress";
import { submittedByCaller } from "@/lib/db/visible-reviews";
import type { KnownAnswer } from "@/lib/rounds/known-answer";
import type { QueuedTrace } from "@/lib/rounds/queue-order";
import {
  type Round,
  type RoundChange,
  type RoundInput,
  type RoundStatus,
  type Selection,
  selectionSchema,
} from "@/lib/rounds/round-schema";

const roundFields = {
  id: true,
  name: true,
  status: true,
  blindUntil: true,
  perTrace: true,
  dueOn: true,
  guidelineVersion: true,
  selection: true,
  createdAt: true,
  openedAt: true,
  closedAt: true,
  annotators: { where: { removedAt: null }, select: { userId: true } },
  _count: { select: { traces: true } },
} satisfies Prisma.RoundSelect;

type Stored = Prisma.RoundGetPayload<{ select: typeof roundFields }>;

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`));

function toRound(row: Stored, scope: ProjectScope, mine: Round["mine"]): Round {
  const { annotators, _count, dueOn, selection, createdAt, openedAt, closedAt, ...rest } = row;
  return {
    ...rest,
    dueOn: dayOf(dueOn),
    selection: may(scope.role, "curate") ? selectionSchema.parse(selection) : null,
    traces: _count.traces,
    annotators: annotators.length,
    createdAt: createdAt.toISOString(),
    openedAt: openedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    mine,
  };
}

/** Rounds of the project; a draft is its makers' business. */
function seenRounds(scope: ProjectScope): Prisma.RoundWhereInput {
  return { projectId: scope.projectId, ...(may(scope.role, "curate") ? {} : { status: { not: "draft" as const } }) };
}

async function withProgress(scope: ProjectScope, rows: readonly Stored[]): Promise<Round[]> {
  const working = rows.filter(({ annotators }) => annotators.some(({ userId }) => userId === scope.userId));
  const progress = await ownProgress(
    scope,
    working.map(({ id }) => id),
  );
  return rows.map((row) => toRound(row, scope, progress.get(row.id) ?? null));
}

/** The rounds of a project, open ones first, then drafts and closed ones, each the newest first. */
export async function listRounds(scope: ProjectScope): Promise<Round[]> {
  const rows = await db().round.findMany({
    where: seenRounds(scope),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
    select: roundFields,
  });
  const rank: Record<RoundStatus, number> = { open: 0, draft: 1, closed: 2 };
  const rounds = await withProgress(scope, rows);
  return rounds.sort((a, b) => rank[a.status] - rank[b.status]);
}

/** A round; null where the project has none such that the caller may see. */
export async function getRound(scope: ProjectScope, id: string): Promise<Round | null> {
  const row = await db().round.findFirst({ where: { AND: [seenRounds(scope), { id }] }, select: roundFields });
  return row && ((await withProgress(scope, [row]))[0] ?? null);
}

/** A trace of a new round, at its place. */
export interface PlacedTrace extends QueuedTrace {
  readonly answer: KnownAnswer | null;
}

export async function insertRound(
  queries: Queries,
  scope: ProjectScope<"curate">,
  round: Pick<RoundInput, "name" | "dueOn" | "guidelineVersion" | "perTrace" | "blindUntil" | "annotators"> & {
    readonly selection: Selection;
  },
  traces: readonly PlacedTrace[],
): Promise<string> {
  const { annotators, dueOn, ...facts } = round;
  const id = newId("rnd");
  await queries.round.create({
    data: {
      id,
      projectId: scope.projectId,
      ...facts,
      dueOn: dateOf(dueOn),
      annotators: { createMany: { data: annotators.map((userId) => ({ userId })) } },
      traces: {
        createMany: {
          data: traces.map(({ id: traceId, purpose, answer }, position) => ({
            traceId,
            purpose,
            position,
            ...(answer === null ? {} : { answer }),
          })),
        },
      },
    },
    select: { id: true },
  });
  return id;
}

/** What a change of a round needs to know of it. */
export type LockedRound = Pick<Round, "status" | "perTrace" | "name" | "dueOn" | "guidelineVersion">;

/** Locks a round of the project until the transaction ends; null for none such. */
export async function lockRound(
  queries: Queries,
  { projectId }: ProjectScope<"curate">,
  id: string,
): Promise<LockedRound | null> {
  await queries.$executeRaw`SELECT 1 FROM rounds WHERE id = ${id} AND project_id = ${projectId} FOR UPDATE`;
  const row = await queries.round.findFirst({
    where: { id, projectId },
    select: { status: true, perTrace: true, name: true, dueOn: true, guidelineVersion: true },
  });
  return row && { ...row, dueOn: dayOf(row.dueOn) };
}

/** Changes a locked round; what is left out stays. */
export async function updateRound(
  queries: Queries,
  id: string,
  { name, dueOn, guidelineVersion, status }: RoundChange,
): Promise<void> {
  await queries.round.update({
    where: { id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(dueOn === undefined ? {} : { dueOn: dateOf(dueOn) }),
      ...(guidelineVersion === undefined ? {} : { guidelineVersion }),
      ...(status === undefined ? {} : { status }),
      ...(status === "open" ? { openedAt: new Date() } : {}),
      ...(status === "closed" ? { closedAt: new Date() } : {}),
    },
  });
}

/** Throws a locked draft away; what people labelled is not in it. */
export async function deleteRound(queries: Queries, id: string): Promise<void> {
  await queries.round.delete({ where: { id } });
}

/** The open rounds in which the caller works, those due first before the others. */
export async function openRoundsOfCaller(
  scope: ProjectScope,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db().round.findMany({
    where: {
      projectId: scope.projectId,
      status: "open",
      annotators: { some: { userId: scope.userId, removedAt: null } },
    },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { openedAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

/** The trace as the caller meets it in an open round of theirs; null where it stands in none. */
export interface PlaceInRound {
  readonly round: string;
  readonly name: string;
  readonly training: boolean;
  /** Whether their own review of it is submitted. */
  readonly submitted: boolean;
}

export async function placeInRound(scope: ProjectScope, traceId: string): Promise<PlaceInRound | null> {
  // Whether it is a check is not for those who work on it.
  const [row] = await db().$queryRaw<PlaceInRound[]>(Prisma.sql`
    SELECT o.id AS round, o.name, rt.purpose = 'training' AS training,
      ${submittedByCaller(scope, Prisma.sql`rt.trace_id`)} AS submitted
    FROM round_traces rt
    JOIN rounds o ON o.id = rt.round_id AND o.project_id = ${scope.projectId} AND o.status = 'open'
    JOIN round_annotators ra ON ra.round_id = o.id AND ra.user_id = ${scope.userId} AND ra.removed_at IS NULL
    WHERE rt.trace_id = ${traceId}
    ORDER BY o.due_on NULLS LAST, o.opened_at LIMIT 1`);
  return row ?? null;
}
