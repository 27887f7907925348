import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Capability } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { type Authorized, authorize, authorizeUser } from "@/lib/auth/authorize";
import { type CurrentUser, currentUser } from "@/lib/auth/current-user";
import { ok, type Result } from "@/lib/core/result";
import { findMembership, type Membership } from "@/lib/db/members";
import type { Project } from "@/lib/db/projects";

/**
 * The headers of the request, with the cookies as they stand now: an action that
 * renews the session is followed, in the same request, by the drawing of its page.
 */
async function presentHeaders(): Promise<Headers> {
  const present = new Headers(await headers());
  present.set("cookie", (await cookies()).toString());
  return present;
}

/** Who is signed in, for a page; null for nobody. Asked once per request. */
export const pageUser = cache(async (): Promise<CurrentUser | null> => currentUser(await presentHeaders()));

/** What they are in a project; null for nothing. Asked once as well. */
const pageMembership = cache(async (slug: string): Promise<Membership | null> => {
  const user = await pageUser();
  return user && findMembership({ slug }, user.id);
});

async function toSignIn(): Promise<never> {
  // The path as proxy.ts noted it: a layout does not know which page it stands around.
  const path = (await headers()).get("x-path") ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** Who is signed in; sends everybody else to sign in and back to the page. */
export async function requireUser(): Promise<CurrentUser> {
  return (await pageUser()) ?? (await toSignIn());
}

/** Who is signed in, for a server action; null for nobody. */
export async function actionUser(): Promise<CurrentUser | null> {
  return currentUser(await headers());
}

/** Nobody signed in: to the sign-in page and back; no member, or a role that does not reach: the page is not there. */
async function authorizedPage<C extends Capability>(slug: string, capability: C): Promise<Authorized<C>> {
  const authorized = authorizeUser(await pageUser(), await pageMembership(slug), capability);
  if (authorized.ok) return authorized.value;
  if (authorized.failure.code === "not-signed-in") return toSignIn();
  notFound();
}

/** The scope of a project page. */
export async function pageScope<C extends Capability>(slug: string, capability: C): Promise<ProjectScope<C>> {
  return (await authorizedPage(slug, capability)).scope;
}

/** The project of a page for whoever may see it. */
export async function pageProject(slug: string): Promise<Project> {
  return (await authorizedPage(slug, "read")).project;
}

/** The scope for a server action of a project; the failure as a value, for its form. */
export async function actionScope<C extends Capability>(slug: string, capability: C): Promise<Result<ProjectScope<C>>> {
  const authorized = await authorize(await headers(), { slug }, capability);
  return authorized.ok ? ok(authorized.value.scope) : authorized;
}
