import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { insertComment, listComments, mayDiscuss, resolveThread } from "@/lib/db/comments";
import { listMembers } from "@/lib/db/members";
import { transaction } from "@/lib/db/transaction";
import { type Comment, type CommentInput, mentionedIn } from "@/lib/reviews/comment-schema";

type Scope = ProjectScope<"annotate">;
type Discussion = { readonly comments: Comment[] };

/** Whoever is blind on a trace hears the same whether others have said anything or not. */
const closed = fail("conflict", "You take part in the discussion of a trace once you may see what others said of it.");

/** Says something about a label, or about the trace as a whole; members who are named find it on the project's page. */
export async function comment(
  scope: Scope,
  traceId: string,
  { label, text }: CommentInput,
): Promise<Result<Discussion>> {
  if (!(await mayDiscuss(scope, traceId, label))) return closed;
  const mentions = mentionedIn(text, await listMembers(scope)).map(({ userId }) => userId);
  await transaction((queries) => insertComment(queries, scope, { traceId, labelId: label, text, mentions }));
  return ok({ comments: await listComments(scope, traceId) });
}

export async function resolve(
  scope: Scope,
  traceId: string,
  { label, resolved }: { readonly label: string | null; readonly resolved: boolean },
): Promise<Result<Discussion>> {
  if (!(await mayDiscuss(scope, traceId, label))) return closed;
  await resolveThread(scope, traceId, label, resolved);
  return ok({ comments: await listComments(scope, traceId) });
}
