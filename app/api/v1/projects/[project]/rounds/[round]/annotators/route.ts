import { setWorkingEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";
import { afterwards } from "@/lib/workflows/read-round";
import { setWorking } from "@/lib/workflows/run-round";

export const PUT = route(setWorkingEndpoint, async ({ scope, params, body }) =>
  afterwards(await setWorking(scope, params.round, body.user, body.working), scope, params.round),
);
