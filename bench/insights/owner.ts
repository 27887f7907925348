import type { Capability } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";

/** What the owner of a generated project may do, authorised as anybody is. */
export interface Owner {
  readonly reading: ProjectScope;
  readonly annotating: ProjectScope<"annotate">;
  readonly importing: ProjectScope<"import">;
}

export async function ownerOf(slug: string): Promise<Owner> {
  const { db } = await import("@/lib/db/client");
  const { authorize } = await import("@/lib/auth/authorize");
  const { ensureApiKey } = await import("@/lib/db/api-keys");
  const { hashToken } = await import("@/lib/auth/tokens");
  const { id: projectId } = await db().project.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const userId = slug;
  await db().member.upsert({
    where: { projectId_userId: { projectId, userId } },
    create: { projectId, userId, role: "owner" },
    update: {},
  });
  const key = `bench-key-of-${slug}-bench-key-bench-key`;
  const scopes: Capability[] = ["read", "annotate", "import"];
  await ensureApiKey({ projectId, userId, name: "bench", prefix: "bench", hash: hashToken(key), scopes });
  const authorized = async <C extends Capability>(capability: C) => {
    const headers = new Headers({ authorization: `Bearer ${key}`, host: "localhost:3000" });
    const answer = await authorize(headers, { slug }, capability);
    if (!answer.ok) throw new Error(answer.failure.detail);
    return answer.value.scope;
  };
  return {
    reading: await authorized("read"),
    annotating: await authorized("annotate"),
    importing: await authorized("import"),
  };
}
