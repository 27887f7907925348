import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { submittedByCaller } from "@/lib/db/visible-reviews";
import type { Purpose } from "@/lib/rounds/round-schema";

/** So many traces of a round stand on one page. */
const perPage = 100;
/** So many of one's own are listed at most. */
const listedTraces = 500;

export interface SeatRow {
  /** Null for a free one. */
  readonly user: string | null;
  readonly name: string | null;
  readonly state: "free" | "held" | "done";
}

export interface RoundTraceRow {
  readonly id: string;
  readonly title: string;
  readonly purpose: Purpose;
  readonly seats: readonly SeatRow[];
}

export interface RoundTracePage {
  readonly traces: readonly RoundTraceRow[];
  /** The place in the round where the next page begins; null at the end. */
  readonly next: number | null;
}

/**
 * The traces of a round from a place on, and who reads them: for curators who do not work in it. A lease that is over
 * counts as free.
 */
export async function roundTracePage(
  scope: ProjectScope<"curate">,
  roundId: string,
  from: number,
): Promise<RoundTracePage> {
  const rows = await db().$queryRaw<(RoundTraceRow & { readonly position: number })[]>(Prisma.sql`
    SELECT t.id, t.title, rt.position, rt.purpose::text, coalesce((
      SELECT jsonb_agg(jsonb_build_object('user', seat.user_id, 'name', seat.name, 'state', seat.state)
        ORDER BY seat.state DESC, seat.name)
      FROM (
        SELECT CASE WHEN over THEN NULL ELSE s.user_id END AS user_id, CASE WHEN over THEN NULL ELSE u.name END AS name,
          CASE WHEN over THEN 'free' ELSE s.state::text END AS state
        FROM round_seats s LEFT JOIN users u ON u.id = s.user_id
        CROSS JOIN LATERAL (SELECT s.state = 'held' AND NOT s.firm AND s.lease_until < now() AS over) lease
        WHERE s.round_id = rt.round_id AND s.trace_id = rt.trace_id
      ) seat), '[]'::jsonb) AS seats
    FROM round_traces rt JOIN traces t ON t.id = rt.trace_id
    WHERE rt.round_id = ${roundId} AND t.project_id = ${scope.projectId} AND rt.position >= ${from}
    ORDER BY rt.position LIMIT ${perPage + 1}`);
  return {
    traces: rows.slice(0, perPage).map(({ position: _, ...row }) => row),
    next: rows[perPage]?.position ?? null,
  };
}

export interface OwnTraceRow {
  readonly id: string;
  readonly title: string;
  readonly state: "submitted" | "reserved" | "skipped";
}

/** The traces of a round that the caller has read, holds or has passed over; never what else stands in the queue. */
export async function ownTraceRows(scope: ProjectScope, roundId: string): Promise<OwnTraceRow[]> {
  return db().$queryRaw<OwnTraceRow[]>(Prisma.sql`
    SELECT t.id, t.title,
      CASE WHEN ${submittedByCaller(scope, Prisma.sql`t.id`)} THEN 'submitted'
        WHEN k.trace_id IS NOT NULL THEN 'skipped' ELSE 'reserved' END AS state
    FROM round_traces rt JOIN traces t ON t.id = rt.trace_id
    LEFT JOIN round_skips k ON k.round_id = rt.round_id AND k.trace_id = rt.trace_id AND k.user_id = ${scope.userId}
    LEFT JOIN round_seats s ON s.round_id = rt.round_id AND s.trace_id = rt.trace_id AND s.user_id = ${scope.userId}
    WHERE rt.round_id = ${roundId} AND t.project_id = ${scope.projectId}
      AND (k.trace_id IS NOT NULL OR s.state = 'done' OR (s.state = 'held' AND s.lease_until > now()))
    ORDER BY rt.position LIMIT ${listedTraces}`);
}

/** How many traces each system has, of those that a sample could be drawn from. */
export async function tracesBySystem(
  scope: ProjectScope<"curate">,
  facets: TraceFacets,
): Promise<{ readonly system: string | null; readonly traces: number }[]> {
  return db().$queryRaw(Prisma.sql`
    SELECT t.system, count(*)::int AS traces FROM traces t
    WHERE t.project_id = ${scope.projectId} ${within(facets)} GROUP BY 1 ORDER BY 2 DESC, 1`);
}
