import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { recordChange } from "@/lib/db/record-change";
import { claimSeat, releaseSeats, renewSeats } from "@/lib/db/round-seats";
import { skipTrace, workOn } from "@/lib/db/round-skips";
import { getRound, openRoundsOfCaller, placeInRound } from "@/lib/db/rounds";
import { nextUnreviewed } from "@/lib/db/trace-list";
import { transaction } from "@/lib/db/transaction";
import type { Claim } from "@/lib/rounds/round-schema";

type Scope = ProjectScope<"annotate">;

const notTheirs = fail("not-found", "This trace is none of yours in an open round.");

/** Reserves the caller's next trace of a round; null where nothing is left for them. Asked again, the same trace. */
export async function claimNext(
  scope: Scope,
  roundId: string,
  after: string | null = null,
): Promise<Result<Claim | null>> {
  if ((await getRound(scope, roundId)) === null) return fail("not-found", "There is no such round.");
  return ok(await transaction((queries) => claimSeat(queries, scope, roundId, after)));
}

/** Keeps a trace reserved that the caller works on. */
export async function keepClaim(scope: Scope, roundId: string, traceId: string): Promise<Result<null>> {
  return transaction(async (queries) => {
    if ((await workOn(queries, scope, roundId, traceId)) === null) return notTheirs;
    await renewSeats(queries, scope, traceId);
    return ok(null);
  });
}

/** Passes a trace over, with a reason that curators read; its place is up for others. A review that follows after all takes it back. */
export async function skip(scope: Scope, roundId: string, traceId: string, reason: string): Promise<Result<null>> {
  return transaction(async (queries) => {
    const work = await workOn(queries, scope, roundId, traceId);
    if (work === null) return notTheirs;
    if (work.submitted) return fail("conflict", "Your review of this trace is submitted.");
    await skipTrace(queries, scope, roundId, traceId, reason);
    await releaseSeats(queries, roundId, scope.userId, traceId);
    const change = { kind: "assignment", action: "skipped", subject: roundId, traceId } as const;
    await recordChange(queries, scope, { ...change, after: { user: scope.userId, reason } });
    return ok(null);
  });
}

/** Where somebody goes who asks for what is next. */
export type Next =
  | { readonly to: "trace"; readonly trace: string }
  | { readonly to: "feedback"; readonly round: string; readonly trace: string }
  | { readonly to: "round"; readonly round: string }
  | { readonly to: "nothing" };

/**
 * What comes next: the queue of the round that the last trace stood in, or that
 * was asked for; then those of the caller's other rounds; and only where they
 * have none at hand, the next trace of the project that they have not reviewed;
 * where there is none of those either, the round that they wait in.
 * After a training item its answer comes first, once.
 */
export async function findNext(
  scope: Scope,
  from: { readonly after: string | null; readonly round: string | null; readonly told: boolean },
): Promise<Next> {
  const here = from.after === null ? null : await placeInRound(scope, from.after);
  if (here?.training && here.submitted && from.after !== null && !from.told) {
    return { to: "feedback", round: here.round, trace: from.after };
  }
  const own = (await openRoundsOfCaller(scope)).map(({ id }) => id);
  const first = [from.round, here?.round].find((id) => id !== undefined && id !== null && own.includes(id)) ?? null;
  const rounds = first === null ? own : [first, ...own.filter((id) => id !== first)];
  for (const id of rounds) {
    const claim = await transaction((queries) => claimSeat(queries, scope, id, from.after));
    if (claim) return { to: "trace", trace: claim.trace };
  }
  const asked = first ?? from.round;
  if (asked !== null) return { to: "round", round: asked };
  const trace = await nextUnreviewed(scope, from.after);
  if (trace !== null) return { to: "trace", trace };
  return own[0] === undefined ? { to: "nothing" } : { to: "round", round: own[0] };
}
