import "server-only";
import { db } from "@/lib/db/client";

export interface SessionRow {
  readonly id: string;
  /** As the browser named itself. */
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Where an account is signed in, the latest first. Tokens never leave the database. */
export async function listSessions(userId: string): Promise<SessionRow[]> {
  return db().session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { updatedAt: "desc" },
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
  });
}

/** Signs one of the account's own sessions out. */
export async function endSession(userId: string, id: string): Promise<boolean> {
  const { count } = await db().session.deleteMany({ where: { id, userId } });
  return count > 0;
}

/** Signs the account out everywhere but here. */
export async function endOtherSessions(userId: string, keep: string): Promise<number> {
  const { count } = await db().session.deleteMany({ where: { userId, id: { not: keep } } });
  return count;
}
