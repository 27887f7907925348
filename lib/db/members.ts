import "server-only";
import { may, type Role, roles } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { db, type Queries } from "@/lib/db/client";
import { leaveRounds } from "@/lib/db/leave-rounds";
import { type Project, projectFields, toProject } from "@/lib/db/projects";
import { recordChange } from "@/lib/db/record-change";

/** A project by its id or slug, or by a trace or an import that lies in it. */
export type ProjectKey =
  | { readonly id: string }
  | { readonly slug: string }
  | { readonly traceId: string }
  | { readonly importId: string };

function where(key: ProjectKey) {
  if ("id" in key) return { id: key.id };
  if ("slug" in key) return { slug: key.slug };
  if ("traceId" in key) return { traces: { some: { id: key.traceId } } };
  return { imports: { some: { id: key.importId } } };
}

export interface Membership {
  readonly project: Project;
  readonly role: Role;
}

/** The user's role in a project; null where there is no such project or no membership. */
export async function findMembership(key: ProjectKey, userId: string): Promise<Membership | null> {
  const found = await db().member.findFirst({
    where: { userId, project: where(key) },
    select: { role: true, project: { select: projectFields } },
  });
  return found && { role: found.role, project: toProject(found.project) };
}

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
}

export async function listMembers(scope: ProjectScope): Promise<MemberRow[]> {
  const rows = await db().member.findMany({
    where: { projectId: scope.projectId },
    orderBy: { joinedAt: "asc" },
    select: { userId: true, role: true, joinedAt: true, user: { select: { name: true, email: true } } },
  });
  return rows.map(({ user, ...row }) => ({ ...row, ...user }));
}

/** Whether the project has an owner besides this user; the answer holds until the transaction ends. */
async function anotherOwnerStays(queries: Queries, projectId: string, userId: string): Promise<boolean> {
  // The project's row is the lock: two owners who demote each other at once would leave none.
  await queries.$executeRaw`SELECT 1 FROM projects WHERE id = ${projectId} FOR NO KEY UPDATE`;
  return (await queries.member.count({ where: { projectId, role: "owner", userId: { not: userId } } })) > 0;
}

/**
 * Gives a member another role. False where that would leave the project without an owner,
 * or where there is no such member.
 */
export async function changeRole(scope: ProjectScope<"own">, userId: string, role: Role): Promise<boolean> {
  const { projectId } = scope;
  return db().$transaction(async (tx) => {
    if (role !== "owner" && !(await anotherOwnerStays(tx, projectId, userId))) return false;
    const present = await tx.member.findUnique({ where: memberKey(projectId, userId), select: { role: true } });
    if (!present) return false;
    if (present.role === role) return true;
    await tx.member.update({ where: memberKey(projectId, userId), data: { role } });
    if (!may(role, "annotate")) await leaveRounds(tx, scope, userId);
    const change = { kind: "member", action: "role changed", subject: userId } as const;
    await recordChange(tx, scope, { ...change, before: present, after: { role } });
    return true;
  });
}

/** Takes a member out; what they labelled stays. False where they are the last owner or no member. */
export async function removeMember(scope: ProjectScope<"own">, userId: string): Promise<boolean> {
  return takeOut(scope, userId, "removed");
}

async function takeOut(scope: ProjectScope, userId: string, action: "removed" | "left"): Promise<boolean> {
  const { projectId } = scope;
  return db().$transaction(async (tx) => {
    if (!(await anotherOwnerStays(tx, projectId, userId))) return false;
    const present = await tx.member.findUnique({ where: memberKey(projectId, userId), select: { role: true } });
    if (!present) return false;
    await tx.member.delete({ where: memberKey(projectId, userId) });
    await leaveRounds(tx, scope, userId);
    await recordChange(tx, scope, { kind: "member", action, subject: userId, before: present });
    return true;
  });
}

function memberKey(projectId: string, userId: string) {
  return { projectId_userId: { projectId, userId } };
}

/** Takes oneself out. False for the last owner. */
export async function leaveProject(scope: ProjectScope): Promise<boolean> {
  return takeOut(scope, scope.userId, "left");
}

/** Adds a member through an invitation; an existing member keeps the role that reaches further. */
export async function upsertMember(
  queries: Queries,
  member: { readonly projectId: string; readonly userId: string; readonly role: Role },
): Promise<void> {
  const { projectId, userId, role } = member;
  const present = await queries.member.findUnique({ where: memberKey(projectId, userId), select: { role: true } });
  if (present && roles.indexOf(present.role) <= roles.indexOf(role)) return;
  await queries.member.upsert({ where: memberKey(projectId, userId), create: member, update: { role } });
  const action = present ? "role changed" : "joined";
  await recordChange(queries, member, { kind: "member", action, subject: userId, before: present, after: { role } });
}
