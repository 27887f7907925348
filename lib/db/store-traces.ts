import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { importedAnnotators } from "@/lib/db/annotators";
import { db, type Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { insertSourceReviews } from "@/lib/db/source-reviews";
import { insertSteps } from "@/lib/db/store-steps";
import { transaction } from "@/lib/db/transaction";
import type { ParsedTrace } from "@/lib/traces/canonical";

/** A trace to store, with its identity. */
export interface NewTrace {
  readonly identity: string;
  readonly trace: ParsedTrace;
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

/**
 * Writes a batch in one transaction: traces that are new, with their steps and
 * claims, and the source's reviews of all of them. A trace that the project has
 * stays as it is; reviews of annotators who have none there are added to it.
 */
export async function storeTraces(
  scope: ProjectScope<"import">,
  importId: string,
  batch: readonly NewTrace[],
): Promise<{
  readonly traces: readonly StoredTrace[];
  readonly reviews: number;
  readonly annotators: ReadonlyMap<string, string>;
}> {
  return transaction(async (queries) => {
    const created = await insertTraces(queries, scope, importId, batch);
    const fresh = batch.flatMap(({ identity, trace }) => {
      const id = created.get(identity);
      // The same content twice in one batch: only the first is new.
      return id === undefined || !created.delete(identity) ? [] : [{ id, identity, trace }];
    });
    const stepIds = await insertSteps(queries, fresh);
    await insertClaims(queries, fresh, stepIds);

    const all = await findIdentities(
      scope,
      batch.map(({ identity }) => identity),
      queries,
    );
    const names = [...new Set(batch.flatMap(({ trace }) => trace.reviews.map((review) => review.annotator)))];
    const annotators = names.length === 0 ? new Map<string, string>() : await importedAnnotators(queries, scope, names);
    const reviewed = batch.flatMap(({ identity, trace }) => {
      const traceId = all.get(identity);
      return traceId === undefined ? [] : trace.reviews.map((review) => ({ traceId, review }));
    });
    const reviews = await insertSourceReviews(queries, scope, importId, reviewed, annotators);

    const freshIds = new Set(fresh.map(({ id }) => id));
    const traces = batch.map(({ identity }) => {
      const id = all.get(identity);
      if (id === undefined) throw new Error(`A trace was neither written nor found: ${identity}`);
      return { id, identity, created: freshIds.delete(id) };
    });
    return { traces, reviews, annotators };
  });
}

/**
 * Inserts the traces that the project has not. JSON goes in as text: the ORM
 * copies objects key by key and would drop one that is called `__proto__`.
 */
async function insertTraces(
  queries: Queries,
  scope: ProjectScope<"import">,
  importId: string,
  batch: readonly NewTrace[],
): Promise<Map<string, string>> {
  const of = <T>(pick: (trace: ParsedTrace) => T): T[] => batch.map(({ trace }) => pick(trace));
  const rows = await queries.$queryRaw<{ id: string; identity: string }[]>(Prisma.sql`
    INSERT INTO traces (id, project_id, import_id, identity, title, system, model, benchmark, task, outcome, metadata,
      raw, step_count, agents)
    SELECT id, ${scope.projectId}, ${importId}, identity, title, system, model, benchmark, task, outcome::outcome,
      metadata::jsonb, raw::jsonb, step_count, ARRAY(SELECT jsonb_array_elements_text(agents::jsonb))
    FROM unnest(
      ${batch.map(() => newId("trc"))}::text[],
      ${batch.map(({ identity }) => identity)}::text[],
      ${of(({ title }) => title)}::text[],
      ${of(({ system }) => system)}::text[],
      ${of(({ model }) => model)}::text[],
      ${of(({ benchmark }) => benchmark)}::text[],
      ${of(({ task }) => task)}::text[],
      ${of(({ outcome }) => outcome)}::text[],
      ${of(({ metadata }) => JSON.stringify(metadata))}::text[],
      ${of(({ raw }) => JSON.stringify(raw))}::text[],
      ${of(({ steps }) => steps.length)}::int[],
      ${of((trace) => JSON.stringify(agentsOf(trace)))}::text[]
    ) AS trace(id, identity, title, system, model, benchmark, task, outcome, metadata, raw, step_count, agents)
    ON CONFLICT (project_id, identity) DO NOTHING
    RETURNING id, identity`);
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
