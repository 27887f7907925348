import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db, type Queries } from "@/lib/db/client";
import { recordChange } from "@/lib/db/record-change";
import { transaction } from "@/lib/db/transaction";

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The parameters of the insights' address. */
  readonly query: string;
  readonly shared: boolean;
  /** Who saved it. */
  readonly by: string;
  readonly mine: boolean;
}

/** The caller's views, and those that others share, by name. */
export async function listViews(scope: ProjectScope): Promise<SavedView[]> {
  const { projectId, userId } = scope;
  const rows = await db().savedView.findMany({
    where: { projectId, OR: [{ userId }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, query: true, shared: true, userId: true, user: { select: { name: true } } },
  });
  return rows.map(({ userId: owner, user, ...row }) => ({ ...row, by: user.name, mine: owner === userId }));
}

/** Saves a view under a name; the same name again replaces the caller's earlier one. */
export async function saveView(
  scope: ProjectScope,
  view: { readonly name: string; readonly query: string; readonly shared: boolean },
): Promise<string> {
  const { projectId, userId } = scope;
  const { name, query, shared } = view;
  return transaction(async (queries) => {
    const key = { projectId_userId_name: { projectId, userId, name } };
    const before = await queries.savedView.findUnique({ where: key, select: kept });
    const { id, ...after } = await queries.savedView.upsert({
      where: key,
      create: { id: newId("viw"), projectId, userId, name, query, shared },
      update: { query, shared },
      select: { id: true, ...kept },
    });
    await record(queries, scope, id, before, after);
    return id;
  });
}

const kept = { name: true, query: true, shared: true } as const;
type Kept = Pick<SavedView, keyof typeof kept>;

/** A view that others see is the project's, and its changes are kept; one that nobody else sees is one's own business. */
async function record(queries: Queries, scope: ProjectScope, id: string, old: Kept | null, now: Kept | null) {
  const before = old?.shared ? old : null;
  const after = now?.shared ? now : null;
  const same = before?.query === after?.query;
  if ((before === null && after === null) || (before && after && same)) return;
  const action = before === null ? "saved" : after === null ? "deleted" : "changed";
  await recordChange(queries, scope, { kind: "view", action, subject: id, before, after });
}

/** Deletes one of the caller's views; the same again is the same. */
export async function deleteView(scope: ProjectScope, id: string): Promise<void> {
  const where = { id, projectId: scope.projectId, userId: scope.userId };
  await transaction(async (queries) => {
    const before = await queries.savedView.findUnique({ where, select: kept });
    if (before === null) return;
    await queries.savedView.delete({ where });
    await record(queries, scope, id, before, null);
  });
}
