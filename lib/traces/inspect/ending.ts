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

/** The steps that come last; an error that no event tells of is the sample's own. */
export function endingSteps(
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
