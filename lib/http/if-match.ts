import { fail, ok, type Result } from "@/lib/core/result";

/**
 * The version that `If-Match` names, with or without quotes; 0, for nothing, where `If-None-Match: *` says that there is
 * none yet; undefined where neither asks.
 */
export function seenVersion(headers: Headers): Result<number | undefined> {
  if (headers.get("if-none-match") === "*") return ok(0);
  const given = headers.get("if-match");
  if (given === null || given === "*") return ok(undefined);
  const version = /^"?(\d{1,9})"?$/.exec(given)?.[1];
  if (version === undefined) return fail("invalid-input", "If-Match holds a version: a whole number.");
  return ok(Number(version));
}
