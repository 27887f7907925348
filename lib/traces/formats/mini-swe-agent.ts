/** mini-SWE-agent trajectories: chat messages, the user's words being the environment's once the agent has acted. */
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { chatMessageStep, isChatMessage } from "@/lib/traces/chat-message";
import { traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

function isTrajectory(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  const messages = field(value, "messages");
  const info = field(value, "info");
  const own =
    (textField(value, "trajectory_format") ?? "").startsWith("mini-swe-agent") ||
    (isObject(info) && Object.hasOwn(info, "mini_version"));
  return own && isList(messages) && mostly(messages, isChatMessage);
}

function stepsOf(messages: readonly Json[]): readonly ParsedStep[] {
  const steps = messages.map(chatMessageStep);
  const acted = steps.findIndex(({ agent }) => agent === "assistant");
  return steps.map((step, index) =>
    acted >= 0 && index > acted && step.agent === "user"
      ? { ...step, agent: "environment", kind: "tool result", raw: { role: "user", rest: step.raw } }
      : step,
  );
}

function modelOf(info: Json | undefined): string | null {
  const config = isObject(info) ? field(info, "config") : undefined;
  const model = isObject(config) ? field(config, "model") : undefined;
  return isObject(model) ? textField(model, "model_name") : null;
}

export const miniSweAgent: RecordFormat = {
  name: "mini-swe-agent",
  title: "mini-SWE-agent trajectory",
  unit: "record",
  detect: ({ records }) => mostly(records, isTrajectory),
  *parse({ value }, { filename }) {
    if (!isTrajectory(value)) {
      yield reject('This record is no trajectory of mini-SWE-agent: "info" and "messages" are expected.');
      return;
    }
    const record = new Remainder(value);
    const steps = stepsOf(record.takeList("messages") ?? []);
    const info = field(value, "info");
    const exit = isObject(info) ? textField(info, "exit_status") : null;
    const task = steps.find(({ agent }) => agent === "user")?.content ?? null;
    const instance = textField(value, "instance_id");
    yield traceOf({
      sourceId: instance,
      title: traceTitle(instance, task, nameOfFile(filename)),
      system: "mini-SWE-agent",
      model: modelOf(info),
      task,
      metadata: exit === null ? {} : { exit_status: exit },
      raw: record.left(),
      steps,
    });
  },
};
