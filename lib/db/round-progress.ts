import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { visibleReviews } from "@/lib/db/visible-reviews";
import { countModes, maskOf } from "@/lib/reviews/masks";
import { compareWith, knownAnswerSchema } from "@/lib/rounds/known-answer";
import type { Feedback, OwnProgress, PersonProgress, RoundProgress } from "@/lib/rounds/round-schema";

interface Counts extends OwnProgress {
  readonly round: string;
  readonly user: string;
  readonly name: string;
  readonly working: boolean;
}

/** How far people have come in rounds; of a trace one has skipped, submitted or holds no second seat is left. */
async function countsOf(scope: ProjectScope, rounds: readonly string[], people: Prisma.Sql): Promise<Counts[]> {
  return db().$queryRaw<Counts[]>(Prisma.sql`
    SELECT ra.round_id AS round, ra.user_id AS "user", u.name, ra.removed_at IS NULL AS working,
      seats.done, seats.held, skips.count AS skipped,
      CASE WHEN ra.removed_at IS NULL THEN seats.open ELSE 0 END AS "left"
    FROM round_annotators ra JOIN users u ON u.id = ra.user_id JOIN rounds o ON o.id = ra.round_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM round_skips k WHERE k.round_id = ra.round_id AND k.user_id = ra.user_id) skips
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE s.user_id = ra.user_id AND s.state = 'done')::int AS done,
        count(*) FILTER (WHERE s.user_id = ra.user_id AND s.state = 'held' AND s.lease_until > now())::int AS held,
        count(DISTINCT s.trace_id) FILTER (WHERE
          CASE WHEN own.state IS NULL
            THEN s.state = 'free' OR (s.state = 'held' AND NOT s.firm AND s.lease_until < now())
            ELSE own.state = 'held' END
          AND k.trace_id IS NULL)::int AS open
      FROM round_seats s
      LEFT JOIN round_seats own
        ON own.round_id = s.round_id AND own.trace_id = s.trace_id AND own.user_id = ra.user_id
      LEFT JOIN round_skips k ON k.round_id = s.round_id AND k.trace_id = s.trace_id AND k.user_id = ra.user_id
      WHERE s.round_id = ra.round_id) seats
    WHERE o.project_id = ${scope.projectId} AND ra.round_id = ANY(${[...rounds]}) AND ${people}
    ORDER BY u.name, ra.user_id`);
}

/** How far the caller has come in each of these rounds. */
export async function ownProgress(
  scope: ProjectScope,
  rounds: readonly string[],
): Promise<ReadonlyMap<string, OwnProgress>> {
  if (rounds.length === 0) return new Map();
  const rows = await countsOf(scope, rounds, Prisma.sql`ra.user_id = ${scope.userId}`);
  return new Map(rows.map(({ round, done, held, skipped, left }) => [round, { done, held, skipped, left }]));
}

interface Measured {
  readonly user: string;
  readonly trace: string;
  readonly title: string;
  readonly answer: unknown;
  readonly found: number;
}

/** Reviews of a round that lie beside a known answer, of those that the caller may see. */
async function measured(scope: ProjectScope, roundId: string, which: Prisma.Sql): Promise<Measured[]> {
  return db().$queryRaw<Measured[]>(Prisma.sql`
    SELECT s.user_id AS "user", t.id AS trace, t.title, rt.answer, r.found
    FROM round_seats s
    JOIN round_traces rt ON rt.round_id = s.round_id AND rt.trace_id = s.trace_id
    JOIN traces t ON t.id = rt.trace_id
    JOIN annotators a ON a.project_id = t.project_id AND a.user_id = s.user_id
    JOIN reviews r ON r.trace_id = t.id AND r.annotator_id = a.id
    WHERE ${visibleReviews(scope)} AND r.status = 'submitted' AND s.round_id = ${roundId} AND s.state = 'done'
      AND rt.answer IS NOT NULL AND ${which}
    ORDER BY rt.position`);
}

/** The caller's submitted training items of a round beside their known answers. */
export async function trainingFeedback(
  scope: ProjectScope,
  roundId: string,
): Promise<(Feedback & { readonly reasons: readonly { readonly mode: string; readonly note: string }[] })[]> {
  const rows = await measured(scope, roundId, Prisma.sql`rt.purpose = 'training' AND s.user_id = ${scope.userId}`);
  return rows.map(({ trace, title, answer, found }) => {
    const known = knownAnswerSchema.parse(answer);
    return { trace, title, ...compareWith(known, found), reasons: known.reasons };
  });
}

/** The hidden checks of each person, in sums of modes. */
async function checksByPerson(
  scope: ProjectScope<"curate">,
  roundId: string,
): Promise<ReadonlyMap<string, NonNullable<PersonProgress["checks"]>>> {
  const sums = new Map<string, NonNullable<PersonProgress["checks"]>>();
  for (const { user, answer, found } of await measured(scope, roundId, Prisma.sql`rt.purpose = 'check'`)) {
    const { agreed, missed, extra } = compareWith(knownAnswerSchema.parse(answer), found);
    const before = sums.get(user) ?? { read: 0, agreed: 0, missed: 0, extra: 0 };
    sums.set(user, {
      read: before.read + 1,
      agreed: before.agreed + countModes(maskOf(agreed)),
      missed: before.missed + countModes(maskOf(missed)),
      extra: before.extra + countModes(maskOf(extra)),
    });
  }
  return sums;
}

/** Progress by person; `secrets` says whether the caller may know of the hidden checks. */
export async function roundProgress(
  scope: ProjectScope<"curate">,
  roundId: string,
  secrets: boolean,
): Promise<RoundProgress> {
  const [counts, checks, [seats], skips] = await Promise.all([
    countsOf(scope, [roundId], Prisma.sql`TRUE`),
    secrets ? checksByPerson(scope, roundId) : null,
    db().$queryRaw<{ wanted: number; done: number }[]>`
      SELECT count(*)::int AS wanted, count(*) FILTER (WHERE s.state = 'done')::int AS done
      FROM round_seats s JOIN rounds o ON o.id = s.round_id
      WHERE o.project_id = ${scope.projectId} AND o.id = ${roundId}`,
    db().roundSkip.findMany({
      where: { roundId, roundTrace: { round: { projectId: scope.projectId } } },
      orderBy: { createdAt: "desc" },
      take: 100,
      select: {
        traceId: true,
        reason: true,
        user: { select: { name: true } },
        roundTrace: { select: { trace: { select: { title: true } } } },
      },
    }),
  ]);
  const none = { read: 0, agreed: 0, missed: 0, extra: 0 };
  return {
    wanted: seats?.wanted ?? 0,
    done: seats?.done ?? 0,
    people: counts.map(({ round: _, ...person }) => ({
      ...person,
      checks: checks && (checks.get(person.user) ?? none),
    })),
    skips: skips.map(({ traceId, reason, user, roundTrace }) => ({
      trace: traceId,
      title: roundTrace.trace.title,
      name: user.name,
      reason,
    })),
  };
}
