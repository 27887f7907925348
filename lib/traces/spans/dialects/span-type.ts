/** What kind of work a span is, from the words that its dialect has for it. */
import type { SpanType } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";

const words = new Map<string, SpanType>([
  ["llm", "llm"],
  ["generation", "llm"],
  ["chat", "llm"],
  ["chat_model", "llm"],
  ["completion", "llm"],
  ["text_completion", "llm"],
  ["generate_content", "llm"],
  ["response", "llm"],
  ["ai.generatetext.dogenerate", "llm"],
  ["ai.streamtext.dostream", "llm"],
  ["ai.generateobject.dogenerate", "llm"],
  ["ai.streamobject.dostream", "llm"],
  ["tool", "tool"],
  ["function", "tool"],
  ["execute_tool", "tool"],
  ["ai.toolcall", "tool"],
  ["agent", "agent"],
  ["invoke_agent", "agent"],
  ["create_agent", "agent"],
  ["chain", "chain"],
  ["workflow", "chain"],
  ["task", "chain"],
  ["invoke_workflow", "chain"],
  ["ai.generatetext", "chain"],
  ["ai.streamtext", "chain"],
  ["ai.generateobject", "chain"],
  ["ai.streamobject", "chain"],
  ["retriever", "retriever"],
  ["retrieval", "retriever"],
  ["reranker", "retriever"],
  ["embedding", "embedding"],
  ["embeddings", "embedding"],
  ["ai.embed", "embedding"],
  ["ai.embedmany", "embedding"],
  ["ai.embed.doembed", "embedding"],
  ["ai.embedmany.doembed", "embedding"],
  ["handoff", "handoff"],
]);

const kindKeys = [
  "openinference.span.kind",
  "gen_ai.operation.name",
  "ai.operationId",
  "traceloop.span.kind",
  "langsmith.span.kind",
  "langfuse.observation.type",
  "mlflow.spanType",
  "llm.request.type",
];

const hints: readonly (readonly [string, SpanType])[] = [
  ["gen_ai.tool.name", "tool"],
  ["tool.name", "tool"],
  ["ai.toolCall.name", "tool"],
  ["gen_ai.request.model", "llm"],
  ["llm.model_name", "llm"],
  ["agent_name", "agent"],
];

const typeOfWord = (word: string | null) =>
  word === null ? undefined : words.get(word.toLowerCase().replace(/^"|"$/g, ""));

/** OpenInference has no kind for a handoff, and calls it a tool. */
const isHandoff = ({ attributes, name }: Span) =>
  /^handoff to \S/.test(name) && attributes.text("graph.node.parent_id") !== null;

export function spanType(span: Span): SpanType {
  const { attributes, type, name } = span;
  if (isHandoff(span)) return "handoff";
  for (const key of kindKeys) {
    const known = typeOfWord(attributes.text(key));
    if (known !== undefined) return known;
  }
  if (/^agent_run \[/.test(name)) return "agent";
  const said = typeOfWord(type) ?? hints.find(([key]) => attributes.text(key) !== null)?.[1];
  // Names such as "execute_tool search" are all that some spans have.
  const named = /^(invoke_agent|create_agent|execute_tool|chat) /.exec(name)?.[1] ?? /^ai\.[\w.]+$/.exec(name)?.[0];
  return said ?? typeOfWord(named ?? null) ?? "other";
}
