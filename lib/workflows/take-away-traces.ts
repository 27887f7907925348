import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import { undoImport as undoStored } from "@/lib/db/imports";
import { countInOpenRounds, deleteTraces as deleteStored } from "@/lib/db/traces";

function atWork(count: number): Result<number> {
  const those = count === 1 ? "One of these traces stands" : `${count.toLocaleString("en")} of these traces stand`;
  return fail("conflict", `${those} in an open round. Close the round first.`);
}

/** Deletes traces with their reviews, unless people work on one of them in a round. */
export async function deleteTraces(scope: ProjectScope<"curate">, ids: readonly string[]): Promise<Result<number>> {
  const kept = await countInOpenRounds(scope, { ids });
  return kept > 0 ? atWork(kept) : ok(await deleteStored(scope, ids));
}

/** Deletes what an import brought, unless people work on one of its traces in a round. */
export async function undoImport(scope: ProjectScope<"import">, id: string): Promise<Result<number>> {
  const kept = await countInOpenRounds(scope, { importId: id });
  return kept > 0 ? atWork(kept) : ok(await undoStored(scope, id));
}
