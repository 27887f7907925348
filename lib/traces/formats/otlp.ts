/** OTLP/JSON: one request, a list of them, or one a line as the Collector's file exporter writes them. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type DocumentFormat, type Rejection, reject } from "@/lib/traces/format";
import type { JsonObject } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { isOtlpRequest, spansOfOtlp } from "@/lib/traces/spans/otlp-json";
import { partsOfRequest } from "@/lib/traces/spans/parts-of-request";
import type { Span } from "@/lib/traces/spans/span";
import { tracesOfSpans } from "@/lib/traces/spans/traces-of-spans";

export const otlp: DocumentFormat = {
  name: "otlp-json",
  title: "OpenTelemetry spans (OTLP JSON)",
  unit: "document",
  detect: ({ records }) => mostly(records, isOtlpRequest),
  partsOf: partsOfRequest,
  *parse(records): Generator<ParsedTrace | Rejection> {
    const spans: Span[] = [];
    const rests: JsonObject[] = [];
    for (const { value } of records) {
      const reading = spansOfOtlp(value);
      for (const span of reading.spans) spans.push(span);
      if (reading.rest !== null) rests.push(reading.rest);
      for (const problem of reading.problems) yield reject(problem);
    }
    if (spans.length === 0) yield reject("There is no span in this file.");
    const rest: Json = rests.length > 1 ? rests : (rests[0] ?? null);
    yield* tracesOfSpans(spans, rest === null ? null : { request: rest });
  },
};
