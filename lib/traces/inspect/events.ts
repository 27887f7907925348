/** The events of an Inspect sample: who was speaking, and what calls to models and tools took place. */
import type { Json } from "@/lib/traces/canonical";
import { isInspectMessage } from "@/lib/traces/inspect/messages";
import { type InspectSpan, InspectSpans } from "@/lib/traces/inspect/spans";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";

interface Spoken {
  /** The agent within whose span it took place. */
  readonly agent: string | null;
  /** Id of the call that started this agent. */
  readonly startedBy: string | null;
  readonly event: JsonObject;
}

export interface ModelEvent extends Spoken {
  readonly is: "model";
  readonly input: readonly JsonObject[];
  readonly output: readonly JsonObject[];
}

export interface ToolEvent extends Spoken {
  readonly is: "tool";
  readonly id: string;
}

export type InspectEvent = ModelEvent | ToolEvent | { readonly is: "other" | "scoring"; readonly event: JsonObject };

/** Messages that a call to a model gave back. */
function outputOf(event: JsonObject): readonly JsonObject[] {
  const output = field(event, "output");
  const choices = isObject(output) ? field(output, "choices") : undefined;
  return (isList(choices) ? choices : []).flatMap((choice) => {
    const message = isObject(choice) ? field(choice, "message") : undefined;
    return isInspectMessage(message) ? [message] : [];
  });
}

const isScoring = ({ type }: InspectSpan) => type === "scorers" || type === "scorer";

/** The events in order; those of scorers judge the run and are no part of it. */
export function inspectEvents(events: readonly Json[]): readonly InspectEvent[] {
  const spans = new InspectSpans(events);
  return events.filter(isObject).map((event): InspectEvent => {
    spans.pass(event);
    const kind = textField(event, "event");
    const around = spans.around(event);
    if (around.some(isScoring)) return { is: "scoring", event };
    const agent = around.find(({ type }) => type === "agent")?.name ?? null;
    const spoken = { agent, startedBy: spans.startedBy(around), event };
    const input = field(event, "input");
    if (kind === "model" && isList(input))
      return { is: "model", ...spoken, input: input.filter(isInspectMessage), output: outputOf(event) };
    const id = textField(event, "id");
    return kind === "tool" && id !== null ? { is: "tool", id, ...spoken } : { is: "other", event };
  });
}
