import "server-only";
import { type Capability, may, type Role } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { type CurrentUser, currentUser } from "@/lib/auth/current-user";
import { hashToken } from "@/lib/auth/tokens";
import { fail, ok, type Result } from "@/lib/core/result";
import { findApiKey } from "@/lib/db/api-keys";
import { findMembership, type Membership, type ProjectKey } from "@/lib/db/members";
import type { Project } from "@/lib/db/projects";
import { findSharedLink, type OpenLink } from "@/lib/db/shared-links";

/** How the caller proved who they are; a cookie needs a check of the request's origin, a key does not. */
type Caller =
  | { readonly by: "session"; readonly user: CurrentUser }
  | { readonly by: "key"; readonly userId: string; readonly projectId: string; readonly scopes: readonly string[] };

async function identify(headers: Headers): Promise<Caller | null> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    const key = token === undefined ? null : await findApiKey(hashToken(token));
    return key && { by: "key", ...key };
  }
  const user = await currentUser(headers);
  return user && { by: "session", user };
}

/** The only place that makes a scope. */
function mint<C extends Capability>(projectId: string, userId: string, role: Role): ProjectScope<C> {
  return { projectId, userId, role } as ProjectScope<C>;
}

export interface Authorized<C extends Capability> {
  readonly scope: ProjectScope<C>;
  readonly project: Project;
  readonly by: Caller["by"];
}

const notSignedIn = fail("not-signed-in", "Sign in, or send a valid API key as a bearer token.");
const nothingHere = fail("not-found", "There is no such project, or you are not a member of it.");

/**
 * Whether the caller may do `capability` in a project. The role is read from
 * the database on every call, so a change of role acts at once. Somebody who is
 * no member hears the same as for a project that does not exist.
 */
export async function authorize<C extends Capability>(
  headers: Headers,
  project: ProjectKey,
  capability: C,
): Promise<Result<Authorized<C>>> {
  return permitIn(await identify(headers), project, capability);
}

/** The same for a page, which knows already who is signed in and what they are in its project; null for nobody and nothing. */
export function authorizeUser<C extends Capability>(
  user: CurrentUser | null,
  membership: Membership | null,
  capability: C,
): Result<Authorized<C>> {
  return permit(user && { by: "session", user }, membership, capability);
}

/** The same in the project of the caller's API key, for an address that names none. A session does not do. */
export async function authorizeKey<C extends Capability>(
  headers: Headers,
  capability: C,
): Promise<Result<Authorized<C>>> {
  const caller = await identify(headers);
  return caller?.by === "key" ? permitIn(caller, { id: caller.projectId }, capability) : notSignedIn;
}

export interface AuthorizedLink {
  readonly scope: ProjectScope;
  readonly link: OpenLink;
}

/**
 * What a link to figures lets anybody see: as much as the member who made it, and nothing once they may no longer
 * curate. Null for one that does not work.
 */
export async function authorizeLink(token: string): Promise<AuthorizedLink | null> {
  const link = await findSharedLink(hashToken(token));
  if (!link || !may(link.role, "curate")) return null;
  return { scope: mint<"read">(link.projectId, link.userId, link.role), link };
}

const idOf = (caller: Caller) => (caller.by === "key" ? caller.userId : caller.user.id);

async function permitIn<C extends Capability>(
  caller: Caller | null,
  project: ProjectKey,
  capability: C,
): Promise<Result<Authorized<C>>> {
  return permit(caller, caller && (await findMembership(project, idOf(caller))), capability);
}

function permit<C extends Capability>(
  caller: Caller | null,
  membership: Membership | null,
  capability: C,
): Result<Authorized<C>> {
  if (!caller) return notSignedIn;
  if (!membership) return nothingHere;
  const { project, role } = membership;
  if (caller.by === "key") {
    if (caller.projectId !== project.id) return nothingHere;
    if (!caller.scopes.includes(capability))
      return fail("not-allowed", `This API key lacks the scope “${capability}”.`);
  }
  if (!may(role, capability)) {
    return fail("not-allowed", `Your role here is ${role}, which does not include “${capability}”.`);
  }
  return ok({ scope: mint<C>(project.id, idOf(caller), role), project, by: caller.by });
}
