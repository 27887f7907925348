/** The spans of a file → its traces, those of one conversation beside each other. */
import type { ParsedTrace } from "@/lib/traces/canonical";
import { isObject, type JsonObject } from "@/lib/traces/json-value";
import { type Assembly, assemble } from "@/lib/traces/spans/assemble";
import { conversationOf } from "@/lib/traces/spans/read-span";
import type { Span } from "@/lib/traces/spans/span";

/** `rest` is what the file says beside its spans; it stays with the first trace. */
export function* tracesOfSpans(spans: readonly Span[], rest: JsonObject | null = null): Generator<ParsedTrace> {
  let left = rest;
  for (const { trace } of assemblies(spans)) {
    yield left === null ? trace : withRaw(trace, left);
    left = null;
  }
}

/** One assembly a trace, in the order in which conversations and runs began. */
export function* assemblies(spans: readonly Span[]): Generator<Assembly> {
  const byTrace = new Map<string, Span[]>();
  for (const span of spans) {
    const key = span.traceId ?? "";
    const known = byTrace.get(key);
    if (known === undefined) byTrace.set(key, [span]);
    else known.push(span);
  }
  const runs = [...byTrace.values()].map((own) => ({
    own,
    start: earliest(own),
    conversation: firstConversation(own),
  }));
  runs.sort((a, b) => compare(a.start, b.start));
  const firstOf = new Map<string, number>();
  const placed = runs.map(({ own, conversation }, index) => {
    const first = conversation === null ? index : (firstOf.get(conversation) ?? index);
    if (conversation !== null) firstOf.set(conversation, first);
    return { own, first, index };
  });
  placed.sort((a, b) => a.first - b.first || a.index - b.index);
  for (const { own } of placed) yield assemble(own);
}

function firstConversation(spans: readonly Span[]): string | null {
  for (const span of spans) {
    const conversation = conversationOf(span);
    if (conversation !== null) return conversation;
  }
  return null;
}

/** The trace with more of what its source says. */
export function withRaw(trace: ParsedTrace, more: JsonObject): ParsedTrace {
  const raw = trace.raw === null ? {} : isObject(trace.raw) ? trace.raw : { value: trace.raw };
  return { ...trace, raw: { ...raw, ...more } };
}

function earliest(spans: readonly Span[]): bigint | null {
  return spans.reduce<bigint | null>(
    (first, { start }) => (start !== null && (first === null || start < first) ? start : first),
    null,
  );
}

function compare(a: bigint | null, b: bigint | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
