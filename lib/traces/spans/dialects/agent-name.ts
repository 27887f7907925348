/** The agent that a span names, for itself and for what lies below it. */
import { textOf } from "@/lib/traces/json-value";
import type { SpanType } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";

const agentKeys = ["gen_ai.agent.name", "agent.name", "agent_name", "from_agent", "ai.telemetry.functionId"];
const nodeKeys = [
  "langgraph_node",
  "metadata.langgraph_node",
  "langsmith.metadata.langgraph_node",
  "traceloop.association.properties.langgraph_node",
  "langfuse.observation.metadata.langgraph_node",
];
const graphKeys = ["graph.node.name", "graph.node.id"];

/** How instrumentations build the name of an agent's span. */
const agentInName = [
  /^(?:invoke_agent|create_agent) (.+)$/,
  /^agent_run \[(.+)\]$/,
  /^(.+)\.(?:_execute_core|on_messages(?:_stream)?|a?run(?:_stream)?|kickoff)$/,
  /^(.+)\.agent$/,
  /^(.+) run$/,
];
/** Names of methods and of the run as a whole, which are no agents. */
const noAgent = new Set([
  "Task",
  "Agent",
  "Agent.run",
  "Agent.arun",
  "Agent workflow",
  "Agent run",
  "agent run",
  "AgentExecutor",
]);

export function agentName(span: Span, type: SpanType): string | null {
  const { attributes } = span;
  const named = attributes.text(...agentKeys) ?? attributes.text(...nodeKeys);
  if (named !== null) return named;
  if (type === "handoff") return attributes.text("graph.node.parent_id");
  if (type !== "agent") return null;
  return (
    attributes.text(...graphKeys) ??
    attributes.text("traceloop.entity.name") ??
    agentOfTask(span) ??
    attributes.text("gen_ai.agent.id") ??
    agentOfSpanName(span.name)
  );
}

function agentOfSpanName(name: string): string | null {
  const found = agentInName.map((form) => form.exec(name)?.[1]).find((part) => part !== undefined) ?? name;
  return found === "" || noAgent.has(found) || noAgent.has(name) ? null : found;
}

/** CrewAI's task spans name their agent only inside of the printed object. */
function agentOfTask({ name, attributes, input }: Span): string | null {
  if (!name.endsWith("_execute_core")) return null;
  const said = (textOf(input) ?? attributes.text("input.value") ?? "").slice(0, 10_000);
  return /\brole='([^'\n]{1,200})'/.exec(said)?.[1]?.trim() ?? null;
}
