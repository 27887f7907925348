import "server-only";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { idSchema } from "@/lib/core/ids";
import { fail, ok, type Result } from "@/lib/core/result";
import { db } from "@/lib/db/client";
import { type Person, possibleAnnotators, worksIn } from "@/lib/db/round-people";
import { roundProgress, trainingFeedback } from "@/lib/db/round-progress";
import { reviewIsFinal } from "@/lib/db/round-seats";
import { type OwnTraceRow, ownTraceRows, type RoundTracePage, roundTracePage } from "@/lib/db/round-tables";
import { getRound, placeInRound } from "@/lib/db/rounds";
import type { Feedback, Round, RoundProgress } from "@/lib/rounds/round-schema";

const noRound = fail("not-found", "There is no such round.");

export async function readRound(scope: ProjectScope, id: string): Promise<Result<Round>> {
  const round = await getRound(scope, id);
  return round ? ok(round) : noRound;
}

/** The round as it stands after a change of it, or why it was not changed. */
export async function afterwards(changed: Result<null>, scope: ProjectScope, id: string): Promise<Result<Round>> {
  return changed.ok ? readRound(scope, id) : changed;
}

/** Progress by person. Whoever works in the round is not told of its hidden checks, a curator neither. */
export async function readProgress(scope: ProjectScope<"curate">, id: string): Promise<Result<RoundProgress>> {
  if ((await getRound(scope, id)) === null) return noRound;
  return ok(await roundProgress(scope, id, !(await worksIn(scope, id))));
}

/** What the answer to one training item was, with its reasons; null before the caller's own review is submitted. */
export async function readTrainingItem(scope: ProjectScope, id: string, trace: string) {
  if (!idSchema("rnd").safeParse(id).success || (await getRound(scope, id)) === null) return null;
  return (await trainingFeedback(scope, id)).find((item) => item.trace === trace) ?? null;
}

/** The caller's submitted training items beside their known answers. */
export async function readFeedback(scope: ProjectScope, id: string): Promise<Result<{ items: Feedback[] }>> {
  if ((await getRound(scope, id)) === null) return noRound;
  const items = await trainingFeedback(scope, id);
  return ok({ items: items.map(({ reasons: _, ...item }) => item) });
}

/** What the page of a round shows; `run` for curators alone, its traces only for those of them who do not work in it. */
export interface RoundPage {
  readonly round: Round;
  readonly own: readonly OwnTraceRow[];
  readonly run: {
    readonly progress: RoundProgress;
    readonly traces: RoundTracePage | null;
    /** Members who could join. */
    readonly others: readonly Person[];
  } | null;
}

export async function readRoundPage(
  scope: ProjectScope,
  curator: ProjectScope<"curate"> | null,
  id: string,
  /** The place of the first trace that is listed. */
  from = 0,
): Promise<RoundPage | null> {
  if (!idSchema("rnd").safeParse(id).success) return null;
  const round = await getRound(scope, id);
  if (round === null) return null;
  const [own, run] = await Promise.all([ownTraceRows(scope, id), curator && readRun(curator, round, from)]);
  return { round, own, run };
}

async function readRun(
  scope: ProjectScope<"curate">,
  round: Round,
  from: number,
): Promise<NonNullable<RoundPage["run"]>> {
  const secrets = !(await worksIn(scope, round.id));
  const [progress, traces, people] = await Promise.all([
    roundProgress(scope, round.id, secrets),
    secrets ? roundTracePage(scope, round.id, from) : null,
    possibleAnnotators(scope),
  ]);
  const known = new Set(progress.people.map(({ user }) => user));
  return { progress, traces, others: people.filter(({ userId }) => !known.has(userId)) };
}

/** Whether the caller's review of a trace, once submitted, stays as it is. */
export async function readFinal(scope: ProjectScope, trace: string): Promise<boolean> {
  return may(scope.role, "annotate") && reviewIsFinal(db(), scope, trace);
}

export interface RoundAround {
  readonly id: string;
  readonly name: string;
  readonly training: boolean;
  readonly dueOn: string | null;
  readonly done: number;
  readonly all: number;
  readonly submitted: boolean;
  /** Whether the review that was submitted stays as it is. */
  readonly final: boolean;
}

/** The open round of the caller's in which a trace stands, with how far they have come; null for none. */
export async function readRoundAround(scope: ProjectScope, trace: string): Promise<RoundAround | null> {
  const place = await placeInRound(scope, trace);
  const round = place && (await getRound(scope, place.round));
  if (!place || !round?.mine) return null;
  const { done, left, skipped } = round.mine;
  return {
    id: round.id,
    name: round.name,
    training: place.training,
    dueOn: round.dueOn,
    done,
    all: done + left + skipped,
    submitted: place.submitted,
    final: place.submitted && round.blindUntil === "submitted",
  };
}
