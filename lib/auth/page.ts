import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Capability } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { authorize } from "@/lib/auth/authorize";
import { type CurrentUser, currentUser } from "@/lib/auth/current-user";

/** Who is signed in, for a page; null for nobody. Asked once per request. */
export const pageUser = cache(async (): Promise<CurrentUser | null> => currentUser(await headers()));

/** Who is signed in; sends everybody else to sign in and back to `path`. */
export async function requireUser(path: string): Promise<CurrentUser> {
  return (await pageUser()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

const authorizePage = cache(async (slug: string, capability: Capability) =>
  authorize(await headers(), { slug }, capability),
);

/**
 * The scope of a project page. Nobody signed in: to the sign-in page and back
 * to `path`; no member, or a role that does not reach: the page is not there.
 */
export async function pageScope<C extends Capability>(
  slug: string,
  capability: C,
  path: string,
): Promise<ProjectScope<C>> {
  const authorized = await authorizePage(slug, capability);
  if (authorized.ok) return authorized.value.scope as ProjectScope<C>;
  if (authorized.failure.code === "not-signed-in") redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  notFound();
}

/** The scope for a server action of a project; the failure as a value, for its form. */
export async function actionScope<C extends Capability>(slug: string, capability: C) {
  const authorized = await authorize(await headers(), { slug }, capability);
  return authorized.ok ? ({ ok: true, value: authorized.value.scope } as const) : authorized;
}
