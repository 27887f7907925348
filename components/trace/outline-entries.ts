import { stepKinds } from "@/lib/traces/canonical";
import type { TraceOutline } from "@/lib/traces/step-schema";

/** Consecutive steps of one agent. */
export interface OutlineEntry {
  readonly first: number;
  readonly last: number;
  readonly agent: string | null;
}

/** The run as its turns: who had the word, from which step to which. */
export function outlineEntries({ agents, agent, call }: TraceOutline): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let first = 0;
  for (let step = 1; step <= agent.length; step += 1) {
    // The answer of a tool belongs to the turn of the agent that called it.
    const goesOn = agent[step] === agent[first] || (call[step] ?? -1) >= first;
    if (step < agent.length && goesOn) continue;
    const name = agents[agent[first] ?? -1] ?? null;
    entries.push({ first, last: step - 1, agent: name });
    first = step;
  }
  return agent.length === 0 ? [] : entries;
}

/** What kinds of steps a turn holds, such as "thought, tool call × 3". */
export function kindsOf({ kind }: TraceOutline, { first, last }: OutlineEntry): string {
  const counts = new Map<number, number>();
  for (const place of kind.slice(first, last + 1)) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts]
    .filter(([place]) => counts.size === 1 || stepKinds[place] !== "tool result")
    .map(([place, count]) => `${stepKinds[place]}${count > 1 ? ` × ${count}` : ""}`)
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
