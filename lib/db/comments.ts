import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db, type Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { othersSeenWhere, visibleReviewsWhere } from "@/lib/db/visible-reviews";
import type { Comment } from "@/lib/reviews/comment-schema";

/**
 * What of the discussion the caller may read: what is said about a label that
 * they may see, and about a trace on which they are not blind, for that tells
 * what others found. Blind on a trace, they do not even read that on labels of
 * their own.
 */
function readable(scope: ProjectScope): Prisma.CommentWhereInput {
  return {
    projectId: scope.projectId,
    trace: othersSeenWhere(scope),
    OR: [{ labelId: null }, { label: { review: visibleReviewsWhere(scope) } }],
  };
}

const fields = {
  id: true,
  labelId: true,
  text: true,
  createdAt: true,
  resolvedAt: true,
  user: { select: { id: true, name: true } },
} satisfies Prisma.CommentSelect;

type Stored = Prisma.CommentGetPayload<{ select: typeof fields }>;

function toComment({ labelId, user, createdAt, resolvedAt, ...rest }: Stored, scope: ProjectScope): Comment {
  const own = user?.id === scope.userId;
  return { ...rest, label: labelId, by: user, own, at: createdAt.toISOString(), resolved: resolvedAt !== null };
}

/** What was said about a trace and its labels, in the order of saying. */
export async function listComments(scope: ProjectScope, traceId: string): Promise<Comment[]> {
  const rows = await db().comment.findMany({
    where: { AND: [readable(scope), { traceId }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 500,
    select: fields,
  });
  return rows.map((row) => toComment(row, scope));
}

/** Whether the caller may take part in the discussion of a label, or of a trace: whether they may read it. */
export async function mayDiscuss(scope: ProjectScope, traceId: string, labelId: string | null): Promise<boolean> {
  const trace = { AND: [{ id: traceId, projectId: scope.projectId }, othersSeenWhere(scope)] };
  if (labelId === null) return (await db().trace.count({ where: trace })) > 0;
  const review = { AND: [visibleReviewsWhere(scope), { traceId, trace }] };
  return (await db().label.count({ where: { id: labelId, withdrawnAt: null, review } })) > 0;
}

/** Adds to a thread, which is open again then. */
export async function insertComment(
  queries: Queries,
  { projectId, userId }: ProjectScope<"annotate">,
  comment: {
    readonly traceId: string;
    readonly labelId: string | null;
    readonly text: string;
    readonly mentions: readonly string[];
  },
): Promise<void> {
  const { traceId, labelId, text, mentions } = comment;
  const data = { id: newId("cmt"), projectId, traceId, labelId, userId, text, mentions: [...mentions] };
  await queries.comment.create({ data });
  await queries.comment.updateMany({ where: { projectId, traceId, labelId }, data: { resolvedAt: null } });
}

/** Marks a thread as settled, or opens it again. */
export async function resolveThread(
  { projectId }: ProjectScope<"annotate">,
  traceId: string,
  labelId: string | null,
  resolved: boolean,
): Promise<void> {
  const resolvedAt = resolved ? new Date() : null;
  await db().comment.updateMany({ where: { projectId, traceId, labelId }, data: { resolvedAt } });
}

export interface Mention extends Comment {
  readonly trace: { readonly id: string; readonly title: string };
}

/** Where the caller was named in threads that are not settled, the latest first; of those that they may read. */
export async function listMentions(scope: ProjectScope): Promise<Mention[]> {
  const rows = await db().comment.findMany({
    where: { AND: [readable(scope), { mentions: { has: scope.userId }, resolvedAt: null }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
    select: { ...fields, trace: { select: { id: true, title: true } } },
  });
  return rows.map(({ trace, ...row }) => ({ ...toComment(row, scope), trace }));
}
