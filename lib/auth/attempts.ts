import "server-only";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { hashToken } from "@/lib/auth/tokens";
import { env } from "@/lib/core/env";
import { fail, ok, type Result } from "@/lib/core/result";
import { db } from "@/lib/db/client";

const quarterHour = 15 * 60;

function build() {
  const store = { storeClient: db(), tableName: "rateLimit", duration: quarterHour };
  return {
    account: new RateLimiterPrisma({ ...store, keyPrefix: "account", points: 10 }),
    address: new RateLimiterPrisma({ ...store, keyPrefix: "address", points: 60 }),
    link: new RateLimiterPrisma({ ...store, keyPrefix: "link", points: 120 }),
  };
}
let limiters: ReturnType<typeof build> | undefined;

/**
 * The address of the caller, as the proxy in front wrote it. Without a trusted
 * proxy the header is whatever the caller sent, so there is none to count by.
 */
function callerAddress(headers: Headers): string | null {
  if (!env().TOPMAST_TRUST_PROXY) return null;
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? null;
}

/**
 * Counts one attempt to prove a password or a link, for the account and for
 * the address. Refuses with the time to wait: 10 attempts an account and 60 an
 * address in a quarter of an hour.
 */
export async function countAttempt(headers: Headers, account: string): Promise<Result<null>> {
  limiters ??= build();
  const address = callerAddress(headers);
  try {
    await limiters.account.consume(hashToken(account.toLowerCase()));
    if (address !== null) await limiters.address.consume(hashToken(address));
    return ok(null);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    const minutes = Math.max(1, Math.ceil(reason.msBeforeNext / 60_000));
    return fail("too-many-requests", `Too many attempts. Try again in ${minutes} minute${minutes === 1 ? "" : "s"}.`);
  }
}

/** Forgets the attempts of an account once it has proved its password. */
export async function forgetAttempts(account: string): Promise<void> {
  limiters ??= build();
  await limiters.account.delete(hashToken(account.toLowerCase()));
}

/** Counts one look at a link to figures: each counts them anew, and anybody may look. 120 in a quarter of an hour. */
export async function countLook(linkId: string): Promise<boolean> {
  limiters ??= build();
  try {
    await limiters.link.consume(linkId);
    return true;
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    return false;
  }
}
