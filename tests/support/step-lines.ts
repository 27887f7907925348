import type { ParsedTrace } from "@/lib/traces/canonical";

/** Each step as one line that a person can check: "agent → addressee [kind] content name(arguments)". */
export function stepLines(trace: ParsedTrace | undefined): string[] {
  return (trace?.steps ?? []).map(({ agent, addressee, kind, content, toolCalls }) => {
    const calls = toolCalls.map((call) => ` ${call.name}(${call.arguments})`).join("");
    return `${agent ?? "-"}${addressee === null ? "" : ` → ${addressee}`} [${kind}] ${content}${calls}`;
  });
}
