import "server-only";
import type { Queries } from "@/lib/db/client";
import { takeOutOfRound } from "@/lib/db/round-people";
import { releaseSeats } from "@/lib/db/round-seats";

/** Takes somebody out of a round: what they hold is up for others, what they have not read of everybody's items is wanted no more. */
export async function leaveRound(queries: Queries, roundId: string, userId: string): Promise<void> {
  if (!(await takeOutOfRound(queries, roundId, userId))) return;
  await releaseSeats(queries, roundId, userId);
  await queries.roundSeat.deleteMany({ where: { roundId, userId, state: "held" } });
}

/** The same for all rounds of a project that are not closed, when somebody may no longer annotate in it. */
export async function leaveRounds(
  queries: Queries,
  { projectId }: { readonly projectId: string },
  userId: string,
): Promise<void> {
  const rounds = await queries.round.findMany({
    where: { projectId, status: { not: "closed" }, annotators: { some: { userId, removedAt: null } } },
    select: { id: true },
  });
  for (const { id } of rounds) await leaveRound(queries, id, userId);
}
