import "server-only";
import { prismaAdapter } from "@better-auth/prisma-adapter";
import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import { passwordRules } from "@/lib/access/account-schema";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";

function build() {
  const { TOPMAST_SECRET, TOPMAST_URL } = env();
  return betterAuth({
    secret: TOPMAST_SECRET,
    baseURL: TOPMAST_URL,
    database: prismaAdapter(db(), { provider: "postgresql" }),
    // Accounts are made by lib/workflows/create-account alone, behind a one-time link.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordRules.min,
      maxPasswordLength: passwordRules.max,
    },
    user: { additionalFields: { siteOwner: { type: "boolean", input: false, defaultValue: false } } },
    // No cookie cache: a withdrawn session ends at once, and roles are read per request.
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24, cookieCache: { enabled: false } },
    advanced: {
      database: { joins: true },
      cookiePrefix: "topmast",
      useSecureCookies: TOPMAST_URL.startsWith("https:"),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
    },
    // Attempts are counted in lib/auth/attempts, which covers every way in.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: (level, message) => log[level]({ by: "better-auth" }, message) },
    plugins: [nextCookies()],
  });
}

let built: ReturnType<typeof build> | undefined;

/** better-auth on our tables. It is called from the server only; its own HTTP routes are not mounted. */
export function passwordAuth(): ReturnType<typeof build> {
  built ??= build();
  return built;
}
