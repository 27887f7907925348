import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { importedAnnotators } from "@/lib/db/annotators";
import { connectionOf, db, type Queries } from "@/lib/db/client";
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
  const agents = new Set<string>();
  for (const { agent } of trace.steps) if (agent !== null) agents.add(agent);
  return [...agents];
}

/** Which of these identities the project has already: identity → id. */
export async function findIdentities(
  scope: ProjectScope,
  identities: readonly string[],
  queries: Queries = db(),
): Promise<ReadonlyMap<string, string>> {
  const rows = await queries.$queryRaw<{ id: string; identity: string }[]>`
    SELECT id, identity FROM traces WHERE project_id = ${scope.projectId} AND identity = ANY(${[...identities]}::text[])`;
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
    const connection = await connectionOf(queries);
    await connection.query("SET LOCAL synchronous_commit = off");
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
 * Inserts the traces that the project has not, beside the ORM, which would copy them key by key. They go as one JSON
 * text, which costs a fraction of a list of values for each column.
 */
export async function insertTraces(
  queries: Queries,
  scope: ProjectScope<"import">,
  importId: string,
  batch: readonly NewTrace[],
): Promise<ReadonlyMap<string, string>> {
  if (batch.length === 0) return new Map();
  const connection = await connectionOf(queries);
  const { rows } = await connection.query<{ id: string; identity: string }>({
    name: "insert-traces",
    text: `
      INSERT INTO traces (id, project_id, import_id, identity, title, system, model, benchmark, task, outcome, metadata,
        conversation, raw, step_count, agents, created_at)
      SELECT id, $1, $2, identity, title, system, model, benchmark, task, outcome, metadata,
        conversation, coalesce(raw, 'null'), step_count, agents,
        coalesce(created_at AT TIME ZONE 'UTC', CURRENT_TIMESTAMP::timestamp(3))
      FROM json_to_recordset($3) AS trace(id text, identity text, title text, system text, model text, benchmark text,
        task text, outcome outcome, metadata jsonb, conversation text, raw jsonb, step_count int, agents text[],
        created_at timestamptz)
      -- In one order, so that two imports of the same traces never wait for each other in a circle.
      ORDER BY identity
      ON CONFLICT (project_id, identity) DO NOTHING
      RETURNING id, identity`,
    values: [scope.projectId, importId, JSON.stringify(batch.map(rowOf))],
  });
  return new Map(rows.map(({ identity, id }) => [identity, id]));
}

function rowOf({ identity, trace, kept }: NewTrace) {
  const { title, system, model, benchmark, task, outcome, metadata, raw, steps } = trace;
  return {
    id: kept?.id ?? newId("trc"),
    identity,
    title,
    system,
    model,
    benchmark,
    task,
    outcome,
    metadata,
    conversation: conversationOf(trace),
    raw,
    step_count: steps.length,
    agents: agentsOf(trace),
    created_at: kept?.createdAt ?? null,
  };
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
