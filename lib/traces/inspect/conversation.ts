/**
 * The steps of an Inspect sample. `messages` is the conversation as it ended;
 * where sub-agents spoke, or where the history was cut, the calls to the models
 * hold more than that: then each message they show is a step, once, when it
 * first shows.
 */
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import type { Attachments } from "@/lib/traces/inspect/attachments";
import type { InspectEvent, ToolEvent } from "@/lib/traces/inspect/events";
import { inspectSteps, isInspectMessage, messageKey } from "@/lib/traces/inspect/messages";
import { field, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { durationOf } from "@/lib/traces/kept-time";
import { sourceTime } from "@/lib/traces/source-time";

const mainAgent = "assistant";

interface Said {
  readonly message: Json;
  readonly agent: string;
  /** The agent whose conversation it is in, where that is not the main one. */
  readonly within: string | null;
  /** Id of the call that started this agent. */
  readonly startedBy: string | null;
}

function answersOf(messages: readonly JsonObject[]): readonly string[] {
  return messages.flatMap((message) => textField(message, "tool_call_id") ?? []);
}

/** The message that a tool's result would have been, had a model still been shown it. */
function unseenResult({ event, id }: ToolEvent): JsonObject {
  const error = field(event, "error");
  return {
    role: "tool",
    content: textOf(field(event, "result")) ?? "",
    tool_call_id: id,
    function: field(event, "function") ?? null,
    ...(isObject(error) ? { error } : {}),
  };
}

export class Conversation {
  constructor(
    readonly events: readonly InspectEvent[],
    readonly final: readonly Json[],
    readonly attachments: Attachments,
  ) {}

  #key(message: JsonObject): string {
    return messageKey(message, this.attachments);
  }

  /** Messages of the end that the calls to the models show in another version. */
  otherVersions(): readonly Json[] {
    if (!this.#hasMore()) return [];
    const shown = new Map<string, string>();
    for (const event of this.events) {
      for (const message of event.is === "model" ? [...event.input, ...event.output] : []) {
        const key = this.#key(message);
        if (!shown.has(key)) shown.set(key, JSON.stringify(message));
      }
    }
    return this.final.filter((message) => {
      const version = isInspectMessage(message) ? shown.get(this.#key(message)) : undefined;
      return version !== undefined && version !== JSON.stringify(message);
    });
  }

  steps(): readonly ParsedStep[] {
    const timings = this.#timings();
    const steps: ParsedStep[] = [];
    const calls = new Map<string, number>();
    for (const { message, agent, within, startedBy } of this.#said()) {
      const parent = startedBy === null ? null : (calls.get(startedBy) ?? null);
      const answers = isObject(message) ? textField(message, "tool_call_id") : null;
      const timing = isInspectMessage(message) ? timings.get(answers ?? this.#key(message)) : undefined;
      for (const step of inspectSteps(this.attachments.json(message), agent)) {
        for (const { id } of step.toolCalls) if (id !== null) calls.set(id, steps.length);
        steps.push({ ...step, ...timing, parent, addressee: step.agent === "user" ? within : null });
      }
    }
    return steps;
  }

  #said(): readonly Said[] {
    if (this.#hasMore()) return this.#saidInCalls();
    const speakers = this.#speakers();
    return this.final.map((message) => ({
      message,
      agent: (isInspectMessage(message) ? speakers.get(this.#key(message)) : undefined) ?? mainAgent,
      within: null,
      startedBy: null,
    }));
  }

  #finalKeys(): ReadonlySet<string> {
    return new Set(this.final.filter(isInspectMessage).map((message) => this.#key(message)));
  }

  /** Whether the calls to the models show messages that the end does not have. */
  #hasMore(): boolean {
    if (this.final.length === 0) return true;
    const known = this.#finalKeys();
    const isMore = (message: JsonObject) => !known.has(this.#key(message));
    return this.events.some((event) => event.is === "model" && [...event.input, ...event.output].some(isMore));
  }

  /** Who said each of the messages that models gave back. */
  #speakers(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const event of this.events) {
      if (event.is !== "model" || event.agent === null) continue;
      for (const message of event.output) found.set(this.#key(message), found.get(this.#key(message)) ?? event.agent);
    }
    return found;
  }

  /** Every message of every call to a model, once. */
  #saidInCalls(): readonly Said[] {
    const main = this.#finalKeys();
    const seen = new Set<string>();
    const said: Said[] = [];
    const say = (message: JsonObject, agent: string, within: string | null, startedBy: string | null) => {
      const key = this.#key(message);
      if (seen.has(key)) return;
      seen.add(key);
      const isMain = main.has(key);
      said.push({ message, agent, within: isMain ? null : within, startedBy: isMain ? null : startedBy });
    };
    const inputs = this.events.flatMap((event) => (event.is === "model" ? event.input : []));
    const shown = new Set(answersOf([...inputs, ...this.final.filter(isInspectMessage)]));
    for (const event of this.events) {
      if (event.is === "tool" && !shown.has(event.id)) say(unseenResult(event), mainAgent, null, event.startedBy);
      if (event.is !== "model") continue;
      const agent = event.agent ?? mainAgent;
      for (const message of event.input) say(message, agent, event.agent, event.startedBy);
      for (const message of event.output) say(message, agent, null, event.startedBy);
    }
    for (const message of this.final) {
      if (isInspectMessage(message)) say(message, mainAgent, null, null);
      else said.push({ message, agent: mainAgent, within: null, startedBy: null });
    }
    return said;
  }

  /** Times of results by the id of their call, of a model's messages by their key. */
  #timings(): ReadonlyMap<string, Pick<ParsedStep, "time" | "durationMs">> {
    return new Map(
      this.events.flatMap((event) => {
        if (event.is !== "model" && event.is !== "tool") return [];
        const timing = {
          time: sourceTime(field(event.event, "completed")) ?? sourceTime(field(event.event, "timestamp")),
          durationMs: durationOf(field(event.event, "working_time"), "s"),
        };
        const keys = event.is === "tool" ? [event.id] : event.output.map((message) => this.#key(message));
        return keys.map((key) => [key, timing] as const);
      }),
    );
  }
}
