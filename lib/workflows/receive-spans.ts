import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { keepSpans, lockLiveTrace, rewriteLiveTrace } from "@/lib/db/live-traces";
import { transaction } from "@/lib/db/transaction";
import type { Json } from "@/lib/traces/canonical";
import { assemble } from "@/lib/traces/spans/assemble";
import { spansOfOtlp } from "@/lib/traces/spans/otlp-json";
import { type LivePart, splitRequest } from "@/lib/traces/spans/split-request";
import { storableTrace } from "@/lib/traces/storable";

export interface Received {
  readonly accepted: number;
  /** A sentence for each span that was not taken. */
  readonly problems: readonly string[];
}

/**
 * Takes the spans of one OTLP request. Each trace they belong to is put
 * together again from all of its spans, in one transaction, and is readable at
 * once; a step that stood before keeps its id and with it its labels. The same
 * request again changes nothing.
 */
export async function receiveSpans(scope: ProjectScope<"import">, request: Json): Promise<Result<Received>> {
  const split = splitRequest(request);
  if (!split)
    return fail("invalid-input", "The body is no ExportTraceServiceRequest: a list “resourceSpans” is expected.");
  const byTrace = Map.groupBy(split.parts, ({ traceId }) => traceId);
  // In one fixed order, so that two requests about the same traces never wait for each other in a circle.
  for (const sourceTraceId of [...byTrace.keys()].sort()) {
    await receiveTrace(scope, sourceTraceId, byTrace.get(sourceTraceId) ?? []);
  }
  return ok({ accepted: split.parts.length, problems: split.problems });
}

async function receiveTrace(
  scope: ProjectScope<"import">,
  sourceTraceId: string,
  parts: readonly LivePart[],
): Promise<void> {
  await transaction(async (queries) => {
    const id = await lockLiveTrace(queries, scope, sourceTraceId);
    const bodies = await keepSpans(queries, id, parts);
    const resourceSpans = bodies.flatMap((body) => (JSON.parse(body) as { resourceSpans: Json[] }).resourceSpans);
    const { trace, places } = assemble(spansOfOtlp({ resourceSpans }).spans);
    await rewriteLiveTrace(queries, id, { trace: storableTrace(trace), places });
  });
}
