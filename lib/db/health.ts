import "server-only";
import { db } from "@/lib/db/client";

/** Whether the database answers; throws what it says where it does not. */
export async function isReachable(): Promise<boolean> {
  await db().$queryRaw`SELECT 1`;
  return true;
}
