import "server-only";
import { hashPassword } from "better-auth/crypto";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { env } from "@/lib/core/env";
import { fail, ok, type Result } from "@/lib/core/result";
import { replacePassword } from "@/lib/db/accounts";
import { findLink, insertLink, spendLink, withdrawLinks } from "@/lib/db/links";
import { transaction } from "@/lib/db/transaction";

const day = 24 * 60 * 60 * 1000;

/** A link that sets a new password for one account, once, within a day. Earlier ones stop working. */
export async function makeResetLink(userId: string, createdBy?: string): Promise<string> {
  const token = newToken();
  await withdrawLinks("reset", userId);
  await insertLink({
    kind: "reset",
    tokenHash: hashToken(token),
    expiresAt: new Date(Date.now() + day),
    userId,
    ...(createdBy === undefined ? {} : { createdBy }),
  });
  return new URL(`/reset/${token}`, env().TOPMAST_URL).href;
}

/** Sets the password through a reset link and signs the account out everywhere. */
export async function resetPassword(token: string, password: string): Promise<Result<null>> {
  const link = await findLink("reset", hashToken(token));
  const gone = fail("link-used", "This link was used, has expired or was withdrawn. Ask for a new one.");
  if (!link?.userId) return gone;
  const { id, userId } = link;
  const passwordHash = await hashPassword(password);
  const spent = await transaction(async (queries) => {
    if (!(await spendLink(queries, id))) return false;
    await replacePassword(queries, userId, passwordHash);
    return true;
  });
  return spent ? ok(null) : gone;
}
