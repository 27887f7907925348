import { fail, ok, type Result } from "@/lib/core/result";

/** The version that `If-Match` names, with or without quotes; undefined where the header is absent or `*`. */
export function seenVersion(headers: Headers): Result<number | undefined> {
  const given = headers.get("if-match");
  if (given === null || given === "*") return ok(undefined);
  const version = /^"?(\d{1,9})"?$/.exec(given)?.[1];
  if (version === undefined) return fail("invalid-input", "If-Match holds a version: a whole number.");
  return ok(Number(version));
}
