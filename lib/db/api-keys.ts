import "server-only";
import type { Capability } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { recordChange } from "@/lib/db/record-change";
import { transaction } from "@/lib/db/transaction";

/** Finds a standing key by its hash and notes that it was used. */
export async function findApiKey(
  hash: string,
): Promise<{ readonly userId: string; readonly projectId: string; readonly scopes: readonly string[] } | null> {
  const key = await db().apiKey.findFirst({
    where: { hash, revokedAt: null },
    select: { id: true, userId: true, projectId: true, scopes: true, lastUsedAt: true },
  });
  if (!key) return null;
  const { id, lastUsedAt, ...rest } = key;
  // To the minute is enough, and spares a write per request.
  if (!lastUsedAt || Date.now() - lastUsedAt.getTime() > 60_000) {
    await db().apiKey.update({ where: { id }, data: { lastUsedAt: new Date() } });
  }
  return rest;
}

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly owner: string;
  readonly own: boolean;
}

/** The standing keys of a project: all for an owner, else one's own. */
export async function listApiKeys(scope: ProjectScope): Promise<ApiKeyRow[]> {
  const rows = await db().apiKey.findMany({
    where: {
      projectId: scope.projectId,
      revokedAt: null,
      ...(scope.role === "owner" ? {} : { userId: scope.userId }),
    },
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      name: true,
      prefix: true,
      scopes: true,
      createdAt: true,
      lastUsedAt: true,
      userId: true,
      user: { select: { name: true } },
    },
  });
  return rows.map(({ user, userId, ...row }) => ({ ...row, owner: user.name, own: userId === scope.userId }));
}

export async function insertApiKey(
  scope: ProjectScope,
  key: {
    readonly name: string;
    readonly prefix: string;
    readonly hash: string;
    readonly scopes: readonly Capability[];
  },
): Promise<void> {
  const id = newId("key");
  const { name, prefix, scopes } = key;
  await transaction(async (queries) => {
    await queries.apiKey.create({
      data: { ...key, scopes: [...scopes], id, projectId: scope.projectId, userId: scope.userId },
    });
    await recordChange(queries, scope, { kind: "key", action: "made", subject: id, after: { name, prefix, scopes } });
  });
}

/** Revokes one's own key, or as an owner anybody's. False where there is none such. */
export async function revokeApiKey(scope: ProjectScope, id: string): Promise<boolean> {
  return transaction(async (queries) => {
    const [before] = await queries.apiKey.updateManyAndReturn({
      where: {
        id,
        projectId: scope.projectId,
        revokedAt: null,
        ...(scope.role === "owner" ? {} : { userId: scope.userId }),
      },
      data: { revokedAt: new Date() },
      select: { name: true, prefix: true, scopes: true },
    });
    if (!before) return false;
    await recordChange(queries, scope, { kind: "key", action: "revoked", subject: id, before });
    return true;
  });
}

/** Adds a key that the environment gives, unless it is there; for `npm start` alone, before anybody is signed in. */
export async function ensureApiKey(key: {
  readonly projectId: string;
  readonly userId: string;
  readonly name: string;
  readonly prefix: string;
  readonly hash: string;
  readonly scopes: Capability[];
}): Promise<void> {
  await db().apiKey.upsert({ where: { hash: key.hash }, create: { ...key, id: newId("key") }, update: {} });
}
