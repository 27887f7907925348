import { env } from "@/lib/core/env";
import { openApi } from "@/lib/http/openapi";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(openApi(env().TOPMAST_URL));
}
