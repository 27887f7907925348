import "server-only";
import { z } from "zod";
import type { Change, HistoryFilter } from "@/lib/access/history-schema";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { visibleReviews } from "@/lib/db/visible-reviews";

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly userId: string | null;
  readonly name: string | null;
  readonly kind: string;
  readonly action: string;
  readonly subject: string;
  readonly subjectName: string | null;
  readonly traceId: string | null;
  readonly title: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ChangePage {
  readonly changes: readonly Change[];
  /** Hand back as `cursor` to go on from here; null at the end. */
  readonly next: string | null;
}

const cursorSchema = z.tuple([z.iso.datetime(), z.string()]);

function decodeCursor(cursor: string): z.infer<typeof cursorSchema> | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return null;
  }
}

/**
 * The changes that the caller may read, the latest first: whoever is no owner
 * reads their own, an owner all of them, save those of reviews they may not see:
 * drafts of others, and others' labels of a trace on which they are blind. Those
 * turn up once they may. A review that is gone with its trace hides nothing.
 */
export async function listChanges(
  scope: ProjectScope,
  filter: HistoryFilter,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<ChangePage> {
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await db().$queryRaw<Row[]>(Prisma.sql`
    SELECT c.id, c.at, c.user_id AS "userId", u.name, c.kind, c.action, c.subject, s.name AS "subjectName",
      c.trace_id AS "traceId", t.title, c.before, c.after
    FROM changes c LEFT JOIN users u ON u.id = c.user_id LEFT JOIN traces t ON t.id = c.trace_id
      LEFT JOIN users s ON c.kind = 'member' AND s.id = c.subject
      LEFT JOIN reviews r ON r.id = c.review_id
    WHERE c.project_id = ${scope.projectId} AND (r.id IS NULL OR ${visibleReviews(scope)}) ${chosen(filter)}
      ${may(scope.role, "own") ? Prisma.empty : Prisma.sql`AND c.user_id = ${scope.userId}`}
      ${after === null ? Prisma.empty : Prisma.sql`AND (c.at, c.id) < (${new Date(after[0])}, ${after[1]})`}
    ORDER BY c.at DESC, c.id DESC
    LIMIT ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const end = rows.length > limit ? shown.at(-1) : undefined;
  return { changes: shown.map(toChange), next: end ? encodeCursor(end) : null };
}

function encodeCursor({ at, id }: Row): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");
}

function chosen({ kind, person, trace, from, until }: HistoryFilter): Prisma.Sql {
  const conditions = [
    ...(kind.length > 0 ? [Prisma.sql`AND c.kind = ANY(${[...kind]})`] : []),
    ...(person ? [Prisma.sql`AND c.user_id = ${person}`] : []),
    ...(trace ? [Prisma.sql`AND c.trace_id = ${trace}`] : []),
    ...(from ? [Prisma.sql`AND c.at >= ${from}::date`] : []),
    ...(until ? [Prisma.sql`AND c.at < ${until}::date + 1`] : []),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty;
}

const snapshotSchema = z.json().nullable();

function toChange({ at, userId, name, traceId, title, before, after, ...rest }: Row): Change {
  return {
    ...rest,
    at: at.toISOString(),
    by: userId === null ? null : { id: userId, name: name ?? "Somebody whose account is gone" },
    trace: traceId === null ? null : { id: traceId, title },
    before: snapshotSchema.parse(before),
    after: snapshotSchema.parse(after),
  };
}

/** Everybody who changed anything, for a filter. */
export async function listChangers(
  scope: ProjectScope<"own">,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db().$queryRaw`
    SELECT u.id, u.name FROM users u
    WHERE EXISTS (SELECT 1 FROM changes c WHERE c.project_id = ${scope.projectId} AND c.user_id = u.id)
    ORDER BY u.name, u.id`;
}

/** The names of those whom changes can name: members, and those who were. */
export async function namesEver(scope: ProjectScope): Promise<ReadonlyMap<string, string>> {
  const rows = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT u.id, u.name FROM users u
    WHERE EXISTS (SELECT 1 FROM members m WHERE m.project_id = ${scope.projectId} AND m.user_id = u.id)
      OR EXISTS (SELECT 1 FROM annotators a WHERE a.project_id = ${scope.projectId} AND a.user_id = u.id)
      OR EXISTS (SELECT 1 FROM round_annotators ra JOIN rounds o ON o.id = ra.round_id
        WHERE o.project_id = ${scope.projectId} AND ra.user_id = u.id)`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
