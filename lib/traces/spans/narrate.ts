/** Walks through a run in time and writes down what each span says when it begins and when it ends. */
import type { SpanMessage } from "@/lib/traces/spans/messages/span-message";
import { type Novelty, Recorder } from "@/lib/traces/spans/recorder";
import type { RunSpan } from "@/lib/traces/spans/run-tree";
import { durationMs } from "@/lib/traces/spans/span-time";
import { compareInstant, type TreeSpan } from "@/lib/traces/spans/span-tree";
import { draftOf } from "@/lib/traces/spans/step-draft";

/** The beginning or the end of a span. */
interface Moment {
  readonly run: RunSpan;
  readonly leaving: boolean;
  readonly time: bigint | null;
  readonly place: number;
}

interface ToolCallPlace {
  readonly id: string;
  readonly step: number;
}

/** In time; at one time as in a walk through the tree. What has no time comes last. */
function moments(runs: readonly RunSpan[]): readonly Moment[] {
  const all = runs.flatMap((run): Moment[] => [
    { run, leaving: false, time: run.node.start, place: run.node.enter },
    { run, leaving: true, time: run.node.end, place: run.node.leave },
  ]);
  return all.sort((a, b) => {
    if (a.time === null || b.time === null) return a.time === b.time ? a.place - b.place : a.time === null ? 1 : -1;
    return compareInstant(a.time, b.time) || a.place - b.place;
  });
}

export interface Narration {
  readonly recorder: Recorder;
  /** The step that stands for a span: its answer, result or event. */
  readonly main: ReadonlyMap<TreeSpan, number>;
}

/** Without content in any span, each of them becomes an event, so that the run can be seen at least. */
export function narrate(runs: readonly RunSpan[]): Narration {
  const narrator = new Narrator(runs.some(hasContent));
  for (const { run, leaving } of moments(runs)) {
    if (leaving) narrator.leave(run);
    else narrator.enter(run);
  }
  return { recorder: narrator.recorder, main: narrator.main };
}

function hasContent({ reading: { inputs, outputs, tool, data } }: RunSpan): boolean {
  return (
    inputs.length > 0 ||
    outputs.length > 0 ||
    data !== null ||
    (tool !== null && (tool.result !== null || tool.arguments !== ""))
  );
}

class Narrator {
  readonly recorder = new Recorder();
  readonly main = new Map<TreeSpan, number>();
  readonly #calls = new Map<TreeSpan, ToolCallPlace>();
  readonly #given = new Map<TreeSpan, Set<number>>();
  /** Model calls and what lies below them. */
  readonly #models = new Set<TreeSpan>();
  /** Spans with a step somewhere below them, and with an error there. */
  readonly #told = new Set<TreeSpan>();
  readonly #failed = new Set<TreeSpan>();

  constructor(readonly hasContent: boolean) {}

