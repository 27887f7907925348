import "server-only";
import { generateId } from "better-auth";
import { hashPassword } from "better-auth/crypto";
import type { NewAccountInput } from "@/lib/access/account-schema";
import { hashToken } from "@/lib/auth/tokens";
import { fail, ok, type Result } from "@/lib/core/result";
import { hasAccounts, insertAccount } from "@/lib/db/accounts";
import type { Queries } from "@/lib/db/client";
import { findLink, spendLink } from "@/lib/db/links";
import { upsertMember } from "@/lib/db/members";
import { Rollback, transaction } from "@/lib/db/transaction";

const addressTaken = fail(
  "conflict",
  "There is an account with this address already. Sign in with it first, then open the link again.",
);
const linkGone = fail("link-used", "This link was used, has expired or was withdrawn. Ask for a new one.");

async function withLink<T>(linkId: string, work: (queries: Queries) => Promise<T>): Promise<Result<T>> {
  try {
    return ok(
      await transaction(async (queries) => {
        if (!(await spendLink(queries, linkId))) throw new Rollback(linkGone);
        return work(queries);
      }),
    );
  } catch (error) {
    if (error instanceof Rollback) return error.failure;
    throw error;
  }
}

async function insertOrRollBack(queries: Queries, input: NewAccountInput, passwordHash: string, siteOwner: boolean) {
  const id = generateId();
  const { name, email } = input;
  if (!(await insertAccount(queries, { id, name, email, passwordHash, siteOwner }))) throw new Rollback(addressTaken);
  return id;
}

/** Makes the first account through the one-time link that `npm start` printed; it owns the installation. */
export async function createFirstAccount(
  token: string,
  input: NewAccountInput,
): Promise<Result<{ readonly userId: string }>> {
  const link = await findLink("setup", hashToken(token));
  if (!link) return linkGone;
  const passwordHash = await hashPassword(input.password);
  return withLink(link.id, async (queries) => {
    // The settings of `npm start` may have made an owner since the link was printed.
    if (await hasAccounts(queries)) throw new Rollback(linkGone);
    return { userId: await insertOrRollBack(queries, input, passwordHash, true) };
  });
}

/** Makes an account through an invitation and joins its project. */
export async function createInvitedAccount(
  token: string,
  input: NewAccountInput,
): Promise<Result<{ readonly slug: string }>> {
  const link = await findLink("invitation", hashToken(token));
  if (!link?.projectId || !link.projectSlug || !link.role) return linkGone;
  const { projectId, projectSlug, role } = link;
  const passwordHash = await hashPassword(input.password);
  return withLink(link.id, async (queries) => {
    const userId = await insertOrRollBack(queries, input, passwordHash, false);
    await upsertMember(queries, { projectId, userId, role });
    return { slug: projectSlug };
  });
}

/** Joins an invitation's project with the account that is signed in. A role that reaches further already stays. */
export async function acceptInvitation(token: string, userId: string): Promise<Result<{ readonly slug: string }>> {
  const link = await findLink("invitation", hashToken(token));
  if (!link?.projectId || !link.projectSlug || !link.role) return linkGone;
  const { projectId, projectSlug, role } = link;
  return withLink(link.id, async (queries) => {
    await upsertMember(queries, { projectId, userId, role });
    return { slug: projectSlug };
  });
}
