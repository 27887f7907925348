import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { type IdPrefix, idSchema, newId } from "@/lib/core/ids";
import { archivedAnnotators } from "@/lib/db/archived-annotators";
import { insertArchivedReviews, type ReviewToStore } from "@/lib/db/archived-reviews";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { insertSteps } from "@/lib/db/store-steps";
import { findIdentities, insertTraces, type NewTrace, type StoredBatch } from "@/lib/db/store-traces";
import { transaction } from "@/lib/db/transaction";
import { type CheckedReviews, checkArchived } from "@/lib/reviews/check-archived";
import type { ArchivedParts } from "@/lib/traces/canonical";

const patience = 600_000;

/** Ids of a file, as they are to stand here: kept where nothing has them yet, else new ones. */
export type IdMap = (prefix: IdPrefix, id: string) => string;

const tables = { trc: "traces", stp: "steps", clm: "claims", rev: "reviews", lbl: "labels" } as const;

async function idMap(
  queries: Queries,
  wanted: Readonly<Record<keyof typeof tables, readonly string[]>>,
): Promise<IdMap> {
  const map = new Map<string, string>();
  for (const prefix of ["trc", "stp", "clm", "rev", "lbl"] as const) {
    const ids = wanted[prefix];
    if (ids.length === 0) continue;
    const rows = await queries.$queryRaw<{ id: string }[]>(
      Prisma.sql`SELECT id FROM ${Prisma.raw(tables[prefix])} WHERE id = ANY(${[...ids]})`,
    );
    const taken = new Set(rows.map(({ id }) => id));
    const schema = idSchema(prefix);
    for (const id of ids) {
      map.set(id, taken.has(id) || !schema.safeParse(id).success ? newId(prefix) : id);
      // Said twice in a file: only the first keeps it.
      taken.add(id);
    }
  }
  return (prefix, id) => map.get(id) ?? newId(prefix);
}

interface Archived extends NewTrace {
  readonly parts: ArchivedParts;
  readonly checked: CheckedReviews;
}

function opened(trace: NewTrace): Archived {
  const parts = trace.trace.archived;
  const checked = checkArchived(trace.trace);
  if (parts === undefined || typeof checked === "string") throw new Error("A trace of an archive was not checked.");
  return { ...trace, parts, checked };
}

/**
 * Writes a batch of an archive's traces in one transaction: those that the project has not, as they were, and of all
 * of them the reviews that it has not. The same again makes nothing twice.
 */
export async function storeArchive(
  scope: ProjectScope<"import">,
  importId: string,
  batch: readonly NewTrace[],
): Promise<StoredBatch> {
  const all = batch.map(opened);
  return transaction(async (queries) => {
    const before = await findIdentities(
      scope,
      all.map(({ identity }) => identity),
      queries,
    );
    const unknown = [...new Map(all.map((one) => [one.identity, one])).values()].filter(
      ({ identity }) => !before.has(identity),
    );
    const ids = await idMap(queries, {
      trc: unknown.map(({ parts }) => parts.id),
      stp: unknown.flatMap(({ parts }) => parts.stepIds),
      clm: unknown.flatMap(({ parts }) => parts.claimIds),
      rev: all.flatMap(({ checked }) => checked.reviews.map(({ id }) => id)),
      lbl: all.flatMap(({ checked }) => checked.reviews.flatMap(({ labels }) => labels.map(({ id }) => id))),
    });
    const created = await insertTraces(
      queries,
      scope,
      importId,
      unknown.map((one) => ({ ...one, kept: { id: ids("trc", one.parts.id), createdAt: one.parts.createdAt } })),
    );
    const fresh = unknown.flatMap((one) => {
      const id = created.get(one.identity);
      return id === undefined ? [] : [{ ...one, id }];
    });
    const stepIds = await insertSteps(
      queries,
      fresh.map(({ id, trace, parts }) => ({
        id,
        trace,
        known: { ids: parts.stepIds.map((step) => ids("stp", step)), keys: parts.stepKeys },
      })),
    );
    await insertParts(queries, fresh, stepIds, ids);
    const standing = new Map([...before, ...created]);
    const annotators = await archivedAnnotators(
      queries,
      scope,
      new Map(all.flatMap(({ checked }) => [...checked.annotators])),
    );
    const toStore: ReviewToStore[] = all.flatMap(({ identity, parts, checked }) => {
      const traceId = standing.get(identity);
      return traceId === undefined
        ? []
        : checked.reviews.map((review) => ({ traceId, review, stepIds: parts.stepIds }));
    });
    const written = await insertArchivedReviews(queries, scope, importId, toStore, { ids, annotators });
    const freshIds = new Set(created.values());
    return {
      traces: all.map(({ identity }) => {
        const id = standing.get(identity);
        if (id === undefined)
          throw new Error("A trace of an archive was made by somebody else meanwhile. Import it again.");
        return { id, identity, created: freshIds.delete(id) };
      }),
      reviews: written.reviews,
      annotators: written.annotators,
    };
  }, patience);
}

async function insertParts(
  queries: Queries,
  fresh: readonly (Archived & { readonly id: string })[],
  stepIds: ReadonlyMap<string, readonly string[]>,
  ids: IdMap,
): Promise<void> {
  const claims = fresh.flatMap(({ id: traceId, trace, parts }) => {
    // Claims stand in the order of their ids, so new ones are given out in that order too.
    const own = parts.claimIds.map((id) => ids("clm", id)).sort();
    return trace.claims.map(({ step, ...claim }, place) => ({
      ...claim,
      id: own[place] ?? newId("clm"),
      traceId,
      stepId: step === null ? null : (stepIds.get(traceId)?.[step] ?? null),
    }));
  });
  if (claims.length > 0) await queries.claim.createMany({ data: claims });
  const spans = fresh.flatMap(({ id: traceId, parts }) =>
    parts.spans.map(({ receivedAt, ...span }) => ({ ...span, traceId, receivedAt: new Date(receivedAt) })),
  );
  if (spans.length > 0) await queries.liveSpan.createMany({ data: spans, skipDuplicates: true });
}
