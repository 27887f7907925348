/**
 * Spans of one trace → the trace. Depends on the set of spans alone: spans that
 * come late or twice, in any order, give the same trace as all of them at once.
 */
import type { Json, ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import type { JsonObject } from "@/lib/traces/json-value";
import { contentWarning } from "@/lib/traces/spans/content-warning";
import { Folder } from "@/lib/traces/spans/fold";
import { frameworkOf } from "@/lib/traces/spans/frameworks";
import { keyOf, narrate } from "@/lib/traces/spans/narrate";
import { type RunSpan, runTree } from "@/lib/traces/spans/run-tree";
import type { Span } from "@/lib/traces/spans/span";
import { homes, rawOfSteps, type SharedParts, textsOfSteps } from "@/lib/traces/spans/span-raw";
import { isoTime } from "@/lib/traces/spans/span-time";
import { metadataOf, modelOf, outcomeOf, taskOf } from "@/lib/traces/spans/trace-facts";
import { traceTitle } from "@/lib/traces/trace-title";

export interface Assembly {
  readonly trace: ParsedTrace;
  /**
   * Index of the step in which each message, call, result and span now stands,
   * by `<span id>/<what>`: also for those that turned out to repeat an earlier
   * one. So a label on a step with key K belongs to step places.get(K) when the
   * trace is put together again with more spans.
   */
  readonly places: ReadonlyMap<string, number>;
  /** Keeps what the source says beside the spans without repeating what the steps hold. */
  readonly folder: Folder;
}

export function assembleTrace(spans: readonly Span[]): ParsedTrace {
  return assemble(spans).trace;
}

export function assemble(spans: readonly Span[]): Assembly {
  const runs = runTree(spans);
  const narration = narrate(runs);
  const { recorder } = narration;
  if (recorder.steps.length === 0 && runs.length > 0) return assembleEvents(runs);
  return assembled(runs, narration);
}

/** Spans that say nothing that anybody can read: each is an event. */
function assembleEvents(runs: readonly RunSpan[]): Assembly {
  const silent = runs.map(
    (run): RunSpan => ({
      ...run,
      reading: { ...run.reading, inputs: [], outputs: [], data: null, tool: null },
    }),
  );
  return assembled(silent, narrate(silent));
}

function assembled(runs: readonly RunSpan[], narration: ReturnType<typeof narrate>): Assembly {
  const { recorder } = narration;
  const homeOf = homes(runs, narration);
  const folder = new Folder(textsOfSteps(narration));
  const shared = sharedParts(runs);
  const raws = rawOfSteps(runs, narration, homeOf, folder, shared);
  const steps = recorder.steps.map(({ node: _node, key: _key, start, ...step }, index): ParsedStep => {
    return { ...step, time: isoTime(start), raw: raws[index] ?? null };
  });
  const places = new Map(recorder.places);
  for (const { node } of runs) places.set(keyOf(node, "span"), homeOf.get(node) ?? 0);
  const [root] = runs;
  const task = taskOf(recorder.steps);
  const warning = contentWarning(runs);
  const trace = traceOf({
    sourceId: root?.node.span.traceId ?? null,
    title: traceTitle(task, root?.node.span.name ?? null),
    system: frameworkOf(runs),
    model: modelOf(runs),
    task,
    outcome: outcomeOf(runs),
    metadata: metadataOf(runs),
    raw: rawOfTrace(shared),
    steps,
    warnings: warning === null ? [] : [warning],
  });
  return { trace, places, folder };
}

/** What several spans have in common, such as their resource, each once and numbered. */
function sharedParts(runs: readonly RunSpan[]): SharedParts {
  const texts = new Map<JsonObject, string>();
  for (const { node } of runs) {
    const { shared } = node.span;
    if (shared !== null && !texts.has(shared)) texts.set(shared, JSON.stringify(shared));
  }
  const distinct = new Map([...texts].map(([part, text]) => [text, part] as const));
  const ordered = [...distinct.keys()].sort();
  const places = new Map(ordered.map((text, index) => [text, index]));
  return {
    parts: ordered.map((text) => distinct.get(text)).filter((part) => part !== undefined),
    placeOf: (part) => places.get(texts.get(part) ?? "") ?? 0,
  };
}

function rawOfTrace({ parts }: SharedParts): Json {
  const [only] = parts;
  return only === undefined ? null : { shared: parts.length === 1 ? only : parts };
}
