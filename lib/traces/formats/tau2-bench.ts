/** tau²-bench (Barres et al. 2025): simulations whose user can call tools as well. */
import type { Json, ParsedStep } from "@/lib/traces/canonical";
import { chatMessageStep, isChatMessage } from "@/lib/traces/chat-message";
import { traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { traceTitle } from "@/lib/traces/trace-title";

function isSimulation(value: Json): value is JsonObject {
  if (!isObject(value) || !Object.hasOwn(value, "task_id")) return false;
  const messages = field(value, "messages");
  const own = ["reward_info", "termination_reason"].some((key) => Object.hasOwn(value, key));
  return own && isList(messages) && mostly(messages, (message) => isChatMessage(message));
}

/** A tool's message has the call that it answers as its own id, and says who called. */
function stepsOf(message: Json): readonly ParsedStep[] {
  if (!isObject(message)) return [chatMessageStep(message)];
  const inner = field(message, "tool_messages");
  if (isList(inner) && inner.length > 0) return inner.flatMap(stepsOf);
  const step = chatMessageStep(message);
  if (step.kind !== "tool result") return [step];
  const failed = field(message, "error") === true;
  return [{ ...step, answers: step.answers ?? textField(message, "id"), error: failed ? step.content : null }];
}

export const tau2Bench: RecordFormat = {
  name: "tau2-bench",
  title: "tau²-bench simulations",
  unit: "record",
  detect: ({ records }) => mostly(records, isSimulation),
  *parse({ value }) {
    const record = new Remainder(isObject(value) ? value : {});
    const messages = record.takeList("messages");
    if (messages === null || !isObject(value)) {
      yield reject('This record is no simulation of tau²-bench: "task_id" and "messages" are expected.');
      return;
    }
    const rewards = field(value, "reward_info");
    const reward = isObject(rewards) ? field(rewards, "reward") : undefined;
    const named = ["task_id", "trial", "seed"].flatMap((key) => {
      const text = textOf(field(value, key));
      return text === null ? [] : [[key, text] as const];
    });
    const steps = messages.flatMap(stepsOf);
    const asked = steps.find(({ agent, content }) => agent === "user" && content !== "")?.content ?? null;
    const id = textOf(field(value, "id")) ?? named.map((pair) => pair.join(" ")).join(", ");
    yield traceOf({
      sourceId: id,
      title: traceTitle(asked, `Task ${textOf(field(value, "task_id")) ?? ""}`),
      benchmark: "tau²-bench",
      task: asked,
      outcome: reward === 1 ? "achieved" : reward === 0 ? "failed" : null,
      metadata: Object.fromEntries(named),
      raw: record.left(),
      steps,
    });
  },
};
