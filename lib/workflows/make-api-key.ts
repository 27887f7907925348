import "server-only";
import { type Capability, may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { hashToken, newToken } from "@/lib/auth/tokens";
import { fail, ok, type Result } from "@/lib/core/result";
import { insertApiKey } from "@/lib/db/api-keys";

/** Makes an API key and answers with it in full, this once: only its hash is kept. */
export async function makeApiKey(
  scope: ProjectScope,
  name: string,
  scopes: readonly Capability[],
): Promise<Result<string>> {
  const beyond = scopes.filter((capability) => !may(scope.role, capability));
  if (beyond.length > 0)
    return fail("not-allowed", `Your role here is ${scope.role}; a key of yours cannot have “${beyond.join("”, “")}”.`);
  const key = `tm_${newToken()}`;
  await insertApiKey(scope, { name, prefix: key.slice(0, 9), hash: hashToken(key), scopes });
  return ok(key);
}
