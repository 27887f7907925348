import "server-only";
import type { Role } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { env } from "@/lib/core/env";
import { insertInvitation } from "@/lib/db/links";

const week = 7 * 24 * 60 * 60 * 1000;

/** A link that makes one person a member, once, within seven days. Only its hash is kept, so it is shown this once. */
export async function inviteMember(scope: ProjectScope<"own">, role: Role, note: string): Promise<string> {
  const token = newToken();
  await insertInvitation(scope, { tokenHash: hashToken(token), expiresAt: new Date(Date.now() + week), role, note });
  return new URL(`/invitation/${token}`, env().TOPMAST_URL).href;
}
