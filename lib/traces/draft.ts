/** Steps and traces with the fields filled in that most sources leave open. */
import type { ParsedStep, ParsedTrace } from "@/lib/traces/canonical";

export function stepOf(fields: Pick<ParsedStep, "agent" | "content"> & Partial<ParsedStep>): ParsedStep {
  return {
    kind: "message",
    toolCalls: [],
    addressee: null,
    answers: null,
    time: null,
    durationMs: null,
    error: null,
    parent: null,
    raw: null,
    ...fields,
  };
}

export function traceOf(fields: Pick<ParsedTrace, "title" | "steps"> & Partial<ParsedTrace>): ParsedTrace {
  return {
    sourceId: null,
    system: null,
    model: null,
    benchmark: null,
    task: null,
    outcome: null,
    metadata: {},
    raw: null,
    reviews: [],
    claims: [],
    warnings: [],
    ...fields,
  };
}
