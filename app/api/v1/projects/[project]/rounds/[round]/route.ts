import { ok } from "@/lib/core/result";
import { changeRoundEndpoint, discardRoundEndpoint, getRoundEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { afterwards, readRound } from "@/lib/workflows/read-round";
import { changeRound, discardRound } from "@/lib/workflows/run-round";

export const GET = route(getRoundEndpoint, async ({ scope, params }) => readRound(scope, params.round));

export const PUT = route(changeRoundEndpoint, async ({ scope, params, body }) =>
  afterwards(await changeRound(scope, params.round, body), scope, params.round),
);

export const DELETE = route(discardRoundEndpoint, async ({ scope, params }) => {
  const discarded = await discardRound(scope, params.round);
  return discarded.ok ? ok({ id: params.round, discarded: true as const }) : discarded;
});
