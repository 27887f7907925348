import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";

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
  const { id } = await db().savedView.upsert({
    where: { projectId_userId_name: { projectId, userId, name } },
    create: { id: newId("viw"), projectId, userId, name, query, shared },
    update: { query, shared },
    select: { id: true },
  });
  return id;
}

/** Deletes one of the caller's views; the same again is the same. */
export async function deleteView(scope: ProjectScope, id: string): Promise<void> {
  await db().savedView.deleteMany({ where: { id, projectId: scope.projectId, userId: scope.userId } });
}
