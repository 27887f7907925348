import "server-only";
import { db, type Queries } from "@/lib/db/client";

/** Whether any account exists; until one does, the setup link is the only way in. */
export async function hasAccounts(queries: Queries = db()): Promise<boolean> {
  return (await queries.user.findFirst({ select: { id: true } })) !== null;
}

export async function findAccountByEmail(
  email: string,
): Promise<{ readonly id: string; readonly name: string; readonly siteOwner: boolean } | null> {
  return db().user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, name: true, siteOwner: true },
  });
}

/** The oldest owner of the installation, for whoever is locked out of it. */
export async function firstSiteOwner(): Promise<{ readonly id: string; readonly email: string } | null> {
  return db().user.findFirst({
    where: { siteOwner: true },
    orderBy: { createdAt: "asc" },
    select: { id: true, email: true },
  });
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly siteOwner: boolean;
  readonly createdAt: Date;
}

/** Every account of the installation, for its owners. */
export async function listAccounts(): Promise<AccountRow[]> {
  return db().user.findMany({
    orderBy: { createdAt: "asc" },
    select: { id: true, name: true, email: true, siteOwner: true, createdAt: true },
  });
}

export async function renameAccount(userId: string, name: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { name } });
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Hash by better-auth, which checks it at sign-in. */
  readonly passwordHash: string;
  readonly siteOwner: boolean;
}

/** Makes an account with its password. False where the address is taken. */
export async function insertAccount(queries: Queries, account: NewAccount): Promise<boolean> {
  const { passwordHash, ...user } = account;
  const made = await queries.user.createMany({
    data: [{ ...user, email: user.email.toLowerCase(), emailVerified: true }],
    skipDuplicates: true,
  });
  if (made.count === 0) return false;
  await queries.account.create({
    data: { id: user.id, userId: user.id, accountId: user.id, providerId: "credential", password: passwordHash },
  });
  return true;
}

/** Sets a password and ends every session of the account. */
export async function replacePassword(queries: Queries, userId: string, passwordHash: string): Promise<void> {
  await queries.account.updateMany({ where: { userId, providerId: "credential" }, data: { password: passwordHash } });
  await queries.session.deleteMany({ where: { userId } });
}
