/**
 * The Agent Trajectory Interchange Format, 1.0 to 1.7. Sub-agents' trajectories,
 * inside the file since 1.7, stand where they were called. Context copied from
 * another trajectory is no step; it is kept beside the steps.
 */
import type { Json } from "@/lib/traces/canonical";
import { type RecordFormat, reject } from "@/lib/traces/format";
import { atifTrace, isTrajectory } from "@/lib/traces/formats/atif-trajectory";
import { isObject, type JsonObject } from "@/lib/traces/json-value";
import { mostly } from "@/lib/traces/mostly";

/** Several trajectories under names of the writer's own. */
function isBundle(value: Json): value is JsonObject {
  if (!isObject(value)) return false;
  const parts = Object.values(value);
  return parts.length > 0 && parts.every(isTrajectory);
}

export const atif: RecordFormat = {
  name: "atif",
  title: "Agent Trajectory Interchange Format (ATIF)",
  unit: "record",
  detect: ({ records }) => mostly(records, (value) => isTrajectory(value) || isBundle(value)),
  *parse({ value }, { filename }) {
    if (isTrajectory(value)) yield* atifTrace([["", value]], filename);
    else if (isBundle(value))
      yield* atifTrace(
        Object.entries(value).flatMap(([name, one]) => (isTrajectory(one) ? [[name, one]] : [])),
        filename,
      );
    else yield reject('This record is no ATIF trajectory: "schema_version": "ATIF-v1.…" and "steps" are expected.');
  },
};
