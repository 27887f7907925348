/** AgentRx's files of labels, told from runs: a list of verdicts, or an index of which run shows which failure. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject } from "@/lib/traces/json-value";

/** {trajectory_id, failures: […], root_cause, failure_summary} */
export function isAgentRxVerdict(value: Json): value is JsonObject {
  return isObject(value) && isList(field(value, "failures")) && Object.hasOwn(value, "trajectory_id");
}

function isIndexEntry(value: Json): boolean {
  return isObject(value) && ["step", "reason", "name"].every((key) => Object.hasOwn(value, key));
}

/** {category: {trajectory id: {step, reason, name of the file}}} */
export function isAgentRxIndex(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  const groups = Object.values(value);
  return (
    groups.length > 0 &&
    groups.every((group) => isObject(group) && Object.values(group).every(isIndexEntry)) &&
    groups.some((group) => isObject(group) && Object.keys(group).length > 0)
  );
}

/** A guess from the first characters, good enough to decide what is read first. */
export function beginsAsAgentRxLabels(head: string): boolean {
  if (/"trajectory_id"\s*:/.test(head) && /"failures"\s*:\s*\[/.test(head)) return true;
  return /^\s*\{\s*"[^"]*"\s*:\s*\{\s*"[^"]*"\s*:\s*\{\s*"step"\s*:/.test(head);
}
