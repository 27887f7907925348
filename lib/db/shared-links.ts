import "server-only";
import { may, type Role } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { recordChange } from "@/lib/db/record-change";
import { transaction } from "@/lib/db/transaction";

export interface NewSharedLink {
  readonly tokenHash: string;
  readonly name: string;
  /** The parameters of the insights' address. */
  readonly query: string;
  readonly expiresAt: Date;
}

export interface SharedLinkRow {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly expiresAt: Date;
  readonly openedAt: Date | null;
  /** Who made it. */
  readonly by: string;
  /** Whether the caller may revoke it: their own, and an owner anybody's. */
  readonly mine: boolean;
}

const working = () => ({ revokedAt: null, expiresAt: { gt: new Date() } });

export async function insertSharedLink(scope: ProjectScope<"curate">, link: NewSharedLink): Promise<string> {
  const { projectId, userId } = scope;
  const id = newId("lnk");
  return transaction(async (queries) => {
    await queries.sharedLink.create({ data: { id, projectId, userId, ...link } });
    const { tokenHash: _, ...after } = link;
    await recordChange(queries, scope, { kind: "link", action: "made", subject: id, after });
    return id;
  });
}

/** The links that still work, newest first. */
export async function listSharedLinks(scope: ProjectScope<"curate">): Promise<SharedLinkRow[]> {
  const rows = await db().sharedLink.findMany({
    where: { projectId: scope.projectId, ...working() },
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      name: true,
      query: true,
      expiresAt: true,
      openedAt: true,
      userId: true,
      user: { select: { name: true } },
    },
  });
  return rows.map(({ user, userId, ...row }) => ({
    ...row,
    by: user.name,
    mine: userId === scope.userId || may(scope.role, "own"),
  }));
}

/** Takes a link out of use at once; one that is not there, or another's, is left as it is. */
export async function revokeSharedLink(scope: ProjectScope<"curate">, id: string): Promise<void> {
  const whose = may(scope.role, "own") ? {} : { userId: scope.userId };
  await transaction(async (queries) => {
    const [before] = await queries.sharedLink.updateManyAndReturn({
      where: { id, projectId: scope.projectId, revokedAt: null, ...whose },
      data: { revokedAt: new Date() },
      select: { name: true, query: true, expiresAt: true },
    });
    if (before) await recordChange(queries, scope, { kind: "link", action: "revoked", subject: id, before });
  });
}

export interface OpenLink {
  readonly id: string;
  readonly projectId: string;
  /** Who made it, and what they are in the project now. */
  readonly userId: string;
  readonly role: Role;
  readonly name: string;
  readonly query: string;
  readonly expiresAt: Date;
}

/** A link that works, by its token's hash: neither expired nor revoked, its maker still a member. */
export async function findSharedLink(tokenHash: string): Promise<OpenLink | null> {
  const link = await db().sharedLink.findFirst({
    where: { tokenHash, ...working() },
    select: { id: true, projectId: true, userId: true, name: true, query: true, expiresAt: true },
  });
  if (!link) return null;
  const { projectId, userId } = link;
  const member = await db().member.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: { role: true },
  });
  return member && { ...link, role: member.role };
}

/** Notes that a link was opened. */
export async function noteOpened(id: string): Promise<void> {
  await db().sharedLink.update({ where: { id }, data: { openedAt: new Date() } });
}
