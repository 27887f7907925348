import { failureTable } from "@/lib/core/failure";

/** What the `type` of a problem leads to: every code with its status and title. */
export function GET(): Response {
  const lines = Object.entries(failureTable).map(([code, { status, title }]) => `${status}  ${code}\n     ${title}\n`);
  return new Response(lines.sort().join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
