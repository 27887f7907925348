import { names } from "@/lib/core/query-parameters";
import { type StepKind, stepKinds } from "@/lib/traces/canonical";
import { nobody } from "@/lib/traces/find-schema";
import type { TraceOutline } from "@/lib/traces/step-schema";

/** Which steps the reader shows; an empty list means all. */
export interface StepFilter {
  /** Names, or `-` for no agent. */
  readonly agents: readonly string[];
  readonly kinds: readonly StepKind[];
  /** Only what the one says to the other. */
  readonly between: { readonly from: string; readonly to: string } | null;
}

export const noFilter: StepFilter = { agents: [], kinds: [], between: null };

export const filters = ({ agents, kinds, between }: StepFilter) =>
  agents.length > 0 || kinds.length > 0 || between !== null;

/** The filter that a page's address names. */
export function filterOf(address: URLSearchParams): StepFilter {
  const kinds = address.getAll("kind");
  const [from, to] = [address.get("from"), address.get("to")];
  return {
    agents: names.parse(address.getAll("agent")),
    kinds: stepKinds.filter((kind) => kinds.includes(kind)),
    between: from !== null && to !== null ? { from, to } : null,
  };
}

export function writeFilter(address: URLSearchParams, { agents, kinds, between }: StepFilter): void {
  for (const name of ["agent", "kind", "from", "to"]) address.delete(name);
  for (const agent of agents) address.append("agent", agent);
  for (const kind of kinds) address.append("kind", kind);
  if (between) {
    address.set("from", between.from);
    address.set("to", between.to);
  }
}

/** Name of the agent at a place of an outline's list. */
export const agentNamed = (outline: TraceOutline, place: number | undefined): string =>
  outline.agents[place ?? -1] ?? nobody;

/** Whom a step speaks to: whom it names, else whoever speaks next and is another; -1 for nobody. */
export function listeners({ agent, addressee }: TraceOutline): Int32Array {
  const heard = new Int32Array(agent.length).fill(-1);
  let [next, afterNext] = [-1, -1];
  for (let step = agent.length - 1; step >= 0; step -= 1) {
    const speaker = agent[step] ?? -1;
    const named = addressee[step] ?? -1;
    heard[step] = named >= 0 ? named : speaker === next ? afterNext : next;
    // `next` is the nearest later speaker, `afterNext` the nearest one who is not that.
    if (speaker !== next && speaker >= 0) [afterNext, next] = [next, speaker];
  }
  return heard;
}

/** For each step 1 where the filter hides it. An answer to a tool call belongs to whoever called. */
export function hiddenBy(filter: StepFilter, revealed: ReadonlySet<number>, outline: TraceOutline): Uint8Array {
  const { agent, kind, call } = outline;
  const heard = filter.between ? listeners(outline) : null;
  // Names are compared once each, not once a step: there may be a hundred thousand.
  const isChosen = chosenPlaces(outline, (name) => filter.agents.length === 0 || filter.agents.includes(name));
  const speaks = chosenPlaces(outline, (name) => name === filter.between?.from);
  const listens = chosenPlaces(outline, (name) => name === filter.between?.to);
  const kinds = stepKinds.map((name) => filter.kinds.length === 0 || filter.kinds.includes(name));
  const hidden = new Uint8Array(agent.length);
  for (let step = 0; step < hidden.length; step += 1) {
    const own = agent[step] ?? -1;
    const caller = agent[call[step] ?? -1];
    const byAgent = isChosen(own) || (caller !== undefined && isChosen(caller));
    const byKind = kinds[kind[step] ?? 0] ?? false;
    const said = heard === null || (speaks(own) && listens(heard[step] ?? -1));
    hidden[step] = byAgent && byKind && said ? 0 : 1;
  }
  for (const step of revealed) hidden[step] = 0;
  return hidden;
}

/** Whether the agent at a place of the outline's list is one of those; -1 is nobody's place. */
function chosenPlaces({ agents }: TraceOutline, isOne: (name: string) => boolean): (place: number) => boolean {
  const places = agents.map(isOne);
  const none = isOne(nobody);
  return (place) => places[place] ?? none;
}
