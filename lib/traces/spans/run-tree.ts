/** The spans of a run with what they say, whose they are, and which of them only wrap others. */
import { readSpan } from "@/lib/traces/spans/read-span";
import type { SpanReading } from "@/lib/traces/spans/reading";
import type { Span } from "@/lib/traces/spans/span";
import { spanTree, type TreeSpan } from "@/lib/traces/spans/span-tree";

export interface RunSpan {
  readonly node: TreeSpan;
  readonly reading: SpanReading;
  readonly agent: string | null;
  /** A model call within which other spans tell the same call again. */
  readonly wraps: boolean;
}

/** Parts of chains that are machinery and no agents. */
const machinery =
  /^(?:Runnable|ChannelWrite|Branch|Chat|LangGraph$|__start__$|__end__$|.*(?:Prompt|Parser)(?:Template)?$|prompt$)/;

export function runTree(spans: readonly Span[]): readonly RunSpan[] {
  const nodes = spanTree(spans);
  const readings = new Map(nodes.map((node) => [node, readSpan(node.span)] as const));
  const wrapping = wrappers(nodes, readings);
  const agents = new Map<TreeSpan, string | null>();
  return nodes.map((node) => {
    const reading = readings.get(node) ?? readSpan(node.span);
    const inherited = node.parent === null ? null : (agents.get(node.parent) ?? null);
    const agent = reading.agent ?? graphNode(node, reading) ?? inherited;
    agents.set(node, agent);
    return { node, reading, agent, wraps: wrapping.has(node) };
  });
}

/** LangGraph runs each of its nodes as a child of the graph; LangSmith names chains after what they are. */
function graphNode({ span, parent }: TreeSpan, { type }: SpanReading): string | null {
  if (type === "llm" || type === "tool" || machinery.test(span.name)) return null;
  const isNode = parent !== null && parent.span.name === "LangGraph";
  const isNamedChain = span.scope === "langsmith" && type === "chain" && parent !== null;
  return isNode || isNamedChain ? span.name : null;
}

function wrappers(nodes: readonly TreeSpan[], readings: ReadonlyMap<TreeSpan, SpanReading>): ReadonlySet<TreeSpan> {
  const found = new Set<TreeSpan>();
  for (const node of nodes) {
    const reading = readings.get(node);
    if (reading?.type !== "llm" || reading.outputs.length === 0) continue;
    for (let above = node.parent; above !== null && !found.has(above); above = above.parent) found.add(above);
  }
  return found;
}
