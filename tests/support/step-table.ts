/** Steps as short lines, so that a test shows a run at a glance. */
import type { ParsedTrace } from "@/lib/traces/canonical";

export function stepTable(trace: ParsedTrace | undefined): readonly string[] {
  return (trace?.steps ?? []).map(({ agent, addressee, kind, content, toolCalls, answers, parent, error }) =>
    [
      `${kind} ${agent}${addressee === null ? "" : ` -> ${addressee}`}: ${content.slice(0, 40)}`,
      ...toolCalls.map((call) => `[${call.id} ${call.name}]`),
      ...(answers === null ? [] : [`answers ${answers}`]),
      ...(parent === null ? [] : [`under ${parent}`]),
      ...(error === null ? [] : ["failed"]),
    ].join(" "),
  );
}
