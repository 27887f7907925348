import { stepKinds } from "@/lib/traces/canonical";
import type { TraceOutline } from "@/lib/traces/step-schema";

/** Consecutive steps of one agent. */
export interface OutlineEntry {
  readonly first: number;
  readonly last: number;
  readonly agent: string | null;
  /** What kinds of steps they are, such as "thought, tool call × 3". */
  readonly kinds: string;
}

/** The run as its turns: who had the word, from which step to which. */
export function outlineEntries({ agents, agent, kind, call }: TraceOutline): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let first = 0;
  for (let step = 1; step <= agent.length; step += 1) {
    // The answer of a tool belongs to the turn of the agent that called it.
    const goesOn = agent[step] === agent[first] || (call[step] ?? -1) >= first;
    if (step < agent.length && goesOn) continue;
    const name = agents[agent[first] ?? -1] ?? null;
    entries.push({ first, last: step - 1, agent: name, kinds: kindsOf(kind.slice(first, step)) });
    first = step;
  }
  return agent.length === 0 ? [] : entries;
}

function kindsOf(kinds: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .filter(([kind]) => counts.size === 1 || stepKinds[kind] !== "tool result")
    .map(([kind, count]) => `${stepKinds[kind]}${count > 1 ? ` × ${count}` : ""}`)
    .join(", ");
}

/** Place of the entry that holds a step. */
export function entryAt(entries: readonly OutlineEntry[], step: number): number {
  let [low, high] = [0, entries.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((entries[middle]?.first ?? 0) <= step) low = middle;
    else high = middle - 1;
  }
  return low;
}
