/** Langfuse's trace as downloaded from its page or API: {trace, observations}, or a trace with its observations in it. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type RecordFormat, type Rejection, reject } from "@/lib/traces/format";
import { labelsKey } from "@/lib/traces/identity";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { type Assembly, assemble } from "@/lib/traces/spans/assemble";
import { decoded } from "@/lib/traces/spans/messages/embedded-json";
import { isObservation, observationSpan } from "@/lib/traces/spans/sources/langfuse-observation";
import { readScores } from "@/lib/traces/spans/sources/langfuse-scores";
import { type Span, spanOf } from "@/lib/traces/spans/span";
import { instantOf } from "@/lib/traces/spans/span-time";
import { withRaw } from "@/lib/traces/spans/traces-of-spans";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

interface Parts {
  /** What the trace says of itself. */
  readonly trace: Remainder;
  /** What stands beside the trace and its observations. */
  readonly around: Remainder | null;
  readonly observations: readonly JsonObject[];
  /** Elements of the list that are no observations. */
  readonly others: readonly Json[];
}

/** Null for anything but a trace with a list of observations. */
function partsOf(value: Json): Parts | null {
  if (!isObject(value)) return null;
  const inner = field(value, "trace");
  const trace = new Remainder(isObject(inner) ? inner : value);
  const around = isObject(inner) ? new Remainder(value) : null;
  around?.take("trace");
  const list = around?.takeList("observations") ?? trace.takeList("observations");
  if (list === null || typeof trace.peek("id") !== "string") return null;
  const observations = list.filter(isObservation);
  return observations.length === 0
    ? null
    : { trace, around, observations, others: list.filter((item) => !isObservation(item)) };
}

export const langfuseTrace: RecordFormat = {
  name: "langfuse-trace",
  title: "Langfuse trace",
  unit: "record",
  detect: ({ records }) => mostly(records, (value) => partsOf(value) !== null),
  *parse({ value }, { filename }): Generator<ParsedTrace | Rejection> {
    const parts = partsOf(value);
    if (parts === null) {
      yield reject(
        'This record is no Langfuse trace: a "trace" with an "id" and a list of "observations" are expected.',
      );
      return;
    }
    const spans = parts.observations.map(observationSpan);
    const assembly = assemble(spans);
    // The trace's own question and answer are steps only where no observation says them.
    const speaks = assembly.trace.steps.some(({ kind }) => kind !== "event");
    yield headed(parts, speaks ? assembly : assemble(withRoot(spans, parts.trace)), nameOfFile(filename));
  },
};

/** The observations under a span that says what the trace as a whole took and gave. */
function withRoot(spans: readonly Span[], trace: Remainder): readonly Span[] {
  const id = `trace ${String(trace.peek("id"))}`;
  const root = spanOf({
    id,
    name: textOrEmpty(trace.peek("name")),
    type: "chain",
    start: instantOf(trace.peek("timestamp")),
    input: trace.peek("input"),
    output: trace.peek("output"),
    position: -1,
    source: {},
  });
  return [root, ...spans.map((span) => ({ ...span, parentId: span.parentId ?? id }))];
}

function headed({ trace, around, observations, others }: Parts, assembly: Assembly, filename: string): ParsedTrace {
  const { places, folder } = assembly;
  const copies = trace.takeList("observations") ?? [];
  const odd = [...others, ...differences(copies, observations)];
  const lists = [trace.takeList("scores"), trace.takeList("corrections"), around?.takeList("scores")];
  const { claims, left } = readScores(
    lists.flatMap((list) => list ?? []),
    places,
  );
  const name = textOrEmpty(trace.peek("name"));
  const beside = around?.left() ?? null;
  return {
    ...withRaw(assembly.trace, {
      trace: folder.fold(trace.left() ?? {}, "trace"),
      ...(odd.length === 0 ? null : { observations: odd }),
      ...(beside === null ? null : { around: beside }),
      ...(left.length === 0 ? null : { [labelsKey]: left }),
    }),
    sourceId: textOrEmpty(trace.peek("id")),
    title: traceTitle(assembly.trace.task, name, filename),
    metadata: { ...assembly.trace.metadata, ...factsOf(trace) },
    claims,
  };
}

/** Downloads hold the observations twice, the second time without what went in and out: only what differs is kept. */
function differences(copies: readonly Json[], observations: readonly JsonObject[]): Json[] {
  const known = new Map(observations.map((observation) => [textField(observation, "id"), observation]));
  return copies.flatMap((copy) => {
    const original = isObject(copy) ? known.get(textField(copy, "id")) : undefined;
    if (!isObject(copy) || original === undefined) return [copy];
    const differing = Object.entries(copy).filter(
      ([key, value]) =>
        value !== null && JSON.stringify(decoded(value)) !== JSON.stringify(decoded(field(original, key))),
    );
    return differing.length === 0 ? [] : [Object.fromEntries([["id", field(copy, "id") ?? null], ...differing])];
  });
}

function factsOf(trace: Remainder): { readonly [key: string]: Json } {
  const environment = trace.peek("environment");
  const tags = trace.peek("tags");
  const facts: readonly (readonly [string, Json | undefined])[] = [
    ["conversation", trace.peek("sessionId")],
    ["user", trace.peek("userId")],
    ["environment", environment === "default" ? null : environment],
    ["tags", isList(tags) && tags.length > 0 ? tags : null],
  ];
  return Object.fromEntries(
    facts.flatMap(([key, value]) =>
      value === undefined || value === null || (typeof value === "object" && !isList(value)) ? [] : [[key, value]],
    ),
  );
}

const textOrEmpty = (value: Json | undefined) => (typeof value === "string" ? value : "");
