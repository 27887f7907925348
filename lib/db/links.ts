import "server-only";
import type { Role } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db, type Queries } from "@/lib/db/client";
import { recordChange } from "@/lib/db/record-change";
import { transaction } from "@/lib/db/transaction";

export type LinkKind = "setup" | "invitation" | "reset";

export interface OneTimeLink {
  readonly id: string;
  readonly kind: LinkKind;
  readonly projectId: string | null;
  readonly projectName: string | null;
  readonly projectSlug: string | null;
  readonly role: Role | null;
  readonly userId: string | null;
}

interface NewLink {
  readonly kind: LinkKind;
  readonly tokenHash: string;
  readonly expiresAt: Date;
  readonly userId?: string;
  readonly createdBy?: string;
}

export async function insertLink(link: NewLink): Promise<void> {
  await db().oneTimeLink.create({ data: { id: newId("lnk"), ...link } });
}

export async function insertInvitation(
  scope: ProjectScope<"own">,
  link: { readonly tokenHash: string; readonly expiresAt: Date; readonly role: Role; readonly note: string },
): Promise<void> {
  const id = newId("lnk");
  const { role, note, expiresAt } = link;
  await transaction(async (queries) => {
    await queries.oneTimeLink.create({
      data: { id, kind: "invitation", projectId: scope.projectId, createdBy: scope.userId, ...link },
    });
    const after = { role, note, expiresAt };
    await recordChange(queries, scope, { kind: "invitation", action: "made", subject: id, after });
  });
}

/** A link that still works: of this kind, unused and not expired. */
export async function findLink(kind: LinkKind, tokenHash: string): Promise<OneTimeLink | null> {
  const link = await db().oneTimeLink.findFirst({
    where: { kind, tokenHash, usedAt: null, expiresAt: { gt: new Date() } },
    select: {
      id: true,
      kind: true,
      projectId: true,
      role: true,
      userId: true,
      project: { select: { name: true, slug: true } },
    },
  });
  if (!link) return null;
  const { project, ...rest } = link;
  return { ...rest, projectName: project?.name ?? null, projectSlug: project?.slug ?? null };
}

/** Takes the link out of use. True for exactly one of any number of callers. */
export async function spendLink(queries: Queries, id: string): Promise<boolean> {
  const { count } = await queries.oneTimeLink.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

/** Takes earlier links of a kind out of use, so that only the newest works. */
export async function withdrawLinks(kind: "setup" | "reset", userId?: string): Promise<void> {
  await db().oneTimeLink.updateMany({
    where: { kind, usedAt: null, ...(userId === undefined ? {} : { userId }) },
    data: { usedAt: new Date() },
  });
}

export interface InvitationRow {
  readonly id: string;
  readonly role: Role | null;
  readonly note: string;
  readonly expiresAt: Date;
}

export async function listInvitations(scope: ProjectScope<"own">): Promise<InvitationRow[]> {
  return db().oneTimeLink.findMany({
    where: { projectId: scope.projectId, kind: "invitation", usedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    select: { id: true, role: true, note: true, expiresAt: true },
  });
}

export async function withdrawInvitation(scope: ProjectScope<"own">, id: string): Promise<boolean> {
  return transaction(async (queries) => {
    const [before] = await queries.oneTimeLink.updateManyAndReturn({
      where: { id, projectId: scope.projectId, kind: "invitation", usedAt: null },
      data: { usedAt: new Date() },
      select: { role: true, note: true, expiresAt: true },
    });
    if (!before) return false;
    await recordChange(queries, scope, { kind: "invitation", action: "withdrawn", subject: id, before });
    return true;
  });
}
