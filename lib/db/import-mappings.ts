import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { recordChange } from "@/lib/db/record-change";
import { transaction } from "@/lib/db/transaction";
import type { RememberedMapping, UsedMapping } from "@/lib/traces/choose-reading";
import { mappingSchema } from "@/lib/traces/mapping-schema";

/** A project knows its forms of uploads by heart, not a library of them. */
const most = 200;

/** How the project reads uploads of forms that no reader knows; the last set first. */
export async function listImportMappings(scope: ProjectScope<"import">): Promise<RememberedMapping[]> {
  const rows = await db().importMapping.findMany({
    where: { projectId: scope.projectId },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: most,
    select: { id: true, fingerprint: true, mapping: true, filename: true },
  });
  return rows.flatMap(({ mapping, ...row }) => {
    const parsed = mappingSchema.safeParse(mapping);
    return parsed.success ? [{ ...row, mapping: parsed.data }] : [];
  });
}

/** Keeps a mapping for the next upload of the form, in place of the one that was there. */
export async function rememberImportMapping(
  scope: ProjectScope<"import">,
  { fingerprint, mapping }: UsedMapping,
  filename: string,
): Promise<void> {
  // PostgreSQL stores neither NUL nor half a surrogate pair: keys that hold one are asked for again.
  const text = JSON.stringify({ fingerprint, mapping, filename });
  if (/\\u(?:0000|d[89a-f]..)/i.test(text)) return;
  const { projectId } = scope;
  const where = { projectId_fingerprint: { projectId, fingerprint } };
  await transaction(async (queries) => {
    const standing = await queries.importMapping.findUnique({ where, select: { mapping: true } });
    const { id } = await queries.importMapping.upsert({
      where,
      create: { id: newId("map"), projectId, fingerprint, mapping, filename },
      update: { mapping, filename },
      select: { id: true },
    });
    const before = standing && mappingSchema.safeParse(standing.mapping).data;
    if (isDeepStrictEqual(before, mapping)) return;
    const action = before ? "changed" : "made";
    await recordChange(queries, scope, {
      kind: "mapping",
      action,
      subject: id,
      before: before ? { mapping: before } : null,
      after: { filename, mapping },
    });
  });
}

/** False where there was nothing to forget. */
export async function forgetImportMapping(scope: ProjectScope<"import">, id: string): Promise<boolean> {
  const where = { id, projectId: scope.projectId };
  return transaction(async (queries) => {
    const before = await queries.importMapping.findUnique({ where, select: { filename: true, mapping: true } });
    if (before === null) return false;
    await queries.importMapping.delete({ where });
    await recordChange(queries, scope, { kind: "mapping", action: "forgotten", subject: id, before });
    return true;
  });
}
