/** Names of the multi-agent frameworks, from the instrumentations that send their spans. */
import type { RunSpan } from "@/lib/traces/spans/run-tree";

/** Frameworks first, libraries that only call models last: the first that is found names the system. */
const frameworks: readonly (readonly [RegExp, string])[] = [
  [/crewai/i, "CrewAI"],
  [/autogen|(^|[._-])ag2\b/i, "AutoGen"],
  [/openai[._-]agents/i, "OpenAI Agents SDK"],
  [/google[._-]adk|gcp\.vertex\.agent/i, "Google ADK"],
  [/agent[._-]framework/i, "Microsoft Agent Framework"],
  [/semantic[._-]kernel/i, "Semantic Kernel"],
  [/smolagents/i, "smolagents"],
  [/\bagno\b/i, "Agno"],
  [/pydantic[._-]ai/i, "Pydantic AI"],
  [/strands/i, "Strands Agents"],
  [/claude[._-]agent/i, "Claude Agent SDK"],
  [/langgraph/i, "LangGraph"],
  [/mastra/i, "Mastra"],
  [/haystack/i, "Haystack"],
  [/dspy/i, "DSPy"],
  [/beeai/i, "BeeAI"],
  [/llama[._-]?index/i, "LlamaIndex"],
  [/langchain|langsmith/i, "LangChain"],
];

/** Null where no instrumentation names one. */
export function frameworkOf(runs: readonly RunSpan[]): string | null {
  const signs = new Set<string>();
  for (const { node } of runs) {
    const { scope, attributes, name } = node.span;
    const provider = attributes.text("gen_ai.provider.name", "gen_ai.system");
    for (const sign of [scope, provider]) if (sign !== null) signs.add(sign);
    if (name === "LangGraph" || attributes.text("langgraph_node", "metadata.langgraph_node") !== null)
      signs.add("langgraph");
    if (attributes.text("ai.operationId") !== null) signs.add("ai.operationId");
  }
  const found = frameworks.find(([form]) => [...signs].some((sign) => form.test(sign)))?.[1];
  return found ?? (signs.has("ai.operationId") ? "Vercel AI SDK" : serviceOf(runs));
}

/** The service's own name, unless the SDK made it up. */
export function serviceOf(runs: readonly RunSpan[]): string | null {
  for (const { node } of runs) {
    const name = node.span.resource.text("service.name");
    if (name !== null && !name.startsWith("unknown_service")) return name;
  }
  return null;
}
