import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { recordChange } from "@/lib/db/record-change";
import { submittedByCaller } from "@/lib/db/visible-reviews";
import { leaseMinutes, renewEveryMinutes } from "@/lib/rounds/lease";
import type { Claim } from "@/lib/rounds/round-schema";

const lease = Prisma.sql`now() + make_interval(mins => ${leaseMinutes}::int)`;
/** Timestamps without a zone are in UTC, as Prisma writes them. */
const utcNow = Prisma.sql`(now() AT TIME ZONE 'UTC')`;
/** A seat under the alias `s` that anybody of the round may take. */
const takeable = Prisma.sql`(s.state = 'free' OR (s.state = 'held' AND NOT s.firm AND s.lease_until < now()))`;

/**
 * Takes the caller's next trace of a round: what they hold already, else
 * training, else the next place of the queue. Null where nothing is left for
 * them, or where they do not work in the round. Of many who ask at once each
 * locks a seat of their own and passes by those that others hold.
 */
export async function claimSeat(
  queries: Queries,
  scope: ProjectScope<"annotate">,
  roundId: string,
  afterTrace: string | null,
): Promise<Claim | null> {
  const { projectId, userId } = scope;
  // One person's claims stand in line, so that two tabs do not take two seats of one trace.
  const working = await queries.$queryRaw<unknown[]>`
    SELECT 1 FROM round_annotators ra JOIN rounds o ON o.id = ra.round_id
    WHERE ra.round_id = ${roundId} AND ra.user_id = ${userId} AND ra.removed_at IS NULL
      AND o.project_id = ${projectId} AND o.status = 'open' FOR UPDATE OF ra`;
  if (working.length === 0) return null;
  const [row] = await queries.$queryRaw<{ trace: string; leaseUntil: Date; fresh: boolean }[]>(Prisma.sql`
    WITH next AS (
      SELECT s.id, s.lease_until IS NULL OR s.user_id IS DISTINCT FROM ${userId} AS fresh
      FROM round_seats s JOIN round_traces rt ON rt.round_id = s.round_id AND rt.trace_id = s.trace_id
      WHERE s.round_id = ${roundId} AND s.trace_id IS DISTINCT FROM ${afterTrace}
        AND ((s.user_id = ${userId} AND s.state = 'held') OR (${takeable} AND NOT EXISTS (
          SELECT 1 FROM round_seats own
          WHERE own.round_id = s.round_id AND own.trace_id = s.trace_id AND own.user_id = ${userId})))
        AND NOT EXISTS (SELECT 1 FROM round_skips k
          WHERE k.round_id = s.round_id AND k.trace_id = s.trace_id AND k.user_id = ${userId})
        AND NOT ${submittedByCaller(scope, Prisma.sql`s.trace_id`)}
      ORDER BY coalesce(s.user_id = ${userId} AND s.lease_until IS NOT NULL, FALSE) DESC,
        rt.purpose = 'training' DESC, rt.position, s.id
      LIMIT 1 FOR UPDATE OF s SKIP LOCKED)
    UPDATE round_seats seat SET user_id = ${userId}, state = 'held', lease_until = ${lease}
    FROM next WHERE seat.id = next.id
    RETURNING seat.trace_id AS trace, seat.lease_until AS "leaseUntil", next.fresh`);
  if (!row) return null;
  const { trace, leaseUntil, fresh } = row;
  if (fresh) {
    await recordChange(queries, scope, {
      kind: "assignment",
      action: "claimed",
      subject: roundId,
      traceId: trace,
      after: { user: userId },
    });
  }
  return { trace, leaseUntil: leaseUntil.toISOString() };
}

/** Keeps what the caller holds of a trace reserved, once part of the lease is over: they work on it. */
export async function renewSeats(queries: Queries, scope: ProjectScope<"annotate">, traceId: string): Promise<void> {
  await queries.$executeRaw(Prisma.sql`
    UPDATE round_seats SET lease_until = ${lease}
    WHERE trace_id = ${traceId} AND user_id = ${scope.userId} AND state = 'held'
      AND lease_until < ${lease} - make_interval(mins => ${renewEveryMinutes - 1}::int)`);
}

