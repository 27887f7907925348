/** The task that a call gives to a new sub-agent, and what it calls it. */
import type { ToolCall } from "@/lib/traces/canonical";
import { isObject, textField } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";

export function spawnedTask(call: ToolCall): { readonly task: string; readonly label: string | null } | null {
  if (call.name !== "sessions_spawn") return null;
  const reading = parseJson(call.arguments);
  if (!reading.ok || !isObject(reading.value)) return null;
  const task = textField(reading.value, "task");
  return task === null || task.trim() === "" ? null : { task, label: textField(reading.value, "label") };
}
