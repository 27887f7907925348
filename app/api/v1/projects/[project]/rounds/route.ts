import { ok } from "@/lib/core/result";
import { listRounds } from "@/lib/db/rounds";
import { listRoundsEndpoint, makeRoundEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { makeRound } from "@/lib/workflows/make-round";
import { readRound } from "@/lib/workflows/read-round";

export const GET = route(listRoundsEndpoint, async ({ scope }) => ok({ rounds: await listRounds(scope) }));

export const POST = route(makeRoundEndpoint, async ({ scope, body }) => {
  const made = await makeRound(scope, body);
  return made.ok ? readRound(scope, made.value) : made;
});
