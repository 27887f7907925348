import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { getReading, putReading } from "@/lib/db/readings";
import { getReadingEndpoint, putReadingEndpoint } from "@/lib/http/contract/readings";
import { route } from "@/lib/http/route";
import type { Reading } from "@/lib/reviews/reading-schema";

async function answer(scope: ProjectScope, id: string): Promise<Result<Reading>> {
  const reading = await getReading(scope, id);
  return reading === null ? fail("not-found", "There is no such trace.") : ok(reading);
}

export const GET = route(getReadingEndpoint, ({ scope, params }) => answer(scope, params.id));

export const PUT = route(putReadingEndpoint, async ({ scope, params, body }) => {
  await putReading(scope, params.id, body);
  return answer(scope, params.id);
});
