import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { Agreement, Measured } from "@/lib/agreement/agreement-schema";
import { agreementQuerySchema } from "@/lib/agreement/query-schema";
import { idSchema } from "@/lib/core/ids";
import { fail, ok, type Result } from "@/lib/core/result";
import {
  deleteProtocol,
  getProtocol,
  insertProtocol,
  type Protocol,
  placeTurn,
  protocolPeople,
  type Turn,
} from "@/lib/db/protocols";
import { unreadCandidates } from "@/lib/db/round-traces";
import { transaction } from "@/lib/db/transaction";
import type { ProtocolInput } from "@/lib/rounds/protocol-schema";
import { roundInputSchema } from "@/lib/rounds/round-schema";
import { randomSample } from "@/lib/rounds/sample";
import { makeRound } from "@/lib/workflows/make-round";
import { readAgreement } from "@/lib/workflows/read-agreement";
import { changeRound, discardRound } from "@/lib/workflows/run-round";

type Scope = ProjectScope<"curate">;

/** Begins a protocol with its first traces, open at once; answers with its id. */
export async function startProtocol(scope: Scope, input: ProtocolInput): Promise<Result<string>> {
  const id = await transaction((queries) => insertProtocol(queries, scope, input));
  const begun = await nextTurn(scope, id);
  if (begun.ok) return ok(id);
  await deleteProtocol(scope, id);
  return begun;
}

const isDone = ({ done, wanted }: Turn) => wanted > 0 && done === wanted;

/**
 * Draws the next traces, once the last ones are read by all: none that was drawn before or that one of them has read
 * already, as it could not be read blind. What came before is closed.
 */
export async function nextTurn(scope: Scope, id: string): Promise<Result<null>> {
  const protocol = await getProtocol(scope, id);
  if (!protocol) return fail("not-found", "There is no such protocol.");
  const { name, annotators, pool, perIteration, turns } = protocol;
  const last = turns.at(-1);
  if (last && !isDone(last)) return fail("conflict", "Not everybody has submitted every trace of the last round yet.");
  const used = new Set(turns.flatMap(({ traces }) => traces.map((trace) => trace.id)));
  const left = (await unreadCandidates(scope, pool, annotators)).filter((trace) => !used.has(trace.id));
  if (left.length === 0)
    return fail("conflict", "No traces are left to draw from that none of them has read: import more.");
  const iteration = turns.length + 1;
  const input = roundInputSchema.parse({
    name: `${name}, round ${iteration}`,
    choice: { how: "picked", traces: randomSample(left, perIteration, pool.seed).map((trace) => trace.id) },
    annotators,
    perTrace: annotators.length,
  });
  const made = await makeRound(scope, input);
  if (!made.ok) return made;
  const placed = await transaction((queries) => placeTurn(queries, scope, id, made.value, iteration));
  if (!placed) {
    await discardRound(scope, made.value);
    return fail("conflict", "Somebody else has drawn the next traces already.");
  }
  const opened = await changeRound(scope, made.value, { status: "open" });
  if (opened.ok && last?.status === "open") return changeRound(scope, last.round, { status: "closed" });
  return opened;
}

/** A turn with how far its annotators agree, once all have submitted. */
export interface MeasuredTurn extends Turn {
  readonly complete: boolean;
  /** The mean of the pairwise Cohen kappas over all trace and mode cells; null before everybody has submitted. */
  readonly kappa: Measured | null;
  readonly raw: Measured | null;
  readonly pairs: readonly { readonly names: string; readonly kappa: Measured }[];
}

export interface ProtocolPage {
  readonly protocol: Protocol;
  readonly people: readonly { readonly user: string; readonly name: string; readonly annotator: string | null }[];
  readonly turns: readonly MeasuredTurn[];
  /** Whether the last turn reaches the threshold. */
  readonly reached: boolean;
}

/** A protocol with its figures. A figure needs all reviews, so that nobody is told anything of a trace that they have still to read. */
export async function readProtocol(scope: ProjectScope, id: string): Promise<ProtocolPage | null> {
  const protocol = idSchema("ptc").safeParse(id).success ? await getProtocol(scope, id) : null;
  if (!protocol) return null;
  const people = await protocolPeople(scope, protocol.annotators);
  const names = new Map(people.flatMap(({ annotator, name }) => (annotator === null ? [] : [[annotator, name]])));
  const turns: MeasuredTurn[] = [];
  for (const turn of protocol.turns) {
    const agreement = isDone(turn) ? await agreementOf(scope, turn, [...names.keys()]) : null;
    turns.push({ ...turn, complete: agreement !== null, ...figuresOf(agreement, names) });
  }
  const value = turns.at(-1)?.kappa?.value ?? null;
  return { protocol, people, turns, reached: value !== null && value >= protocol.threshold };
}

async function agreementOf(scope: ProjectScope, { round }: Turn, annotators: readonly string[]): Promise<Agreement> {
  return readAgreement(scope, agreementQuerySchema.parse({ annotators: annotators.join(","), round }));
}

function figuresOf(agreement: Agreement | null, names: ReadonlyMap<string, string>) {
  if (agreement === null) return { kappa: null, raw: null, pairs: [] };
  const { overall, pairs } = agreement;
  return {
    kappa: overall.cohen,
    raw: overall.raw,
    pairs: pairs.map(({ annotators, overall: { cohen } }) => ({
      names: annotators.map((one) => names.get(one) ?? one).join(" and "),
      kappa: cohen,
    })),
  };
}
