import { ok } from "@/lib/core/result";
import { listComments } from "@/lib/db/comments";
import { commentEndpoint, listCommentsEndpoint } from "@/lib/http/contract/comments";
import { route } from "@/lib/http/route";
import { comment } from "@/lib/workflows/discuss";

export const GET = route(listCommentsEndpoint, async ({ scope, params }) =>
  ok({ comments: await listComments(scope, params.id) }),
);

export const POST = route(commentEndpoint, ({ scope, params, body }) => comment(scope, params.id, body));
