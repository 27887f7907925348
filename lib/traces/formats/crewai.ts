/** What CrewAI writes: its log of tasks (`output_log_file`, as JSON), and the output of a crew. */

import { takeCalls } from "@/lib/traces/call-fields";
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { errorText, keepInMain, keepRole, mergedRaw, messageSteps } from "@/lib/traces/content-blocks";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { type DocumentFormat, type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { takeTime } from "@/lib/traces/kept-time";
import { contentOf } from "@/lib/traces/message-content";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { referToRepeats } from "@/lib/traces/repeats";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

function isLogRow(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  return ["task", "agent", "status"].every((key) => Object.hasOwn(value, key)) && Object.hasOwn(value, "timestamp");
}

function logStep(value: Json): ParsedStep {
  if (!isLogRow(value)) return stepOf({ agent: null, kind: "event", content: textOf(value) ?? "", raw: value });
  const rest = new Remainder(value);
  const agent = rest.takeText("agent");
  const time = takeTime(rest);
  const hasOutput = (field(value, "output") ?? null) !== null;
  const key = hasOutput ? "output" : "task";
  const { text, rest: parts } = contentOf(rest.take(key));
  if (parts !== undefined) rest.keep(key, parts);
  const error = textField(value, "status") === "failed" ? errorText(text) || "failed" : null;
  return stepOf({ agent, kind: hasOutput ? "message" : "event", content: text, time, error, raw: rest.left() });
}

export const crewAiLog: DocumentFormat = {
  name: "crewai-log",
  title: "CrewAI log (output_log_file as JSON)",
  unit: "document",
  detect: ({ records }) => mostly(records, isLogRow),
  *parse(records, { filename }) {
    const rows = records.map(({ value }) => value);
    if (!rows.some(isLogRow)) {
      yield reject('These rows are none of a CrewAI log: "timestamp", "task", "agent" and "status" are expected.');
      return;
    }
    const first = rows.find(isLogRow);
    const task = first === undefined ? null : textField(first, "task");
    yield referToRepeats(
      traceOf({ title: traceTitle(task, nameOfFile(filename)), system: "CrewAI", task, steps: rows.map(logStep) }),
    );
  },
};

const isTaskOutput = (value: Json) =>
  isObject(value) &&
  Object.hasOwn(value, "description") &&
  Object.hasOwn(value, "agent") &&
  Object.hasOwn(value, "raw");

function isCrewOutput(value: Json): value is JsonObject {
  const tasks = isObject(value) ? field(value, "tasks_output") : undefined;
  return isList(tasks) && mostly(tasks, isTaskOutput);
}

/** The messages of a task went to and from the model of its agent. */
function taskMessage(value: Json, agent: string | null): readonly ParsedStep[] {
  if (!isObject(value)) return [stepOf({ agent: null, kind: "event", content: textOf(value) ?? "", raw: value })];
  const rest = new Remainder(value);
  const role = rest.takeText("role");
  const speaker = role === "assistant" ? (agent ?? role) : role;
  const calls = takeCalls(rest, "tool_calls");
  const answers = rest.takeText("tool_call_id");
  const kind = role === "system" ? "system" : role === "tool" ? "tool result" : "message";
  const steps = messageSteps(rest.take("content"), { agent: speaker, kind }, calls);
  keepRole(rest, role, steps);
  return keepInMain(steps, rest.left()).map((step) => ({ ...step, answers: step.answers ?? answers }));
}

function taskSteps(value: Json): readonly ParsedStep[] {
  if (!isObject(value)) return [stepOf({ agent: null, kind: "event", content: textOf(value) ?? "", raw: value })];
  const rest = new Remainder(value);
  const agent = rest.takeText("agent");
  const messages = (rest.takeList("messages") ?? []).flatMap((message) => taskMessage(message, agent));
  const { text, rest: parts } = contentOf(rest.take("raw"));
  if (parts !== undefined) rest.keep("raw", parts);
  const left = rest.left();
  const last = messages.at(-1);
  // The task's result is usually the last thing that its agent said.
  if (last !== undefined && last.agent === agent && last.content === text && text !== "")
    return messages.with(-1, { ...last, raw: left === null ? last.raw : mergedRaw(left, last.raw) });
  return [...messages, stepOf({ agent, content: text, raw: left })];
}

export const crewAiOutput: RecordFormat = {
  name: "crewai-output",
  title: "CrewAI output of a crew",
  unit: "record",
  detect: ({ records }) => mostly(records, isCrewOutput),
  *parse({ value }, { filename }) {
    if (!isCrewOutput(value)) {
      yield reject('This record is no output of a crew: "tasks_output" is expected.');
      return;
    }
    const record = new Remainder(value);
    const tasks = record.takeList("tasks_output") ?? [];
    const first = tasks.find(isObject);
    const task = first === undefined ? null : textField(first, "description");
    yield referToRepeats(
      traceOf({
        title: traceTitle(task, nameOfFile(filename)),
        system: "CrewAI",
        task,
        raw: record.left(),
        steps: tasks.flatMap(taskSteps),
      }),
    );
  },
};
