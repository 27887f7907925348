import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Purpose } from "@/lib/rounds/round-schema";

interface NewSeat {
  readonly traceId: string;
  readonly userId: string | null;
  readonly state: "free" | "held" | "done";
  readonly firm: boolean;
}

async function insertSeats(queries: Queries, roundId: string, seats: readonly NewSeat[]): Promise<void> {
  if (seats.length === 0) return;
  await queries.$executeRaw(Prisma.sql`
    INSERT INTO round_seats (id, round_id, trace_id, user_id, state, firm, done_at)
    SELECT id, ${roundId}, trace_id, user_id, state::seat_state, firm,
      CASE WHEN state = 'done' THEN now() AT TIME ZONE 'UTC' END
    FROM unnest(${seats.map(() => newId("sea"))}::text[], ${seats.map(({ traceId }) => traceId)}::text[],
      ${seats.map(({ userId }) => userId)}::text[], ${seats.map(({ state }) => state)}::text[],
      ${seats.map(({ firm }) => firm)}::boolean[]) AS seat(id, trace_id, user_id, state, firm)
    ON CONFLICT (round_id, trace_id, user_id) DO NOTHING`);
}

/** Which of these people have submitted a review of which trace of the round. */
async function reviewedBefore(
  queries: Queries,
  scope: ProjectScope<"curate">,
  roundId: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  // That they did, not what they said: so it is not asked whether the caller may see it.
  const rows = await queries.annotator.findMany({
    where: { projectId: scope.projectId, userId: { in: [...people] } },
    select: {
      userId: true,
      reviews: {
        where: { status: "submitted", adjudicated: false, trace: { rounds: { some: { roundId } } } },
        select: { traceId: true },
      },
    },
  });
  const byTrace = new Map<string, string[]>();
  for (const { userId, reviews } of rows) {
    if (userId === null) continue;
    for (const { traceId } of reviews) byTrace.set(traceId, [...(byTrace.get(traceId) ?? []), userId]);
  }
  return byTrace;
}

/**
 * Sets out the seats of a round that opens: of each trace as many as it wants
 * readers, the first of them taken by reviews that its annotators submitted
 * before; of a training or check item one for everybody who has not read it.
 */
export async function setOutSeats(
  queries: Queries,
  scope: ProjectScope<"curate">,
  round: { readonly id: string; readonly perTrace: number },
  people: readonly string[],
): Promise<void> {
  const [traces, before] = await Promise.all([
    queries.roundTrace.findMany({ where: { roundId: round.id }, select: { traceId: true, purpose: true } }),
    reviewedBefore(queries, scope, round.id, people),
  ]);
  const readers = Math.min(round.perTrace, people.length);
  const seats = traces.flatMap(({ traceId, purpose }): NewSeat[] => {
    const done = before.get(traceId) ?? [];
    if (purpose !== "ordinary") return itemSeats(traceId, people, done);
    return Array.from({ length: readers }, (_, place) => {
      const userId = done[place] ?? null;
      return { traceId, userId, state: userId === null ? "free" : "done", firm: false };
    });
  });
  await insertSeats(queries, round.id, seats);
}

function itemSeats(traceId: string, people: readonly string[], done: readonly string[]): NewSeat[] {
  return people
    .filter((userId) => !done.includes(userId))
    .map((userId) => ({ traceId, userId, state: "held", firm: true }));
}

/** The items that everybody reads, for somebody who joins an open round. */
export async function setOutItems(
  queries: Queries,
  scope: ProjectScope<"curate">,
  roundId: string,
  userId: string,
): Promise<void> {
  const everybodys: Purpose[] = ["training", "check"];
  const [items, before] = await Promise.all([
    queries.roundTrace.findMany({ where: { roundId, purpose: { in: everybodys } }, select: { traceId: true } }),
    reviewedBefore(queries, scope, roundId, [userId]),
  ]);
  await insertSeats(
    queries,
    roundId,
    items.flatMap(({ traceId }) => itemSeats(traceId, [userId], before.get(traceId) ?? [])),
  );
}
