import "server-only";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";

/** Keys that somebody gave commands instead of their own; what the commands are, the screens know. */
export async function getOwnKeys(userId: string): Promise<Record<string, string[]>> {
  const rows = await db().keyBinding.findMany({ where: { userId }, select: { command: true, keys: true } });
  return Object.fromEntries(rows.map(({ command, keys }) => [command, keys]));
}

export async function setOwnKeys(userId: string, own: Readonly<Record<string, readonly string[]>>): Promise<void> {
  await transaction(async (queries) => {
    await queries.keyBinding.deleteMany({ where: { userId } });
    await queries.keyBinding.createMany({
      data: Object.entries(own).map(([command, keys]) => ({ userId, command, keys: [...keys] })),
    });
  });
}
