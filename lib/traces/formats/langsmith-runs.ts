/** LangSmith runs: a tree of runs a record, or one run a row. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type DocumentFormat, type RecordPart, type Rejection, reject } from "@/lib/traces/format";
import { field, isList, isObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { besides } from "@/lib/traces/spans/sources/besides";
import { isLangSmithRun, langSmithSpans } from "@/lib/traces/spans/sources/langsmith-run";
import type { Span } from "@/lib/traces/spans/span";
import { tracesOfSpans } from "@/lib/traces/spans/traces-of-spans";

/** Answers of the API hold the runs in a list. */
function runsOf(value: Json): readonly Json[] | null {
  if (isLangSmithRun(value)) return [value];
  const list = isObject(value) ? field(value, "runs") : undefined;
  return isList(list) && mostly(list, isLangSmithRun) ? list : null;
}

/** The run at the top says its own id where it names no trace. */
function traceIdOf(run: Json): string | null {
  if (!isObject(run)) return null;
  return textField(run, "trace_id") ?? (textField(run, "parent_run_id") === null ? textField(run, "id") : null);
}

function partsOf(value: Json): readonly RecordPart[] {
  const byTrace = Map.groupBy(runsOf(value) ?? [], traceIdOf);
  const [only] = byTrace.keys();
  if (byTrace.size < 2 || !isObject(value)) return [{ key: only ?? null, value }];
  return [...byTrace].map(([key, runs], index) => ({ key, value: { ...(index === 0 ? value : null), runs } }));
}

export const langSmithRuns: DocumentFormat = {
  name: "langsmith",
  title: "LangSmith runs",
  unit: "document",
  detect: ({ records }) => mostly(records, (value) => runsOf(value) !== null),
  partsOf,
  *parse(records): Generator<ParsedTrace | Rejection> {
    const spans: Span[] = [];
    const others: Json[] = [];
    for (const { value } of records) {
      const runs = runsOf(value);
      if (runs === null)
        yield reject('This record is no LangSmith run: "run_type" and its place among the runs are expected.');
      for (const run of runs ?? []) {
        if (isObject(run)) for (const span of langSmithSpans(run, spans.length)) spans.push(span);
        else others.push(run);
      }
      const around = runs === null || isLangSmithRun(value) ? null : besides(value, runs);
      if (around !== null) others.push(around);
    }
    yield* tracesOfSpans(withTraceIds(spans), others.length === 0 ? null : { around: others });
  },
};

/** Flat runs without a trace's id belong to the run at the top of theirs. */
function withTraceIds(spans: readonly Span[]): readonly Span[] {
  const byId = new Map(spans.map((span) => [span.id, span]));
  return spans.map((span) => {
    let top: Span | undefined = span;
    for (let depth = 0; top.traceId === null && depth < 1_000; depth += 1) {
      const above = byId.get(top.parentId ?? "");
      if (above === undefined) break;
      top = above;
    }
    return { ...span, traceId: top.traceId ?? top.id };
  });
}
