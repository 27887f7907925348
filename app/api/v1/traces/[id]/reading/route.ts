import { fail, ok } from "@/lib/core/result";
import { getReading, putReading } from "@/lib/db/readings";
import { getReadingEndpoint, putReadingEndpoint } from "@/lib/http/contract/readings";
import { route } from "@/lib/http/route";

export const GET = route(getReadingEndpoint, async ({ scope, params }) => ok(await getReading(scope, params.id)));

export const PUT = route(putReadingEndpoint, async ({ scope, params, body }) =>
  (await putReading(scope, params.id, body))
    ? ok(await getReading(scope, params.id))
    : fail("not-found", "There is no such trace."),
);
