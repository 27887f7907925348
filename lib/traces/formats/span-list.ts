/** Lists of spans, one object each, in the forms of SDKs and trace stores. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type DocumentFormat, type Rejection, reject } from "@/lib/traces/format";
import { mostly } from "@/lib/traces/mostly";
import { flatSpans, isFlatSpan } from "@/lib/traces/spans/sources/flat-span";
import { containedSpans, holdsSpans, partsOfSpans } from "@/lib/traces/spans/sources/span-container";
import type { Span } from "@/lib/traces/spans/span";
import { tracesOfSpans } from "@/lib/traces/spans/traces-of-spans";

export const spanList: DocumentFormat = {
  name: "span-list",
  title: "Spans, one object each (SDK JSON, Phoenix, ReadableSpan, Jaeger)",
  unit: "document",
  detect: ({ records }) => mostly(records, (value) => isFlatSpan(value) || holdsSpans(value)),
  partsOf: partsOfSpans,
  *parse(records): Generator<ParsedTrace | Rejection> {
    const spans: Span[] = [];
    const rest: Json[] = [];
    for (const { value } of records) {
      const found = isFlatSpan(value)
        ? { spans: flatSpans(value, spans.length), rest: [] }
        : containedSpans(value, spans.length);
      if (found === null)
        yield reject(
          `This record is no span: an id of the span and of its trace are expected. It begins ${JSON.stringify(value).slice(0, 200)}`,
        );
      for (const span of found?.spans ?? []) spans.push(span);
      rest.push(...(found?.rest ?? []));
    }
    if (spans.length === 0 && rest.length > 0) yield reject("There is no span in this file.");
    const [only = null] = rest;
    yield* tracesOfSpans(spans, rest.length === 0 ? null : { around: rest.length === 1 ? only : rest });
  },
};
