import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { importedAnnotators } from "@/lib/db/annotators";
import { connectionOf, db, type Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { addProgress } from "@/lib/db/running-imports";
import { insertSourceReviews } from "@/lib/db/source-reviews";
import { insertSteps } from "@/lib/db/store-steps";
import { transaction } from "@/lib/db/transaction";
import type { ParsedTrace } from "@/lib/traces/canonical";
import { conversationOf } from "@/lib/traces/conversation";

/** A trace to store, with its identity. */
export interface NewTrace {
  readonly identity: string;
  readonly trace: ParsedTrace;
  /** Of an archive's trace: the id and the time that it keeps. */
  readonly kept?: { readonly id: string; readonly createdAt: string };
}

/** A trace as it now stands in the project. */
export interface StoredTrace {
  readonly id: string;
  readonly identity: string;
  /** False where the project had it already. */
  readonly created: boolean;
}

/** Agents in the order of their first step. */
export function agentsOf(trace: ParsedTrace): string[] {
  return [...new Set(trace.steps.flatMap((step) => (step.agent === null ? [] : [step.agent])))];
}

/** Which of these identities the project has already: identity → id. */
export async function findIdentities(
  scope: ProjectScope,
  identities: readonly string[],
  queries: Queries = db(),
): Promise<ReadonlyMap<string, string>> {
  const rows = await queries.trace.findMany({
    where: { projectId: scope.projectId, identity: { in: [...identities] } },
    select: { id: true, identity: true },
  });
  return new Map(rows.map(({ identity, id }) => [identity, id]));
}

/** What became of a batch. */
export interface StoredBatch {
  readonly traces: readonly StoredTrace[];
  readonly reviews: number;
  /** Annotators of the source's reviews: name → id. */
  readonly annotators: ReadonlyMap<string, string>;
}

/** A single trace of the largest size takes a minute on a slow disk. */
const patience = 600_000;

/**
 * Writes a batch in one transaction: traces that are new, with their steps and
 * claims, and the source's reviews of all of them. A trace that the project has
 * stays as it is; reviews of annotators who have none there are added to it.
 */
export async function storeTraces(
  scope: ProjectScope<"import">,
  importId: string,
  batch: readonly NewTrace[],
): Promise<StoredBatch> {
  const identities = batch.map(({ identity }) => identity);
  const before = await findIdentities(scope, identities);
  const unknown = batch.filter(({ identity }) => !before.has(identity));
  const reviewed = batch.filter(({ trace }) => trace.reviews.length > 0);
  if (unknown.length === 0 && reviewed.length === 0) {
    await addProgress(db(), scope, importId, { created: 0, duplicates: batch.length, reviews: 0 });
    return batchOf(batch, before, new Set());
  }
  return transaction(async (queries) => {
    // Each batch need not be on the disk before the next is written: the end of the import waits for all of them.
    await queries.$executeRaw`SET LOCAL synchronous_commit = off`;
    const created = await insertTraces(queries, scope, importId, unknown);
    const open = new Set(created.values());
    const fresh = unknown.flatMap(({ identity, trace }) => {
      const id = created.get(identity);
      // The same content twice in one batch: only the first is new.
      return id === undefined || !open.delete(id) ? [] : [{ id, identity, trace }];
    });
    const stepIds = await insertSteps(queries, fresh);
    await insertClaims(queries, fresh, stepIds);

    // What is neither known nor made by us was made in between, by another import of the same.
    const between = identities.filter((identity) => !before.has(identity) && !created.has(identity));
    const others = between.length === 0 ? [] : await findIdentities(scope, between, queries);
    const all = new Map([...before, ...created, ...others]);
    const names = [...new Set(reviewed.flatMap(({ trace }) => trace.reviews.map((review) => review.annotator)))];
    const annotators = names.length === 0 ? new Map<string, string>() : await importedAnnotators(queries, scope, names);
    const given = reviewed.flatMap(({ identity, trace }) => {
      const traceId = all.get(identity);
      return traceId === undefined ? [] : trace.reviews.map((review) => ({ traceId, review }));
    });
    const reviews = await insertSourceReviews(queries, scope, importId, given, annotators);
    const progress = { created: fresh.length, duplicates: batch.length - fresh.length, reviews };
    await addProgress(queries, scope, importId, progress);
    return { ...batchOf(batch, all, new Set(created.values())), reviews, annotators };
  }, patience);
}

function batchOf(batch: readonly NewTrace[], ids: ReadonlyMap<string, string>, fresh: Set<string>): StoredBatch {
  const traces = batch.map(({ identity }) => {
    const id = ids.get(identity);
    if (id === undefined) throw new Error(`A trace was neither written nor found: ${identity}`);
    return { id, identity, created: fresh.delete(id) };
  });
  return { traces, reviews: 0, annotators: new Map() };
}

/**
 * Inserts the traces that the project has not. JSON goes in as text, and beside
 * the ORM, which would copy a large one three times on its way.
 */
export async function insertTraces(
  queries: Queries,
  scope: ProjectScope<"import">,
  importId: string,
  batch: readonly NewTrace[],
): Promise<ReadonlyMap<string, string>> {
  if (batch.length === 0) return new Map();
  const of = <T>(pick: (trace: ParsedTrace) => T): T[] => batch.map(({ trace }) => pick(trace));
  const { text, values } = Prisma.sql`
    INSERT INTO traces (id, project_id, import_id, identity, title, system, model, benchmark, task, outcome, metadata,
      conversation, raw, step_count, agents, created_at)
    SELECT id, ${scope.projectId}, ${importId}, identity, title, system, model, benchmark, task, outcome::outcome,
      metadata::jsonb, conversation, raw::jsonb, step_count, ARRAY(SELECT jsonb_array_elements_text(agents::jsonb)),
      coalesce(created_at::timestamptz AT TIME ZONE 'UTC', CURRENT_TIMESTAMP::timestamp(3))
    FROM unnest(
      ${batch.map(({ kept }) => kept?.id ?? newId("trc"))}::text[],
      ${batch.map(({ identity }) => identity)}::text[],
      ${of(({ title }) => title)}::text[],
      ${of(({ system }) => system)}::text[],
      ${of(({ model }) => model)}::text[],
      ${of(({ benchmark }) => benchmark)}::text[],
      ${of(({ task }) => task)}::text[],
      ${of(({ outcome }) => outcome)}::text[],
      ${of(({ metadata }) => JSON.stringify(metadata))}::text[],
      ${of((trace) => conversationOf(trace))}::text[],
      ${of(({ raw }) => JSON.stringify(raw))}::text[],
      ${of(({ steps }) => steps.length)}::int[],
      ${of((trace) => JSON.stringify(agentsOf(trace)))}::text[],
      ${batch.map(({ kept }) => kept?.createdAt ?? null)}::text[]
    ) AS trace(id, identity, title, system, model, benchmark, task, outcome, metadata, conversation, raw, step_count,
      agents, created_at)
    -- In one order, so that two imports of the same traces never wait for each other in a circle.
    ORDER BY identity
    ON CONFLICT (project_id, identity) DO NOTHING
    RETURNING id, identity`;
  const connection = await connectionOf(queries);
  const { rows } = await connection.query<{ id: string; identity: string }>({ name: "insert-traces", text, values });
  return new Map(rows.map(({ identity, id }) => [identity, id]));
}

async function insertClaims(
  queries: Queries,
  fresh: readonly { readonly id: string; readonly trace: ParsedTrace }[],
  stepIds: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const data = fresh.flatMap(({ id: traceId, trace }) =>
    trace.claims.map(({ step, ...claim }) => ({
      ...claim,
      id: newId("clm"),
      traceId,
      stepId: step === null ? null : (stepIds.get(traceId)?.[step] ?? null),
    })),
  );
  if (data.length > 0) await queries.claim.createMany({ data });
}
