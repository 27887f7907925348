import type { Capability, Role } from "@/lib/access/roles";

declare const minted: unique symbol;

/**
 * Proof that the caller may do `C` in one project. Only `authorize()` in
 * lib/auth makes one, and every function of lib/db that touches a project asks
 * for one: a write with a read scope does not compile, and a query without its
 * project does not exist. Whatever one may do, one may also read.
 */
export interface ProjectScope<C extends Capability = "read"> {
  readonly projectId: string;
  readonly userId: string;
  readonly role: Role;
  readonly [minted]: { readonly [K in C | "read"]: true };
}
