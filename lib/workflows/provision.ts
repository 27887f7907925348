import "server-only";
import { generateId } from "better-auth";
import { hashPassword } from "better-auth/crypto";
import { capabilities } from "@/lib/access/roles";
import { hashToken } from "@/lib/auth/tokens";
import { env } from "@/lib/core/env";
import { findAccountByEmail, insertAccount } from "@/lib/db/accounts";
import { ensureApiKey } from "@/lib/db/api-keys";
import { db } from "@/lib/db/client";
import { ensureOwnedProject } from "@/lib/db/projects";

/** Makes the owner, the project and the key that the TOPMAST_INIT_* variables name, where they are missing. */
export async function provision(): Promise<void> {
  const { TOPMAST_INIT_OWNER_EMAIL: email, TOPMAST_INIT_OWNER_PASSWORD: password } = env();
  const { TOPMAST_INIT_PROJECT: slug, TOPMAST_INIT_API_KEY: key } = env();
  if (email === undefined) {
    if (password !== undefined || slug !== undefined || key !== undefined) {
      throw new Error("TOPMAST_INIT_PROJECT, _API_KEY and _OWNER_PASSWORD need TOPMAST_INIT_OWNER_EMAIL beside them.");
    }
    return;
  }
  const userId = (await findAccountByEmail(email))?.id ?? (await makeOwner(email, password));
  if (slug === undefined) {
    if (key !== undefined)
      throw new Error("TOPMAST_INIT_API_KEY needs TOPMAST_INIT_PROJECT beside it: a key belongs to a project.");
    return;
  }
  const projectId = await ensureOwnedProject(userId, slug);
  if (key !== undefined) {
    await ensureApiKey({
      projectId,
      userId,
      name: "TOPMAST_INIT_API_KEY",
      prefix: key.slice(0, 6),
      hash: hashToken(key),
      scopes: [...capabilities],
    });
  }
}

async function makeOwner(email: string, password: string | undefined): Promise<string> {
  if (password === undefined)
    throw new Error("TOPMAST_INIT_OWNER_EMAIL needs TOPMAST_INIT_OWNER_PASSWORD to make the account.");
  const id = generateId();
  const name = email.split("@")[0] ?? email;
  await insertAccount(db(), { id, name, email, passwordHash: await hashPassword(password), siteOwner: true });
  return id;
}
