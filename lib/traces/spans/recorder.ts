/** Writes down what spans say, each thing once and in order, and knows where everything went. */
import type { StepKind, ToolCall } from "@/lib/traces/canonical";
import type { SpanMessage } from "@/lib/traces/spans/messages/span-message";
import type { ToolUse } from "@/lib/traces/spans/reading";
import { isDistinctive, SaidTexts, type Tally } from "@/lib/traces/spans/said-texts";
import { durationMs } from "@/lib/traces/spans/span-time";
import type { TreeSpan } from "@/lib/traces/spans/span-tree";
import { draftOf, type StepDraft } from "@/lib/traces/spans/step-draft";
import { type KnownCall, ToolLedger } from "@/lib/traces/spans/tool-ledger";

/** How far a message may be one that was recorded before. */
export type Novelty =
  /** What a model just gave: new, whatever was said before. */
  | "new"
  /** What a model or a run was given: history, and perhaps something new. */
  | "history"
  /** What a run gave in the end: mostly what something within it gave. */
  | "outcome";

export interface Saying {
  readonly node: TreeSpan;
  readonly key: string;
  readonly novelty: Novelty;
  /** The agent that the span belongs to. */
  readonly agent: string | null;
  /** When it was said: for the model's answer the beginning of its span. */
  readonly start: bigint | null;
  readonly tally: Tally;
  /** The steps that the span was given, for what it gives back of them. */
  readonly given: ReadonlySet<number>;
}

interface GivenResult {
  readonly node: TreeSpan;
  readonly key: string;
  readonly text: string;
  readonly start: bigint | null;
  readonly error: string | null;
  readonly duration: number | null;
}

export class Recorder {
  readonly steps: StepDraft[] = [];
  /** Key of every message, call and result → its step, also where it was a repetition. */
  readonly places = new Map<string, number>();
  readonly #said = new SaidTexts();
  readonly #tools = new ToolLedger();

  add(step: StepDraft): number {
    const index = this.steps.push(step) - 1;
    this.places.set(step.key, index);
    return index;
  }

  /** The new step of a message, or null where all of it was recorded before. */
  say(message: SpanMessage, saying: Saying): number | null {
    return message.role === "tool" ? this.#answer(message, saying) : this.#speak(message, saying);
  }

  #speak(message: SpanMessage, saying: Saying): number | null {
    const { node, key, novelty, agent, start, tally } = saying;
    const { role, text } = message;
    const isNew = novelty === "new";
    const said = text === "" || isNew ? null : this.#repeats(message, saying);
    const repeated = isNew ? [] : message.toolCalls.map((call) => this.#tools.repeated(call, tally));
    const calls = message.toolCalls.filter((_, at) => repeated[at] === undefined);
    const known = said ?? repeated.find((call) => call !== undefined)?.step ?? null;
    if (calls.length === 0 && (said !== null || text === "") && known !== null) {
      this.places.set(key, known);
      return null;
    }
    const fresh = said === null ? text : "";
    const speaker = speakerOf(message, agent, novelty);
    const toOther = novelty === "history" && (role === "user" || role === "system") && speaker !== agent;
    const step = this.add(
      draftOf({
        key,
        node,
        agent: speaker,
        kind: kindOf(role, fresh === "" && calls.length > 0),
        content: fresh,
        toolCalls: calls,
        addressee: toOther ? agent : null,
        start,
        durationMs: isNew ? durationMs(node.span.start, node.span.end) : null,
      }),
    );
    if (fresh !== "") this.#said.add(message, speaker, step);
    for (const [index, call] of calls.entries()) this.#tools.addCall(call, step, index);
    return step;
  }

  #repeats(message: SpanMessage, saying: Saying): number | null {
    const said = this.#said.find(message, saying.tally, this.#eligible(saying, message.text));
    return said ?? (saying.novelty === "outcome" ? this.#partOf(message.text, saying.node) : null);
  }

