/** A file of OpenClaw telemetry → one trace. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { Telemetry } from "@/lib/traces/openclaw/telemetry";
import { referToRepeats } from "@/lib/traces/repeats";
import { nameOfFile, traceTitle } from "@/lib/traces/trace-title";

function modelIn(row: JsonObject): string | null {
  const messages = field(row, "messages");
  const speakers = [row, ...(isList(messages) ? messages.filter(isObject) : [])];
  return speakers.map((one) => textField(one, "model")).find((model) => model !== null) ?? null;
}

export function openClawTrace(rows: readonly Json[], filename: string): ParsedTrace {
  const objects = rows.filter(isObject);
  const agents = new Set(objects.flatMap((row) => textField(row, "agentId") ?? []));
  const [owner = null] = agents;
  const telemetry = new Telemetry(agents.size === 1 ? owner : null);
  for (const [index, row] of rows.entries()) telemetry.add(row, index);
  const steps = telemetry.timeline.steps();
  const task = steps.find(({ agent, content }) => agent === "user" && content !== "")?.content ?? null;
  return referToRepeats(
    traceOf({
      title: traceTitle(task, nameOfFile(filename)),
      system: "OpenClaw",
      model: objects.map(modelIn).find((model) => model !== null) ?? null,
      task,
      raw: telemetry.before.length === 0 ? null : { before: telemetry.before },
      steps,
    }),
  );
}
