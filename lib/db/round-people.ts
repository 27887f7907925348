import "server-only";
import { may, type Role, roles } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { db, type Queries } from "@/lib/db/client";

const annotating = roles.filter((role) => may(role, "annotate"));

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
}

/** The members who may annotate, by name. */
export async function possibleAnnotators(scope: ProjectScope): Promise<Person[]> {
  const rows = await db().member.findMany({
    where: { projectId: scope.projectId, role: { in: annotating } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    select: { userId: true, role: true, user: { select: { name: true } } },
  });
  return rows.map(({ user, ...row }) => ({ ...row, name: user.name }));
}

/** Whoever works in a round, by name; those taken out are left out. */
export async function roundPeople(queries: Queries, roundId: string): Promise<string[]> {
  const rows = await queries.roundAnnotator.findMany({
    where: { roundId, removedAt: null },
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

/** Whether the caller works, or worked, in a round that is not closed: then its secrets are kept from them too. */
export async function worksIn(scope: ProjectScope, roundId: string): Promise<boolean> {
  const where = {
    roundId,
    userId: scope.userId,
    round: { projectId: scope.projectId, status: { not: "closed" as const } },
  };
  return (await db().roundAnnotator.count({ where })) > 0;
}

/** Takes somebody into a round, or back into it. */
export async function addToRound(queries: Queries, roundId: string, userId: string): Promise<void> {
  await queries.roundAnnotator.upsert({
    where: { roundId_userId: { roundId, userId } },
    create: { roundId, userId },
    update: { removedAt: null },
  });
}

/** Takes somebody out of a round; they stay blind on its traces until it is closed. False where they do not work in it. */
export async function takeOutOfRound(queries: Queries, roundId: string, userId: string): Promise<boolean> {
  const { count } = await queries.roundAnnotator.updateMany({
    where: { roundId, userId, removedAt: null },
    data: { removedAt: new Date() },
  });
  return count > 0;
}
