import { agentNamed, listeners } from "@/components/trace/filter/step-filter";
import { stepKinds } from "@/lib/traces/canonical";
import type { TraceOutline } from "@/lib/traces/step-schema";

/** How often one agent spoke to another. */
export interface ConversationEdge {
  readonly from: string;
  readonly to: string;
  readonly steps: number;
  /** Of these, how many name whom they speak to; of the others it is who spoke next. */
  readonly named: number;
}

/** Who spoke to whom, the busiest pairs first. What nobody hears, and answers of tools, are no talk. */
export function conversationEdges(outline: TraceOutline): ConversationEdge[] {
  const heard = listeners(outline);
  const edges = new Map<number, { steps: number; named: number }>();
  const agents = outline.agents.length;
  for (const [step, from] of outline.agent.entries()) {
    const to = heard[step] ?? -1;
    if (from < 0 || to < 0 || stepKinds[outline.kind[step] ?? 0] === "tool result") continue;
    const edge = edges.get(from * agents + to) ?? { steps: 0, named: 0 };
    edge.steps += 1;
    if ((outline.addressee[step] ?? -1) >= 0) edge.named += 1;
    edges.set(from * agents + to, edge);
  }
  return [...edges]
    .map(([pair, edge]) => ({
      from: agentNamed(outline, Math.floor(pair / agents)),
      to: agentNamed(outline, pair % agents),
      ...edge,
    }))
    .sort((a, b) => b.steps - a.steps);
}

/** The agents of these edges, evenly on a circle around the origin, the first at the top. */
export function circle(edges: readonly ConversationEdge[], radius: number) {
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort();
  return new Map(
    names.map((name, place) => {
      const angle = (place / names.length) * 2 * Math.PI - Math.PI / 2;
      return [name, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }] as const;
    }),
  );
}
