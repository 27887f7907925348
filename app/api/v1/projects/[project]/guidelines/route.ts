import { ok } from "@/lib/core/result";
import { guidelinesEndpoint } from "@/lib/http/contract/guidelines";
import { route } from "@/lib/http/route";
import { readGuidelines } from "@/lib/workflows/read-guidelines";

export const GET = route(guidelinesEndpoint, async ({ scope }) => ok(await readGuidelines(scope)));
