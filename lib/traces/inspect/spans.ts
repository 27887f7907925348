/** The spans of an Inspect sample: what encloses an event, and which call of a tool started a sub-agent. */
import type { Json } from "@/lib/traces/canonical";
import { isObject, type JsonObject, textField } from "@/lib/traces/json-value";

export interface InspectSpan {
  readonly id: string | null;
  readonly parent: string | null;
  readonly type: string | null;
  readonly name: string | null;
}

function spanOf(event: JsonObject): InspectSpan {
  const [id, parent, type, name] = ["id", "parent_id", "type", "name"].map((key) => textField(event, key));
  return { id: id ?? null, parent: parent ?? null, type: type ?? null, name: name ?? null };
}

export class InspectSpans {
  readonly #spans = new Map<string, InspectSpan>();
  /** Span → the call of a tool that it is of. */
  readonly #calls = new Map<string, string>();
  /** Before there were spans, steps enclosed what followed them. */
  readonly #open: InspectSpan[] = [];

  constructor(events: readonly Json[]) {
    for (const event of events) {
      if (!isObject(event)) continue;
      const kind = textField(event, "event");
      const id = textField(event, "id");
      if (kind === "span_begin" && id !== null) this.#spans.set(id, spanOf(event));
      if (kind !== "tool" || id === null) continue;
      for (const key of ["agent_span_id", "span_id"]) {
        const span = textField(event, key);
        if (span !== null) this.#calls.set(span, id);
      }
    }
  }

  /** To be told each event in order. */
  pass(event: JsonObject): void {
    if (textField(event, "event") !== "step") return;
    if (textField(event, "action") === "begin") this.#open.push(spanOf(event));
    else this.#open.pop();
  }

  /** The nearest first. */
  around(event: JsonObject): readonly InspectSpan[] {
    const found: InspectSpan[] = [];
    const seen = new Set<string>();
    for (let id = textField(event, "span_id"); id !== null && !seen.has(id); ) {
      seen.add(id);
      const span = this.#spans.get(id);
      if (span !== undefined) found.push(span);
      id = span?.parent ?? null;
    }
    return [...found, ...this.#open.toReversed()];
  }

  /** The call that started the agent around an event, where a call did. */
  startedBy(around: readonly InspectSpan[]): string | null {
    const agent = around.findIndex(({ type }) => type === "agent");
    if (agent < 0) return null;
    for (const { id, type } of around.slice(agent)) {
      const call = id === null || (type !== "tool" && type !== "agent") ? undefined : this.#calls.get(id);
      if (call !== undefined) return call;
    }
    return null;
  }
}
