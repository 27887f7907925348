/** tau-bench results (Yao et al. 2024): OpenAI messages under `traj`, the reward of the run beside them. */
import type { Json, Outcome } from "@/lib/traces/canonical";
import { chatMessageStep } from "@/lib/traces/chat-message";
import { traceOf } from "@/lib/traces/draft";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { field, isList, isObject, type JsonObject, textField, textOf } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";
import { Remainder } from "@/lib/traces/remainder";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

function instructionOf(record: JsonObject): string | null {
  const info = field(record, "info");
  const task = isObject(info) ? field(info, "task") : undefined;
  return isObject(task) ? textField(task, "instruction") : null;
}

/** The reward is 1 for a run that reached the database state and outputs that the task asks for, else 0. */
function outcomeOf(reward: Json | undefined): Outcome | null {
  return reward === 1 ? "achieved" : reward === 0 ? "failed" : null;
}

export const tauBench: RecordFormat = {
  name: "tau-bench",
  title: "tau-bench results",
  unit: "record",
  detect: ({ records }) =>
    mostly(
      records,
      (value) =>
        isObject(value) &&
        isList(field(value, "traj")) &&
        ["task_id", "reward"].some((key) => Object.hasOwn(value, key)),
    ),
  *parse({ value }, { filename }) {
    const record = new Remainder(isObject(value) ? value : {});
    const messages = record.takeList("traj");
    if (messages === null || !isObject(value)) {
      yield reject('This record has no list "traj", in which tau-bench keeps the messages.');
      return;
    }
    const task = instructionOf(value);
    const ids = ["task_id", "trial"].map((key) => [key, textOf(field(value, key))] as const);
    const named = ids.filter(([, id]) => id !== null);
    const sourceId = named.map(([key, id]) => `${key === "trial" ? "trial" : "task"} ${id}`).join(", ");
    yield traceOf({
      sourceId: sourceId === "" ? null : sourceId,
      title: traceTitle(task, `${nameOfFile(filename)} ${sourceId}`),
      benchmark: "tau-bench",
      task,
      outcome: outcomeOf(field(value, "reward")),
      metadata: Object.fromEntries(named),
      raw: record.left(),
      steps: messages.map(chatMessageStep),
    });
  },
};
