import { log } from "@/lib/core/log";
import { isReachable } from "@/lib/db/health";

export const dynamic = "force-dynamic";

/** Whether the server can do its work: 200 with the database in reach, else 503. */
export async function GET(): Promise<Response> {
  const reachable = await isReachable().catch((error: unknown) => {
    log.error({ err: error }, "the database is out of reach");
    return false;
  });
  const status = reachable ? 200 : 503;
  return Response.json(
    { status: reachable ? "ok" : "database unreachable" },
    { status, headers: { "Cache-Control": "no-store" } },
  );
}
