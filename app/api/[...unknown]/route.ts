import { problemResponse } from "@/lib/http/problem";

/** An address that the API does not have: an answer for programs, where a page would only confuse them. */
function unknown(): Response {
  return problemResponse({
    code: "not-found",
    detail: "The API has no such address. /api/openapi.json lists those it has.",
  });
}

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
