/** Traces of the OpenAI Agents SDK, as its exporters and trace processors write them. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type DocumentFormat, type RecordPart, type Rejection, reject } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { agentsSdkSpan, isAgentsSdkSpan, isAgentsSdkTrace } from "@/lib/traces/spans/sources/agents-sdk-span";
import { besides } from "@/lib/traces/spans/sources/besides";
import type { Span } from "@/lib/traces/spans/span";
import { tracesOfSpans, withRaw } from "@/lib/traces/spans/traces-of-spans";
import { traceTitle } from "@/lib/traces/trace-title";

const isItem = (value: Json) => isAgentsSdkSpan(value) || isAgentsSdkTrace(value);

interface Items {
  readonly items: readonly Json[];
  /** What stands beside the list that they were in. */
  readonly around: JsonObject | null;
}

/** A record is an item, or holds a list of them, as the exporter's requests do; null for neither. */
function itemsOf(value: Json): Items | null {
  const list = isObject(value) ? (field(value, "data") ?? field(value, "spans")) : value;
  if (isList(list) && mostly(list, isItem)) {
    const around = besides(value, list);
    const header = around === null ? undefined : [around, field(around, "trace") ?? null].find(isAgentsSdkTrace);
    if (header === undefined) return { items: list, around };
    return { items: [header, ...list], around: header === around ? null : besides(around, header) };
  }
  return isItem(value) ? { items: [value], around: null } : null;
}

const idOf = (trace: JsonObject) => textField(trace, "id") ?? textField(trace, "trace_id") ?? "";

/** Which trace each item of a record is of; what stands beside them goes with the first. */
function partsOf(value: Json): readonly RecordPart[] {
  const found = itemsOf(value);
  const byTrace = Map.groupBy(found?.items ?? [], (item) =>
    isObject(item) ? (textField(item, "trace_id") ?? (isAgentsSdkTrace(item) ? idOf(item) : null)) : null,
  );
  const [only] = byTrace.keys();
  if (byTrace.size < 2) return [{ key: only ?? null, value }];
  return [...byTrace].map(([key, data], index) => ({ key, value: { ...(index === 0 ? found?.around : null), data } }));
}

export const agentsSdk: DocumentFormat = {
  name: "openai-agents",
  title: "OpenAI Agents SDK traces",
  unit: "document",
  detect: ({ records }) => mostly(records, (value) => itemsOf(value) !== null),
  partsOf,
  *parse(records): Generator<ParsedTrace | Rejection> {
    const spans: Span[] = [];
    const traces = new Map<string, JsonObject>();
    const others: Json[] = [];
    for (const { value } of records) {
      const found = itemsOf(value);
      if (found === null) {
        yield reject(
          'This record is neither a trace nor a span of the Agents SDK ("object": "trace" or "trace.span").',
        );
        continue;
      }
      if (found.around !== null) others.push(found.around);
      for (const item of found.items) {
        if (isAgentsSdkSpan(item)) spans.push(agentsSdkSpan(item, spans.length));
        else if (isAgentsSdkTrace(item) && !traces.has(idOf(item))) traces.set(idOf(item), item);
        else others.push(item);
      }
    }
    for (const trace of tracesOfSpans(spans, others.length === 0 ? null : { around: others })) {
      const header = traces.get(trace.sourceId ?? "");
      traces.delete(trace.sourceId ?? "");
      yield header === undefined ? trace : headed(trace, header);
    }
    for (const [id] of traces) yield reject(`The trace "${id}" has no spans in this file.`);
  },
};

function headed(trace: ParsedTrace, header: JsonObject): ParsedTrace {
  const group = textField(header, "group_id");
  return {
    ...withRaw(trace, { trace: header }),
    title: traceTitle(trace.task, textField(header, "workflow_name") ?? textField(header, "name"), trace.title),
    metadata: { ...trace.metadata, ...(group === null ? null : { conversation: group }) },
  };
}
