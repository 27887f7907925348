/** Langfuse exports as rows: observations of many traces, with rows of traces and scores among them. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { type DocumentFormat, type Rejection, reject } from "@/lib/traces/format";
import { labelsKey } from "@/lib/traces/identity";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { isObservation, observationSpan, traceIdOf } from "@/lib/traces/spans/sources/langfuse-observation";
import { readScores } from "@/lib/traces/spans/sources/langfuse-scores";
import type { Span } from "@/lib/traces/spans/span";
import { assemblies, withRaw } from "@/lib/traces/spans/traces-of-spans";
import { traceTitle } from "@/lib/traces/trace-title";

const isRow = (value: Json): value is JsonObject => isObservation(value) && traceIdOf(value) !== null;
const scoreKeys = ["value", "string_value", "stringValue"];

function isScore(value: Json): value is JsonObject {
  return (
    isObject(value) &&
    traceIdOf(value) !== null &&
    textField(value, "name") !== null &&
    scoreKeys.some((key) => Object.hasOwn(value, key))
  );
}

function isTraceRow(value: Json): value is JsonObject {
  return isObject(value) && textField(value, "id") !== null && textField(value, "timestamp") !== null;
}

/** A trace as Langfuse's list of traces has it: observations by their ids, or their number. What they say is elsewhere. */
function isListed(value: Json): boolean {
  if (!isTraceRow(value)) return false;
  const observations = field(value, "observations");
  if (isList(observations)) return observations.every((id) => typeof id === "string");
  return ["observationCount", "observation_count"].some((key) => typeof field(value, key) === "number");
}

const remedy =
  "Download the trace in its page (or GET /api/public/traces/{id}), or export the observations with it, in one file.";

/** Rows of traces are about themselves, all others about the trace that they name. */
function ownTraceId(row: Json): string | null {
  if (!isObject(row)) return null;
  return traceIdOf(row) ?? (isTraceRow(row) ? textField(row, "id") : null);
}

export const langfuseRows: DocumentFormat = {
  name: "langfuse-rows",
  title: "Langfuse export (rows of observations)",
  unit: "document",
  detect: ({ records }) =>
    mostly(records, isListed) ||
    (records.some(isRow) && mostly(records, (value) => isRow(value) || isScore(value) || isTraceRow(value))),
  partsOf: (value) => [{ key: ownTraceId(value), value }],
  *parse(records): Generator<ParsedTrace | Rejection> {
    const spans: Span[] = [];
    const scores = new Map<string, JsonObject[]>();
    const traces = new Map<string, JsonObject>();
    for (const { value } of records) {
      if (isRow(value)) spans.push(observationSpan(value, spans.length));
      else if (isScore(value)) {
        const trace = traceIdOf(value) ?? "";
        const known = scores.get(trace);
        if (known === undefined) scores.set(trace, [value]);
        else known.push(value);
      } else if (isTraceRow(value) && !traces.has(textField(value, "id") ?? ""))
        traces.set(textField(value, "id") ?? "", value);
      else
        yield reject(`This row is no observation, score or trace of Langfuse: ${JSON.stringify(value).slice(0, 200)}`);
    }
    for (const { trace, places } of assemblies(spans)) {
      const id = trace.sourceId ?? "";
      const { claims, left } = readScores(scores.get(id) ?? [], places);
      const header = traces.get(id);
      scores.delete(id);
      traces.delete(id);
      const more: JsonObject = {
        ...(header === undefined ? null : { trace: header }),
        ...(left.length === 0 ? null : { [labelsKey]: left }),
      };
      yield { ...headed(Object.keys(more).length === 0 ? trace : withRaw(trace, more), header), claims };
    }
    for (const id of new Set([...scores.keys(), ...traces.keys()])) {
      yield reject(`The trace "${id}" has no observations in this file, which hold its steps. ${remedy}`);
    }
  },
};

function headed(trace: ParsedTrace, header: JsonObject | undefined): ParsedTrace {
  if (header === undefined) return trace;
  const session = field(header, "session_id") ?? field(header, "sessionId");
  return {
    ...trace,
    title: traceTitle(trace.task, textField(header, "name"), trace.title),
    metadata: { ...trace.metadata, ...(typeof session === "string" ? { conversation: session } : null) },
  };
}
