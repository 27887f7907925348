/** What ended an Inspect sample early: an error, or a limit. */
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { errorText } from "@/lib/traces/content-blocks";
import { stepOf } from "@/lib/traces/draft";
import type { Attachments } from "@/lib/traces/inspect/attachments";
import type { InspectEvent } from "@/lib/traces/inspect/events";
import { field, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { sourceTime } from "@/lib/traces/source-time";

function wordsOf(event: JsonObject): string {
  const error = field(event, "error");
  return textField(event, "message") ?? (isObject(error) ? textField(error, "message") : null) ?? textOf(event) ?? "";
}

function endingStep(event: JsonObject, attachments: Attachments): ParsedStep {
  const kind = textField(event, "event");
  const content = attachments.text(wordsOf(event));
  return stepOf({
    agent: "system",
    kind: "event",
    content,
    time: sourceTime(field(event, "timestamp")),
    error: kind === "error" ? errorText(content) : null,
    raw: { event: kind },
  });
}

/** {"type": "token", "limit": 1000}, which older logs have without an event. */
function limitStep(limit: Json | undefined): readonly ParsedStep[] {
  if (!isObject(limit)) return [];
  const content = `limit reached: ${[textField(limit, "type"), textOf(field(limit, "limit"))].filter(Boolean).join(" ")}`;
  return [stepOf({ agent: "system", kind: "event", content })];
}

/** The steps that come last; an error or limit that no event tells of is the sample's own. */
export function endingSteps(
  events: readonly InspectEvent[],
  sample: JsonObject,
  attachments: Attachments,
): readonly ParsedStep[] {
  const told = eventSteps(events, field(sample, "error"), attachments);
  const isTold = told.some(({ raw }) => isObject(raw) && field(raw, "event") === "sample_limit");
  return isTold ? told : [...told, ...limitStep(field(sample, "limit"))];
}

function eventSteps(
  events: readonly InspectEvent[],
  error: Json | undefined,
  attachments: Attachments,
): readonly ParsedStep[] {
  const steps = events.flatMap(({ is, event }) =>
    is === "other" && ["error", "sample_limit"].includes(textField(event, "event") ?? "")
      ? [endingStep(event, attachments)]
      : [],
  );
  const message = isObject(error) ? textField(error, "message") : null;
  if (message === null || steps.some(({ content }) => content === message)) return steps;
  return [...steps, stepOf({ agent: "system", kind: "event", content: message, error: errorText(message) })];
}
