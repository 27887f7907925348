import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { submittedByCaller } from "@/lib/db/visible-reviews";

/** The caller at a trace of an open round in which they work; null for anything else. */
export async function workOn(
  queries: Queries,
  scope: ProjectScope<"annotate">,
  roundId: string,
  traceId: string,
): Promise<{ readonly submitted: boolean } | null> {
  const [row] = await queries.$queryRaw<{ submitted: boolean }[]>(Prisma.sql`
    SELECT ${submittedByCaller(scope, Prisma.sql`rt.trace_id`)} AS submitted
    FROM round_traces rt JOIN rounds o ON o.id = rt.round_id
      JOIN round_annotators ra ON ra.round_id = o.id AND ra.user_id = ${scope.userId} AND ra.removed_at IS NULL
    WHERE rt.round_id = ${roundId} AND rt.trace_id = ${traceId}
      AND o.project_id = ${scope.projectId} AND o.status = 'open'`);
  return row ?? null;
}

/** Notes that the caller passes a trace over; said again, the last reason stands. */
export async function skipTrace(
  queries: Queries,
  { userId }: ProjectScope<"annotate">,
  roundId: string,
  traceId: string,
  reason: string,
): Promise<void> {
  await queries.roundSkip.upsert({
    where: { roundId_traceId_userId: { roundId, traceId, userId } },
    create: { roundId, traceId, userId, reason },
    update: { reason },
  });
}