/** The caller's review of a trace is submitted: their seats in open rounds are done, taken now where they had none. */
export async function finishSeats(queries: Queries, scope: ProjectScope<"annotate">, traceId: string): Promise<void> {
  const { userId } = scope;
  await queries.$executeRaw(Prisma.sql`
    UPDATE round_seats s SET state = 'done', lease_until = NULL, done_at = ${utcNow}
    FROM rounds o WHERE o.id = s.round_id AND o.status = 'open'
      AND s.trace_id = ${traceId} AND s.user_id = ${userId} AND s.state = 'held'`);
  const without = await queries.$queryRaw<{ roundId: string }[]>`
    SELECT rt.round_id AS "roundId" FROM round_traces rt JOIN rounds o ON o.id = rt.round_id
      JOIN round_annotators ra ON ra.round_id = o.id AND ra.user_id = ${userId} AND ra.removed_at IS NULL
    WHERE rt.trace_id = ${traceId} AND o.status = 'open' AND NOT EXISTS (
      SELECT 1 FROM round_seats own
      WHERE own.round_id = rt.round_id AND own.trace_id = rt.trace_id AND own.user_id = ${userId})`;
  for (const { roundId } of without) {
    await queries.$executeRaw(Prisma.sql`
      UPDATE round_seats SET user_id = ${userId}, state = 'done', lease_until = NULL, done_at = ${utcNow}
      WHERE id = (SELECT s.id FROM round_seats s
        WHERE s.round_id = ${roundId} AND s.trace_id = ${traceId} AND ${takeable}
        ORDER BY s.state, s.id LIMIT 1 FOR UPDATE SKIP LOCKED)`);
  }
  await queries.roundSkip.deleteMany({ where: { traceId, userId, roundTrace: { round: { status: "open" } } } });
}

/** A submitted review became a draft again: its seats in open rounds are held once more. */
export async function resumeSeats(queries: Queries, scope: ProjectScope<"annotate">, traceId: string): Promise<void> {
  await queries.$executeRaw(Prisma.sql`
    UPDATE round_seats s SET state = 'held', lease_until = ${lease}, done_at = NULL
    FROM rounds o WHERE o.id = s.round_id AND o.status = 'open'
      AND s.trace_id = ${traceId} AND s.user_id = ${scope.userId} AND s.state = 'done'`);
}

/**
 * Whether the caller's submitted review may not become a draft again: an open
 * round of theirs has shown them the others' labels for it, with or without a
 * seat, or a closed one has measured it.
 */
export async function reviewIsFinal(
  queries: Queries,
  { projectId, userId }: ProjectScope,
  traceId: string,
): Promise<boolean> {
  const measured = { some: { traceId, seats: { some: { userId, state: "done" as const } } } };
  const count = await queries.round.count({
    where: {
      projectId,
      traces: { some: { traceId } },
      annotators: { some: { userId } },
      OR: [
        { status: "open", blindUntil: "submitted" },
        { status: "closed", traces: measured },
      ],
    },
  });
  return count > 0;
}

/** Gives up what somebody holds in a round, or of one trace: up for others again. An item that everybody reads is not one person's to pass on. */
export async function releaseSeats(
  queries: Queries,
  roundId: string,
  userId: string,
  traceId: string | null = null,
): Promise<void> {
  await queries.$executeRaw(Prisma.sql`
    UPDATE round_seats s SET user_id = NULL, state = 'free', firm = FALSE, lease_until = NULL
    FROM round_traces rt
    WHERE rt.round_id = s.round_id AND rt.trace_id = s.trace_id AND rt.purpose = 'ordinary'
      AND s.round_id = ${roundId} AND s.user_id = ${userId} AND s.state = 'held'
      ${traceId === null ? Prisma.empty : Prisma.sql`AND s.trace_id = ${traceId}`}`);
}

/** Makes a seat that is free, or that `from` holds, the firm seat of `to`; false where there is none. What they hold is theirs. */
export async function giveSeat(
  queries: Queries,
  roundId: string,
  { trace, from, to }: { readonly trace: string; readonly from: string | null; readonly to: string },
): Promise<boolean> {
  const given = from === null ? Prisma.sql`s.state = 'free'` : Prisma.sql`s.state = 'held' AND s.user_id = ${from}`;
  const moved = await queries.$executeRaw(Prisma.sql`
    UPDATE round_seats SET user_id = ${to}, state = 'held', firm = TRUE, lease_until = NULL
    WHERE id = (
      SELECT s.id FROM round_seats s JOIN round_traces rt ON rt.round_id = s.round_id AND rt.trace_id = s.trace_id
      WHERE s.round_id = ${roundId} AND s.trace_id = ${trace} AND rt.purpose = 'ordinary' AND ${given}
        AND NOT EXISTS (SELECT 1 FROM round_seats own
          WHERE own.round_id = s.round_id AND own.trace_id = s.trace_id AND own.user_id = ${to})
      ORDER BY s.id LIMIT 1 FOR UPDATE OF s)`);
  const kept =
    moved > 0 || (await queries.roundSeat.count({ where: { roundId, traceId: trace, userId: to, state: "held" } })) > 0;
  if (kept) await queries.roundSkip.deleteMany({ where: { roundId, traceId: trace, userId: to } });
  return kept;
}
