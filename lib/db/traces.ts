import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { listReviews } from "@/lib/db/reviews";
import type { TraceDetail } from "@/lib/reviews/trace-schema";
import type { Json } from "@/lib/traces/canonical";

const traceFields = {
  id: true,
  title: true,
  system: true,
  model: true,
  benchmark: true,
  task: true,
  outcome: true,
  metadata: true,
  raw: true,
  stepCount: true,
  agents: true,
  claims: { select: { source: true, code: true, stepId: true, agent: true, reason: true } },
} satisfies Prisma.TraceSelect;

/** A trace without its steps, with the reviews that the caller may see; null where the project has none such. */
export async function getTrace(scope: ProjectScope, id: string): Promise<TraceDetail | null> {
  const [row, reviews] = await Promise.all([
    db().trace.findFirst({ where: { id, projectId: scope.projectId }, select: traceFields }),
    listReviews(scope, id),
  ]);
  if (!row) return null;
  const { stepCount, claims, metadata, raw, ...rest } = row;
  const stepIds = claims.flatMap(({ stepId }) => (stepId === null ? [] : [stepId]));
  const steps = await db().step.findMany({ where: { id: { in: stepIds } }, select: { id: true, position: true } });
  const positions = new Map(steps.map(({ id: stepId, position }) => [stepId, position]));
  return {
    ...rest,
    metadata: metadata as Json & TraceDetail["metadata"],
    raw: raw as Json & TraceDetail["raw"],
    steps: stepCount,
    claims: claims.map(({ stepId, ...claim }) => ({
      ...claim,
      step: stepId === null ? null : (positions.get(stepId) ?? null),
    })),
    reviews,
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

/** Sets facts of several traces at once; answers how many there were. */
export async function updateTraces(
  scope: ProjectScope<"curate">,
  ids: readonly string[],
  facts: TraceFacts,
): Promise<number> {
  const { count } = await db().trace.updateMany({
    where: { id: { in: [...ids] }, projectId: scope.projectId },
    data: facts,
  });
  return count;
}

/** How many standing labels of people lie on these traces: what a deletion would lose. */
export async function countPeoplesLabels(scope: ProjectScope<"curate">, ids: readonly string[]): Promise<number> {
  const trace = { id: { in: [...ids] }, projectId: scope.projectId };
  return db().label.count({ where: { withdrawnAt: null, review: { trace, annotator: { kind: "person" } } } });
}

export async function deleteTraces(scope: ProjectScope<"curate">, ids: readonly string[]): Promise<number> {
  const { count } = await db().trace.deleteMany({ where: { id: { in: [...ids] }, projectId: scope.projectId } });
  return count;
}
