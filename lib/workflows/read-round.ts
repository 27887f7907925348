import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { worksIn } from "@/lib/db/round-people";
import { roundProgress, trainingFeedback } from "@/lib/db/round-progress";
import { getRound } from "@/lib/db/rounds";
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

/** The caller's submitted training items beside their known answers. */
export async function readFeedback(scope: ProjectScope, id: string): Promise<Result<{ items: Feedback[] }>> {
  if ((await getRound(scope, id)) === null) return noRound;
  const items = await trainingFeedback(scope, id);
  return ok({ items: items.map(({ reasons: _, ...item }) => item) });
}