  /** A run's outcome may be cut out of what its last agents said, such as what follows "Final Answer:". */
  #partOf(text: string, { enter, leave }: TreeSpan): number | null {
    if (!isDistinctive(text)) return null;
    const oldest = Math.max(0, this.steps.length - 20);
    const found = this.steps.findLastIndex(
      ({ node, content }, index) =>
        index >= oldest && node.enter >= enter && node.leave <= leave && content.includes(text.trim()),
    );
    return found < 0 ? null : found;
  }

  /** Short texts repeat by chance: a run's outcome is only looked for within the run, and in what it was given. */
  #eligible({ node, novelty, given }: Saying, text: string): (step: number) => boolean {
    if (novelty !== "outcome" || isDistinctive(text)) return () => true;
    return (index) => {
      const step = this.steps[index];
      if (step === undefined || given.has(index)) return step !== undefined;
      return step.node.enter >= node.enter && step.node.leave <= node.leave;
    };
  }

  #answer(message: SpanMessage, { node, key, start, tally }: Saying): number | null {
    const { answers, name, text } = message;
    const known =
      this.#tools.result(answers, name, tally) ??
      (answers === null ? this.#said.find(message, tally, () => true) : null);
    if (known !== null) {
      this.places.set(key, known);
      return null;
    }
    const call =
      this.#tools.callWithId(answers) ?? (name === null ? undefined : this.#tools.carriedOut(name, answers, ""));
    if (call !== undefined) this.#tools.take(call);
    const id = answers ?? (call === undefined ? null : this.#idOf(call));
    return this.#result({ node, key, text, start, error: null, duration: null }, id, name, call?.step ?? null);
  }

  /** The call that a tool's span carries out; where no message made it, a step of its own. */
  call(
    tool: ToolUse,
    { node, key, agent, start }: Pick<Saying, "node" | "key" | "agent" | "start">,
  ): { id: string; step: number } {
    const known = this.#tools.carriedOut(tool.name, tool.id, tool.arguments);
    const id = known?.id ?? tool.id ?? node.span.id;
    if (known !== undefined) {
      this.#tools.take(known);
      this.places.set(key, known.step);
      if (known.id === null) this.#identify(known.step, known.index, id);
      this.#tools.setId(known, id);
      return { id, step: known.step };
    }
    const call: ToolCall = { id, name: tool.name, arguments: tool.arguments };
    const step = this.add(draftOf({ key, node, agent, kind: "tool call", content: "", toolCalls: [call], start }));
    this.#tools.take(this.#tools.addCall(call, step, 0));
    return { id, step };
  }

  /** The result of a tool's span; what a message says of it later is a repetition. */
  result(
    tool: ToolUse,
    id: string,
    parent: number,
    { node, key, start }: Pick<Saying, "node" | "key" | "start">,
  ): number {
    const { error, start: began, end } = node.span;
    const duration = durationMs(began, end);
    return this.#result({ node, key, text: tool.result ?? "", start, error, duration }, id, tool.name, parent);
  }

  #result(given: GivenResult, answers: string | null, name: string | null, parent: number | null): number {
    const { node, key, text, start, error, duration } = given;
    const step = this.add(
      draftOf({
        key,
        node,
        agent: "tool",
        kind: "tool result",
        content: text,
        answers,
        start,
        durationMs: duration,
        error,
        parent,
      }),
    );
    this.#tools.addResult(answers, name, step);
    if (text !== "") this.#said.add({ role: "tool", text }, name, step);
    return step;
  }

  /** Whether a text stands in a step already. */
  knows(text: string): number | null {
    return isDistinctive(text)
      ? this.#said.find({ role: "assistant", name: null, text, toolCalls: [], answers: null }, new Map(), () => true)
      : null;
  }

  /** A call without an id gets one, for its result to refer to. */
  #idOf(call: KnownCall): string {
    if (call.id !== null) return call.id;
    const id = `${this.steps[call.step]?.key ?? call.name}/${call.index}`;
    this.#identify(call.step, call.index, id);
    this.#tools.setId(call, id);
    return id;
  }

  #identify(index: number, at: number, id: string): void {
    const step = this.steps[index];
    if (step !== undefined)
      step.toolCalls = step.toolCalls.map((call, place) => (place === at ? { ...call, id } : call));
  }
}

function kindOf(role: SpanMessage["role"], isCall: boolean): StepKind {
  if (role === "system" || role === "thought") return role;
  return isCall ? "tool call" : "message";
}

/** A message's own name says who spoke; what a model gave is of the agent that its span belongs to. */
function speakerOf({ role, name }: SpanMessage, agent: string | null, novelty: Novelty): string {
  if (role === "system" || role === "user") return name ?? role;
  return (novelty === "new" ? (agent ?? name) : (name ?? agent)) ?? "assistant";
}
