/** Magentic-One runs as AgentRx and others record them: messages whose role says more than the agent. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { isChatMessage } from "@/lib/traces/chat-message";
import { traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, textField, textOf } from "@/lib/traces/json-value";
import { isMagenticRole, magenticStep } from "@/lib/traces/magentic-role";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

const listKeys = ["history", "messages", "trajectory"];

function isRun(value: Json | undefined): value is readonly Json[] {
  if (!isList(value) || !mostly(value, isChatMessage)) return false;
  return value.some((message) => isObject(message) && isMagenticRole(textField(message, "role")));
}

function runKey(value: Json): string | null {
  return isObject(value) ? (listKeys.find((key) => isRun(field(value, key))) ?? null) : null;
}

function readRun(messages: readonly Json[], rest: Remainder, filename: string): ParsedTrace {
  const steps = messages.map(magenticStep);
  const question = rest.takeText("question");
  const task = question ?? steps.find((step) => /^(?:human|user)$/i.test(step.agent ?? ""))?.content ?? null;
  const id = ["question_ID", "trajectory_id", "id"].find((key) => textOf(rest.peek(key)) !== null);
  return traceOf({
    sourceId: id === undefined ? null : textOf(rest.peek(id)),
    title: traceTitle(task, nameOfFile(filename)),
    system: "Magentic-One",
    task,
    raw: rest.left(),
    steps,
  });
}

export const magenticOneRun: DocumentFormat = {
  name: "magentic-one",
  title: "Magentic-One run (list of messages)",
  unit: "document",
  detect: ({ records, container }) => container !== "object" && isRun(records),
  *parse(records, { filename }) {
    const messages = records.map(({ value }) => value);
    if (isRun(messages)) yield readRun(messages, new Remainder({}), filename);
    else
      yield reject(
        'These records are no messages of Magentic-One, whose roles read like "Orchestrator (-> WebSurfer)".',
      );
  },
};

export const magenticOneRuns: RecordFormat = {
  name: "magentic-one-records",
  title: "Magentic-One runs, one a record",
  unit: "record",
  detect: ({ records }) => mostly(records, (value) => isRun(value) || runKey(value) !== null),
  *parse({ value }, { filename }) {
    const key = runKey(value);
    if (isRun(value)) yield readRun(value, new Remainder({}), filename);
    else if (key !== null && isObject(value)) {
      const rest = new Remainder(value);
      yield readRun(rest.takeList(key) ?? [], rest, filename);
    } else yield reject("This record has no list of messages of a Magentic-One run.");
  },
};
