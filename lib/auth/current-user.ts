import "server-only";
import { passwordAuth } from "@/lib/auth/password-auth";

export interface CurrentUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Owner of the installation: makes reset links and sees every account. */
  readonly siteOwner: boolean;
  readonly sessionId: string;
}

/** Whose session cookie the request carries; null where none stands. */
export async function currentUser(headers: Headers): Promise<CurrentUser | null> {
  if (!headers.get("cookie")) return null;
  const session = await passwordAuth().api.getSession({ headers });
  if (!session) return null;
  const { id, name, email, siteOwner } = session.user;
  return { id, name, email, siteOwner: siteOwner === true, sessionId: session.session.id };
}
