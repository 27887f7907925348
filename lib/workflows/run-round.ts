import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import type { Queries } from "@/lib/db/client";
import { leaveRound } from "@/lib/db/leave-rounds";
import { recordChange } from "@/lib/db/record-change";
import { setOutItems, setOutSeats } from "@/lib/db/round-opening";
import { addToRound, possibleAnnotators, roundPeople } from "@/lib/db/round-people";
import { giveSeat } from "@/lib/db/round-seats";
import { deleteRound, type LockedRound, lockRound, updateRound } from "@/lib/db/rounds";
import { Rollback, transaction } from "@/lib/db/transaction";
import type { RoundChange, RoundStatus } from "@/lib/rounds/round-schema";

type Scope = ProjectScope<"curate">;

const noRound = fail("not-found", "There is no such round.");

/** Runs a change of a round, all or nothing, with its row locked. */
async function change<T>(
  scope: Scope,
  id: string,
  work: (queries: Queries, round: LockedRound) => Promise<T>,
): Promise<Result<T>> {
  try {
    return ok(
      await transaction(async (queries) => {
        const round = await lockRound(queries, scope, id);
        if (!round) throw new Rollback(noRound);
        return work(queries, round);
      }),
    );
  } catch (error) {
    if (error instanceof Rollback) return error.failure;
    throw error;
  }
}

/** What may follow a state; the same again is no change. A closed round stays closed: its annotators have seen each other's labels. */
const following: Record<RoundStatus, RoundStatus | null> = { draft: "open", open: "closed", closed: null };

/** Changes what is said of a round, opens it or closes it. */
export async function changeRound(scope: Scope, id: string, { status, ...facts }: RoundChange): Promise<Result<null>> {
  return change(scope, id, async (queries, round) => {
    const moves = status !== undefined && status !== round.status;
    if (moves && status !== following[round.status]) {
      const why =
        round.status === "closed"
          ? "A closed round stays closed: its annotators have seen each other's labels. Make a new one."
          : `A round that is ${round.status === "open" ? "open" : "a draft"} does not become ${status}.`;
      throw new Rollback(fail("conflict", why));
    }
    if (moves && status === "open") {
      await setOutSeats(queries, scope, { id, perTrace: round.perTrace }, await roundPeople(queries, id));
    }
    await updateRound(queries, id, { ...facts, status: moves ? status : undefined });
    const said = Object.entries(facts).filter(([, value]) => value !== undefined);
    if (said.length > 0) {
      const before = Object.fromEntries(said.map(([fact]) => [fact, round[fact as keyof typeof facts]]));
      const after = Object.fromEntries(said);
      await recordChange(queries, scope, { kind: "round", action: "changed", subject: id, before, after });
    }
    if (moves) {
      const action = status === "open" ? "opened" : "closed";
      const [before, after] = [{ status: round.status }, { status }];
      await recordChange(queries, scope, { kind: "round", action, subject: id, before, after });
    }
    return null;
  });
}

/** Throws a draft away. Doing so again is no change. */
export async function discardRound(scope: Scope, id: string): Promise<Result<null>> {
  const discarded = await change(scope, id, async (queries, round) => {
    if (round.status !== "draft") {
      throw new Rollback(fail("conflict", "Only a draft can be discarded; close an open round instead."));
    }
    await deleteRound(queries, id);
    await recordChange(queries, scope, { kind: "round", action: "deleted", subject: id, before: round });
    return null;
  });
  return !discarded.ok && discarded.failure.code === "not-found" ? ok(null) : discarded;
}

/** Takes a member into a round that is not closed, or out of it; what they submitted stays, what they hold is up for others. */
export async function setWorking(scope: Scope, id: string, userId: string, working: boolean): Promise<Result<null>> {
  const possible = await possibleAnnotators(scope);
  return change(scope, id, async (queries, round) => {
    if (round.status === "closed") throw new Rollback(fail("conflict", "The round is closed."));
    if (working) {
      if (!possible.some((person) => person.userId === userId)) {
        throw new Rollback(fail("not-found", "There is no such member who may annotate."));
      }
      await addToRound(queries, id, userId);
      if (round.status === "open") await setOutItems(queries, scope, id, userId);
      await recordChange(queries, scope, { kind: "assignment", action: "given", subject: id, after: { user: userId } });
      return null;
    }
    const people = await roundPeople(queries, id);
    if (!people.includes(userId)) return null;
    if (people.length === 1) {
      throw new Rollback(fail("conflict", "A round needs one annotator at least."));
    }
    await leaveRound(queries, id, userId);
    await recordChange(queries, scope, {
      kind: "assignment",
      action: "taken back",
      subject: id,
      before: { user: userId },
    });
    return null;
  });
}

/** Hands a trace of an open round to somebody, from whoever holds it or from those that are free. It is then kept for them. */
export async function reassign(
  scope: Scope,
  id: string,
  handing: { readonly trace: string; readonly from: string | null; readonly to: string },
): Promise<Result<null>> {
  return change(scope, id, async (queries, round) => {
    if (round.status !== "open") throw new Rollback(fail("conflict", "The round is not open."));
    const people = await roundPeople(queries, id);
    if (!people.includes(handing.to)) throw new Rollback(fail("not-found", "They do not work in this round."));
    if (!(await giveSeat(queries, id, handing))) {
      throw new Rollback(
        fail("conflict", "There is no review of this trace to hand on: it is done, or they have one of it already."),
      );
    }
    const { trace: traceId, from, to } = handing;
    const change = { kind: "assignment", action: "reassigned", subject: id, traceId } as const;
    await recordChange(queries, scope, { ...change, before: { user: from }, after: { user: to } });
    return null;
  });
}
