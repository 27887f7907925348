import { type Failure, failureTable } from "@/lib/core/failure";

/** Problem details (RFC 9457) of an expected failure. */
export function problemOf({ code, detail, at, current }: Failure) {
  const { status, title } = failureTable[code];
  return {
    type: `/api/problems#${code}`,
    code,
    title,
    status,
    detail,
    ...(at ? { errors: at } : {}),
    ...(current === undefined ? {} : { current }),
  };
}

/** `extension` is what this kind of problem says besides (RFC 9457, 3.2). */
export function problemResponse(failure: Failure, extension: object = {}): Response {
  const { status } = failureTable[failure.code];
  const headers: Record<string, string> = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };
  if (failure.code === "not-signed-in") headers["WWW-Authenticate"] = "Bearer";
  return new Response(JSON.stringify({ ...problemOf(failure), ...extension }), { status, headers });
}
