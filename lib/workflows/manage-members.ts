import "server-only";
import type { Role } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import * as members from "@/lib/db/members";

const lastOwner = fail(
  "conflict",
  "This is the project's only owner, or no longer a member. Make somebody else an owner first.",
);

export async function changeRole(scope: ProjectScope<"own">, userId: string, role: Role): Promise<Result<null>> {
  return (await members.changeRole(scope, userId, role)) ? ok(null) : lastOwner;
}

/** Takes a member out; what they labelled stays. */
export async function removeMember(scope: ProjectScope<"own">, userId: string): Promise<Result<null>> {
  return (await members.removeMember(scope, userId)) ? ok(null) : lastOwner;
}

/** Takes oneself out. */
export async function leaveProject(scope: ProjectScope): Promise<Result<null>> {
  return (await members.leaveProject(scope)) ? ok(null) : lastOwner;
}
