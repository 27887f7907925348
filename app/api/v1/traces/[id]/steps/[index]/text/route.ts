import { fail, ok } from "@/lib/core/result";
import { readStepText } from "@/lib/db/steps";
import { readStepTextEndpoint } from "@/lib/http/contract/traces";
import { route } from "@/lib/http/route";

const most = 1_000_000;

export const GET = route(readStepTextEndpoint, async ({ scope, params, query }) => {
  const { start } = query;
  const end = Math.min(query.end, start + most);
  if (end < start) return fail("invalid-input", "query.end: the end lies before the start.");
  const found = await readStepText(scope, params.id, params.index, { start, end });
  if (!found) return fail("not-found", "There is no such step.");
  return ok({
    text: found.text,
    length: found.length,
    start: Math.min(start, found.length),
    end: Math.min(end, found.length),
  });
});
