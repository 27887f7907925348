import "server-only";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { env } from "@/lib/core/env";
import { hasAccounts } from "@/lib/db/accounts";
import { insertLink, withdrawLinks } from "@/lib/db/links";

const day = 24 * 60 * 60 * 1000;

/** A fresh link that makes the first account, valid for a day; null once there is one. Earlier ones stop working. */
export async function openSetup(): Promise<string | null> {
  if (await hasAccounts()) return null;
  const token = newToken();
  await withdrawLinks("setup");
  await insertLink({ kind: "setup", tokenHash: hashToken(token), expiresAt: new Date(Date.now() + day) });
  return new URL(`/setup/${token}`, env().TOPMAST_URL).href;
}
