import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { otherRuns } from "@/lib/db/conversations";
import type { Prisma } from "@/lib/db/generated/client";
import { stepPositions } from "@/lib/db/labels";
import { recordChange } from "@/lib/db/record-change";
import { listReviews } from "@/lib/db/reviews";
import { transaction } from "@/lib/db/transaction";
import { countableReviewsWhere, othersSeenWhere } from "@/lib/db/visible-reviews";
import type { TraceDetail, TraceHead } from "@/lib/reviews/trace-schema";
import type { Json } from "@/lib/traces/canonical";
import { withoutLabels } from "@/lib/traces/labels-in-raw";

const headFields = {
  id: true,
  title: true,
  system: true,
  model: true,
  benchmark: true,
  task: true,
  outcome: true,
  stepCount: true,
  agents: true,
  conversation: true,
  claims: { select: { source: true, code: true, stepId: true, agent: true, reason: true } },
} satisfies Prisma.TraceSelect;

/** Whether the caller may see what others said of a trace, its source included. */
async function seesOthers(scope: ProjectScope, id: string): Promise<boolean> {
  const where = { AND: [{ id, projectId: scope.projectId }, othersSeenWhere(scope)] };
  return (await db().trace.count({ where })) > 0;
}

/**
 * A trace without its steps and without what its source says besides, with the reviews that the caller may see; null
 * where the project has none such. Whoever is blind on it does not read the source's claims.
 */
export async function getTraceHead(scope: ProjectScope, id: string): Promise<TraceHead | null> {
  const where = { id, projectId: scope.projectId };
  const [row, reviews] = await Promise.all([
    db().trace.findFirst({ where, select: headFields }),
    listReviews(scope, id),
  ]);
  if (!row) return null;
  const { stepCount, claims: made, conversation, ...rest } = row;
  const claims = made.length > 0 && (await seesOthers(scope, id)) ? made : [];
  const stepIds = claims.flatMap(({ stepId }) => (stepId === null ? [] : [stepId]));
  const [positions, others] = await Promise.all([
    stepPositions(db(), stepIds),
    conversation === null ? null : otherRuns(scope, conversation, id),
  ]);
  return {
    ...rest,
    conversation: conversation === null || others === null ? null : { name: conversation, others },
    steps: stepCount,
    claims: claims.map(({ stepId, ...claim }) => ({
      ...claim,
      step: stepId === null ? null : (positions.get(stepId) ?? null),
    })),
    reviews,
  };
}

/** The same with all that its source says. Whoever is blind on the trace does not read the source's labels in it. */
export async function getTrace(scope: ProjectScope, id: string): Promise<TraceDetail | null> {
  const where = { id, projectId: scope.projectId };
  const [head, source, sees] = await Promise.all([
    getTraceHead(scope, id),
    db().trace.findFirst({ where, select: { metadata: true, raw: true } }),
    seesOthers(scope, id),
  ]);
  if (!head || !source) return null;
  const raw = source.raw as Json & TraceDetail["raw"];
  return {
    ...head,
    metadata: source.metadata as Json & TraceDetail["metadata"],
    raw: sees ? raw : (withoutLabels(raw) as TraceDetail["raw"]),
  };
}

/** Facts of traces that a curator may set by hand; a fact left out stays. */
export interface TraceFacts {
  readonly title?: string;
  readonly system?: string | null;
  readonly model?: string | null;
  readonly benchmark?: string | null;
  readonly task?: string | null;
}

const factFields = { id: true, title: true, system: true, model: true, benchmark: true, task: true } as const;

/** Sets facts of several traces at once; answers how many there were. */
export async function updateTraces(
  scope: ProjectScope<"curate">,
  ids: readonly string[],
  facts: TraceFacts,
): Promise<number> {
  return transaction(async (queries) => {
    const where = { id: { in: [...ids] }, projectId: scope.projectId };
    const before = await queries.trace.findMany({ where, select: factFields });
    const { count } = await queries.trace.updateMany({ where, data: facts });
    const changes = before.map(({ id, ...stood }) => {
      const after = { ...stood, ...facts };
      return { kind: "trace", action: "changed", subject: id, traceId: id, before: stood, after } as const;
    });
    await recordChange(queries, scope, ...changes);
    return count;
  });
}

/** How many standing labels of people, of those that the caller may count, lie on these traces: what a deletion would lose. */
export async function countPeoplesLabels(scope: ProjectScope<"curate">, ids: readonly string[]): Promise<number> {
  const trace = { id: { in: [...ids] }, projectId: scope.projectId };
  const review = { AND: [countableReviewsWhere(scope), { trace, annotator: { kind: "person" as const } }] };
  return db().label.count({ where: { withdrawnAt: null, review } });
}

/** A trace on which people work in a round is not taken from under their hands. */
const inOpenRound = { rounds: { some: { round: { status: "open" } } } } satisfies Prisma.TraceWhereInput;

/** How many of these traces stand in an open round. */
export async function countInOpenRounds(
  scope: ProjectScope,
  which: { readonly ids: readonly string[] } | { readonly importId: string },
): Promise<number> {
  const traces = "ids" in which ? { id: { in: [...which.ids] } } : { importId: which.importId };
  return db().trace.count({ where: { ...traces, projectId: scope.projectId, ...inOpenRound } });
}

/** Deletes those of the traces that stand in no open round; answers how many. */
export async function deleteTraces(scope: ProjectScope<"curate">, ids: readonly string[]): Promise<number> {
  return transaction(async (queries) => {
    const where = { id: { in: [...ids] }, projectId: scope.projectId, NOT: inOpenRound };
    const gone = await queries.trace.findMany({ where, select: factFields });
    const { count } = await queries.trace.deleteMany({ where: { ...where, id: { in: gone.map(({ id }) => id) } } });
    const changes = gone.map(({ id, ...before }) => {
      return { kind: "trace", action: "deleted", subject: id, traceId: id, before } as const;
    });
    await recordChange(queries, scope, ...changes);
    return count;
  });
}
