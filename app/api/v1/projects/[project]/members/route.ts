import { ok } from "@/lib/core/result";
import { listMembers } from "@/lib/db/members";
import { listMembersEndpoint } from "@/lib/http/contract/rounds";
import { route } from "@/lib/http/route";

export const GET = route(listMembersEndpoint, async ({ scope }) =>
  ok({ members: (await listMembers(scope)).map(({ userId, name, role }) => ({ id: userId, name, role })) }),
);
