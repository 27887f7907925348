/** The history that an OpenClaw agent starts with, told once although every start repeats it. */
import type { Json, ParsedStep, ToolCall } from "@/lib/traces/canonical";
import { errorText, keepInMain, keepRole, mergedRaw, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import { isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { takeTime } from "@/lib/traces/kept-time";
import { contentOf } from "@/lib/traces/message-content";
import type { Entry, Timeline } from "@/lib/traces/openclaw/timeline";
import { Remainder } from "@/lib/traces/remainder";

function resultStep(message: JsonObject): ParsedStep {
  const rest = new Remainder(message);
  const answers = rest.takeText("toolCallId");
  const { text, rest: parts } = contentOf(rest.take("content"));
  if (parts !== undefined) rest.keep("content", parts);
  const error = rest.peek("isError") === true ? errorText(text) : null;
  const time = takeTime(rest);
  return stepOf({ agent: "tool", kind: "tool result", content: text, answers, time, error, raw: rest.left() });
}

function spokenSteps(message: JsonObject, agent: string | null): readonly ParsedStep[] {
  const rest = new Remainder(message);
  const role = rest.takeText("role");
  const speaker = role === "assistant" ? agent : role;
  const time = takeTime(rest);
  const steps = messageSteps(rest.take("content"), { agent: speaker, kind: role === "system" ? "system" : "message" });
  keepRole(rest, role, steps);
  return keepInMain(steps, rest.left()).map((step) => ({ ...step, time }));
}

const isSameCall = (a: ToolCall | undefined, b: ToolCall) => a?.name === b.name && a.arguments === b.arguments;

export class Histories {
  /** Message, as its JSON text → the last of its entries. */
  readonly #told = new Map<string, Entry>();

  constructor(readonly timeline: Timeline) {}

  tell(messages: readonly Json[], family: string, agent: string | null): void {
    let last: Entry | null = null;
    for (const message of messages) {
      const key = `${family}\n${JSON.stringify(message)}`;
      const known = this.#told.get(key);
      last = known ?? this.#tellMessage(message, family, agent, last);
      if (known === undefined && last !== null) this.#told.set(key, last);
    }
  }

  #tellMessage(message: Json, family: string, agent: string | null, after: Entry | null): Entry | null {
    const said: JsonObject = isObject(message) ? message : { content: message };
    const isResult = ["toolResult", "tool"].includes(textField(said, "role") ?? "");
    let last = after;
    for (const step of isResult ? [resultStep(said)] : spokenSteps(said, agent)) {
      const found = this.#entryOf(step, family);
      if (found === undefined) last = this.timeline.putBehind(last, step, family);
      else {
        found.step = completed(found.step, step);
        last = found;
      }
    }
    return last;
  }

  /** The entry that telemetry has of the same thing. */
  #entryOf(step: ParsedStep, family: string): Entry | undefined {
    if (step.kind === "tool result")
      return this.timeline.takeUntold(
        family,
        ({ kind, answers }) =>
          kind === "tool result" && answers !== null && this.timeline.idOf(answers) === step.answers,
      );
    if (step.toolCalls.length > 0) return this.#entryOfCalls(step, family);
    if (step.content === "") return undefined;
    return this.timeline.takeUntold(
      family,
      ({ kind, agent, content }) => kind === "message" && agent === step.agent && content === step.content,
    );
  }

  /** Telemetry has an entry for each call; those of one message become part of the first. */
  #entryOfCalls(step: ParsedStep, family: string): Entry | undefined {
    let first: Entry | undefined;
    for (const call of step.toolCalls) {
      const found = this.timeline.takeUntold(family, ({ toolCalls }) => isSameCall(toolCalls[0], call));
      if (found === undefined) continue;
      this.timeline.alias(found.step.toolCalls[0]?.id ?? null, call.id);
      if (first === undefined) first = found;
      else {
        found.partOf = first;
        first.beside.push(...(found.step.raw === null ? [] : [found.step.raw]), ...found.beside);
      }
    }
    return first;
  }
}

/** Telemetry's step with what the history says besides. */
function completed(step: ParsedStep, told: ParsedStep): ParsedStep {
  const content = told.content === "" ? step.content : told.content;
  const isCall = step.kind === "tool call" || told.toolCalls.length > 0;
  return {
    ...step,
    kind: isCall ? told.kind : step.kind,
    content,
    toolCalls: told.toolCalls.length > 0 ? told.toolCalls : step.toolCalls,
    answers: told.answers ?? step.answers,
    time: step.time ?? told.time,
    error: step.error ?? told.error,
    raw: isObject(told.raw) ? mergedRaw(told.raw, step.raw) : step.raw,
  };
}