  enter(run: RunSpan): void {
    const { node, reading } = run;
    if (!this.hasContent) {
      this.#event(run, node.span.name);
      return;
    }
    this.#sayAll(run, reading.inputs, "history");
    if (reading.type === "handoff") this.#event(run, reading.data ?? node.span.name);
    if (reading.type === "llm" || (node.parent !== null && this.#models.has(node.parent))) this.#models.add(node);
    if (reading.type === "llm" && !run.wraps) this.#answer(run);
    if (reading.tool === null) return;
    const { id, step } = this.recorder.call(reading.tool, this.#saying(run, "call"));
    if (this.recorder.steps[step]?.node === node) this.#place(node, step);
    this.#calls.set(node, { id, step });
    this.#tell(node);
    if (node.children.length === 0) this.#result(run);
  }

  leave(run: RunSpan): void {
    const { node, reading } = run;
    if (this.hasContent) {
      if (reading.tool !== null && node.children.length > 0) this.#result(run);
      if (reading.type !== "llm" || run.wraps) this.#sayAll(run, reading.outputs, "outcome");
      if (!this.main.has(node) && !this.#told.has(node)) this.#close(run);
    }
    const { error } = node.span;
    if (error !== null && !this.#failed.has(node)) this.#fail(run, error);
  }

  /** What a model gave; a call that says nothing of it is an event. */
  #answer(run: RunSpan): void {
    const { reading, node } = run;
    this.#sayAll(run, reading.outputs, "new");
    // Within a call that another instrumentation recorded too, the outer span says it.
    if (this.main.has(node) || (node.parent !== null && this.#models.has(node.parent))) return;
    this.#event(run, reading.data ?? node.span.name);
  }

  /** A span with nothing below it and nothing said shows what it gave, where that is known. */
  #close(run: RunSpan): void {
    const { node, reading } = run;
    const { data, outputs, inputs, type } = reading;
    if (outputs.length > 0) return;
    const known = data === null ? null : this.recorder.knows(data);
    if (known !== null) this.recorder.places.set(keyOf(node, "event"), known);
    else if (data !== null) this.#event(run, data);
    else if (type === "agent" && inputs.length === 0) this.#event(run, node.span.name);
  }

  #result(run: RunSpan): void {
    const { node, reading } = run;
    const call = this.#calls.get(node);
    if (reading.tool === null || call === undefined || (reading.tool.result === null && node.span.error === null))
      return;
    const { start } = this.#saying(run, "result");
    const own = node.children.length === 0 ? start : (node.span.end ?? node.end);
    this.#stand(
      node,
      this.recorder.result(reading.tool, call.id, call.step, { node, key: keyOf(node, "result"), start: own }),
    );
  }

  #sayAll(run: RunSpan, messages: readonly SpanMessage[], novelty: Novelty): void {
    const { node } = run;
    const tally = new Map<string, number>();
    const given = this.#given.get(node) ?? new Set();
    this.#given.set(node, given);
    const side = novelty === "history" ? "in" : "out";
    const end = novelty === "outcome" ? (node.span.end ?? node.end) : null;
    for (const [index, message] of messages.entries()) {
      const saying = this.#saying(run, `${side}/${index}`);
      const step = this.recorder.say(message, { ...saying, start: end ?? saying.start, novelty, tally, given });
      if (novelty === "history") given.add(this.recorder.places.get(saying.key) ?? -1);
      if (step === null) continue;
      this.#place(node, step);
      this.#tell(novelty === "history" ? node.parent : node);
      if (novelty !== "history") this.#stand(node, step);
    }
  }

  #event(run: RunSpan, content: string): void {
    const { node, agent, reading } = run;
    const { key, start } = this.#saying(run, "event");
    const { addressee } = reading;
    const duration = durationMs(node.span.start, node.span.end);
    const step = this.recorder.add(
      draftOf({ key, node, agent, kind: "event", content, addressee, start, durationMs: duration }),
    );
    this.#place(node, step);
    this.#stand(node, step);
    this.#tell(node);
  }

  /** The error goes to the step that stands for the span, where there is one. */
  #fail(run: RunSpan, error: string): void {
    const { node } = run;
    if (!this.main.has(node)) this.#event(run, node.span.name);
    const step = this.recorder.steps[this.main.get(node) ?? -1];
    if (step !== undefined) step.error = error;
    for (let at: TreeSpan | null = node; at !== null && !this.#failed.has(at); at = at.parent) this.#failed.add(at);
  }

  /** Puts a step under the call within which it happened. */
  #place(node: TreeSpan, index: number): void {
    const step = this.recorder.steps[index];
    if (step === undefined || step.parent !== null) return;
    for (let above = node.parent; above !== null; above = above.parent) {
      const holder = this.#calls.get(above)?.step ?? (this.hasContent ? undefined : this.main.get(above));
      if (holder === undefined || holder === index) continue;
      step.parent = holder;
      return;
    }
  }

  #stand(node: TreeSpan, step: number): void {
    this.main.set(node, step);
    this.#tell(node);
  }

  #tell(node: TreeSpan | null): void {
    for (let at = node; at !== null && !this.#told.has(at); at = at.parent) this.#told.add(at);
  }

  #saying({ node, agent }: RunSpan, what: string) {
    return { node, agent, key: keyOf(node, what), start: node.start };
  }
}

export function keyOf(node: TreeSpan, what: string): string {
  return `${node.span.id}/${what}`;
}
