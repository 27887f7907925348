import { ok } from "@/lib/core/result";
import { nextTraceEndpoint } from "@/lib/http/contract/next-trace";
import { route } from "@/lib/http/route";
import { peekNext } from "@/lib/workflows/peek-next";

export const GET = route(nextTraceEndpoint, async ({ scope, query }) => ok(await peekNext(scope, query.after ?? null)));
