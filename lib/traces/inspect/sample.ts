/** One sample of an Inspect log → one trace. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { mergedRaw } from "@/lib/traces/content-blocks";
import { traceOf } from "@/lib/traces/draft";
import { labelsKey, wrapperKey } from "@/lib/traces/identity";
import { Attachments } from "@/lib/traces/inspect/attachments";
import { Conversation } from "@/lib/traces/inspect/conversation";
import { endingSteps } from "@/lib/traces/inspect/ending";
import { inspectEvents } from "@/lib/traces/inspect/events";
import { takeScores } from "@/lib/traces/inspect/scores";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { contentOf } from "@/lib/traces/message-content";
import { Remainder } from "@/lib/traces/remainder";
import { referToRepeats } from "@/lib/traces/repeats";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

/** Until 2024, events and attachments stood in a transcript of their own. */
function transcriptOf(sample: JsonObject): { readonly events: readonly Json[]; readonly attachments: JsonObject } {
  const transcript = field(sample, "transcript");
  const inner = isObject(transcript) ? transcript : {};
  const events = field(sample, "events") ?? field(inner, "events");
  const attachments = field(sample, "attachments") ?? field(inner, "content");
  return { events: isList(events) ? events : [], attachments: isObject(attachments) ? attachments : {} };
}

/** What the sample was asked: its input, or of several messages the last of the user's. */
function taskOf(input: Json | undefined): string | null {
  if (typeof input === "string") return input;
  if (!isList(input)) return null;
  const asked = input.findLast((message) => isObject(message) && textField(message, "role") === "user");
  return isObject(asked) ? contentOf(field(asked, "content")).text || null : null;
}

function sourceIdOf(sample: JsonObject, evaluation: JsonObject): string | null {
  const uuid = textField(sample, "uuid");
  if (uuid !== null) return uuid;
  const parts = [
    textField(evaluation, "eval_id") ?? textField(evaluation, "run_id"),
    textOf(field(sample, "id")),
    textOf(field(sample, "epoch")),
  ];
  return parts.filter((part) => part !== null).join(" ") || null;
}

/** `header` is the log without its samples. */
export function inspectSample(sample: JsonObject, header: JsonObject, filename: string): ParsedTrace {
  const found = field(header, "eval");
  const evaluation = isObject(found) ? found : {};
  const transcript = transcriptOf(sample);
  const attachments = new Attachments(transcript.attachments);
  const events = inspectEvents(transcript.events);
  const record = new Remainder(sample);
  const conversation = new Conversation(events, record.takeList("messages") ?? [], attachments);
  const steps = conversation.steps();
  const otherVersions = conversation.otherVersions();
  if (otherVersions.length > 0) record.keep("messages", otherVersions);
  const scores = takeScores(record);
  const labels = scores.left === null ? {} : { [labelsKey]: scores.left };
  const task = taskOf(attachments.json(record.peek("input") ?? null));
  const benchmark = textField(evaluation, "task");
  const id = textOf(field(sample, "id"));
  const epoch = textOf(field(sample, "epoch"));
  const warnings =
    attachments.leftOut === 0
      ? []
      : [`${attachments.leftOut} attachments are too long to be shown in the steps; they are kept in the trace's raw.`];
  return referToRepeats(
    traceOf({
      sourceId: sourceIdOf(sample, evaluation),
      title: traceTitle(task, [benchmark, id].filter((part) => part !== null).join(" "), nameOfFile(filename)),
      system: textField(evaluation, "solver"),
      model: textField(evaluation, "model"),
      benchmark,
      task,
      outcome: scores.outcome,
      metadata: Object.fromEntries(
        [
          ["sample", id],
          ["epoch", epoch],
          ["status", textField(header, "status")],
        ].filter(([, value]) => value !== null),
      ),
      raw: mergedRaw({ [wrapperKey]: header, ...labels }, record.left()),
      steps: [...steps, ...endingSteps(events, sample, attachments)],
      claims: scores.claims,
      warnings: [...scores.warnings, ...warnings],
    }),
  );
}
