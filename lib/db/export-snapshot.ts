import "server-only";
import { db, type Queries } from "@/lib/db/client";

/** However slowly an export is fetched, a day is the end of it. */
const longest = 24 * 60 * 60 * 1_000;

/** Runs `work` on the database as it stands now, whatever is written meanwhile; it can only read. */
export async function snapshot(work: (queries: Queries) => Promise<void>): Promise<void> {
  await db().$transaction(
    async (queries) => {
      await queries.$executeRaw`SET TRANSACTION READ ONLY`;
      await work(queries);
    },
    { isolationLevel: "RepeatableRead", timeout: longest, maxWait: 10_000 },
  );
}
