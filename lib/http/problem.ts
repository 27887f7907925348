import { type Failure, failureTable } from "@/lib/core/failure";

/** Problem details (RFC 9457) of an expected failure. */
export function problemOf({ code, detail, at }: Failure) {
  const { status, title } = failureTable[code];
  return { type: `/api/problems#${code}`, code, title, status, detail, ...(at ? { errors: at } : {}) };
}

export function problemResponse(failure: Failure): Response {
  const { status } = failureTable[failure.code];
  const headers: Record<string, string> = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };
  if (failure.code === "not-signed-in") headers["WWW-Authenticate"] = "Bearer";
  return new Response(JSON.stringify(problemOf(failure)), { status, headers });
}
