import "server-only";
import type { ChangeAction, ChangeKind } from "@/lib/access/changes";
import { newId } from "@/lib/core/ids";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";

/** Who changes something where; every scope says so. */
interface ChangedBy {
  readonly projectId: string;
  /** Null for the installation itself. */
  readonly userId: string | null;
}

interface ChangeOf<K extends ChangeKind> {
  readonly kind: K;
  readonly action: ChangeAction<K>;
  /** The id of what was changed. */
  readonly subject: string;
  readonly traceId?: string;
  /** For what stands in a review: only those who may see the review may then read the change. */
  readonly reviewId?: string;
  /** How it stood; absent for something new. */
  readonly before?: object | null;
  /** How it stands now; absent for something gone. */
  readonly after?: object | null;
}

type NewChange = { readonly [K in ChangeKind]: ChangeOf<K> }[ChangeKind];

/**
 * Adds changes to the history. Call it with the queries of the transaction that
 * makes them, so that neither stands without the other. One insert, however many.
 */
export async function recordChange(queries: Queries, by: ChangedBy, ...changes: readonly NewChange[]): Promise<void> {
  if (changes.length === 0) return;
  const { projectId, userId } = by;
  await queries.change.createMany({
    data: changes.map(({ before, after, ...change }) => ({
      ...change,
      id: newId("chg"),
      projectId,
      userId,
      before: stored(before),
      after: stored(after),
    })),
  });
}

/** As JSON writes it: dates as text, without what is undefined. */
function stored(value: object | null | undefined): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value ? JSON.parse(JSON.stringify(value)) : Prisma.DbNull;
}
