import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { recordChange } from "@/lib/db/record-change";
import { indexAnew } from "@/lib/db/search-index";
import { insertSteps } from "@/lib/db/store-steps";
import { agentsOf } from "@/lib/db/store-traces";
import type { ParsedTrace } from "@/lib/traces/canonical";
import { conversationOf } from "@/lib/traces/conversation";
import type { LivePart } from "@/lib/traces/spans/split-request";

const format = "otlp-live";

/** The import under which the live traces of a day (in UTC) stand, made at the first span. */
async function importOfToday(queries: Queries, scope: ProjectScope<"import">): Promise<string> {
  const filename = `Sent live on ${new Date().toISOString().slice(0, 10)}`;
  const { projectId, userId } = scope;
  // The project's row is the lock: two first spans at once make one import. Its key stays free, since those who hold
  // the trace already and write rows of the project would wait for it here, and this for the trace there.
  await queries.$executeRaw`SELECT 1 FROM projects WHERE id = ${projectId} FOR NO KEY UPDATE`;
  const found = await queries.import.findFirst({
    where: { projectId, format, filename, status: { not: "undone" } },
    select: { id: true },
  });
  if (found) return found.id;
  const { id } = await queries.import.create({
    data: { id: newId("imp"), projectId, userId, filename, format, status: "done", finishedAt: new Date() },
    select: { id: true },
  });
  await recordChange(queries, scope, { kind: "import", action: "begun", subject: id, after: { filename, format } });
  return id;
}

/**
 * The live trace with the source's id, locked until the transaction ends; made
 * empty where there is none.
 */
export async function lockLiveTrace(
  queries: Queries,
  scope: ProjectScope<"import">,
  sourceTraceId: string,
): Promise<string> {
  const identity = `otlp-live:${sourceTraceId}`;
  const find = () => queries.$queryRaw<{ id: string }[]>`
    SELECT id FROM traces WHERE project_id = ${scope.projectId} AND identity = ${identity} FOR UPDATE`;
  const [found] = await find();
  if (found) return found.id;
  const importId = await importOfToday(queries, scope);
  const { count } = await queries.trace.createMany({
    data: [{ id: newId("trc"), projectId: scope.projectId, importId, identity, title: sourceTraceId, stepCount: 0 }],
    skipDuplicates: true,
  });
  if (count > 0) await queries.import.update({ where: { id: importId }, data: { created: { increment: 1 } } });
  const [made] = await find();
  if (!made) throw new Error("A live trace is gone as soon as it was made.");
  return made.id;
}

/** Keeps the spans of a live trace; the same span again replaces itself. Answers with the bodies of all, in the order of their coming. */
export async function keepSpans(queries: Queries, traceId: string, parts: readonly LivePart[]): Promise<string[]> {
  const once = [...new Map(parts.map((part) => [part.spanId, part])).values()];
  await queries.$executeRaw(Prisma.sql`
    INSERT INTO live_spans (trace_id, span_id, body)
    SELECT ${traceId}, span_id, body
    FROM unnest(${once.map(({ spanId }) => spanId)}::text[], ${once.map(({ body }) => body)}::text[]) AS span(span_id, body)
    ON CONFLICT (trace_id, span_id) DO UPDATE SET body = excluded.body`);
  const rows = await queries.liveSpan.findMany({
    where: { traceId },
    orderBy: [{ receivedAt: "asc" }, { spanId: "asc" }],
    select: { body: true },
  });
  return rows.map(({ body }) => body);
}

/** What a live trace has become, with where each of its parts now stands. */
export interface Assembled {
  readonly trace: ParsedTrace;
  /** Source key → index of the step in which it stands. */
  readonly places: ReadonlyMap<string, number>;
}

/** Writes a live trace again. A step that stood before keeps its id, so that every label stays where it lies. */
export async function rewriteLiveTrace(queries: Queries, id: string, { trace, places }: Assembled): Promise<void> {
  const before = await queries.step.findMany({ where: { traceId: id }, select: { id: true, sourceKey: true } });
  const known = keptIds(before, trace, places);
  await queries.step.deleteMany({ where: { traceId: id } });
  await insertSteps(queries, [{ id, trace, known }]);
  await moveSegments(queries, known.moved);
  await indexAnew(queries, id);
  await queries.$executeRaw(Prisma.sql`
    UPDATE traces SET title = ${trace.title}, system = coalesce(${trace.system}, system), model = coalesce(${trace.model}, model),
      task = coalesce(${trace.task}, task), outcome = ${trace.outcome}::outcome, step_count = ${trace.steps.length},
      agents = ${agentsOf(trace)}, metadata = ${JSON.stringify(trace.metadata)}::jsonb,
      conversation = ${conversationOf(trace)}, raw = ${JSON.stringify(trace.raw)}::jsonb
    WHERE id = ${id}`);
}

interface KeptIds {
  readonly ids: readonly string[];
  readonly keys: readonly (string | null)[];
  /** Steps that turned out to repeat another: their id → the id of the one that stands. */
  readonly moved: ReadonlyMap<string, string>;
}

function keptIds(
  before: readonly { readonly id: string; readonly sourceKey: string | null }[],
  trace: ParsedTrace,
  places: ReadonlyMap<string, number>,
): KeptIds {
  const ids = new Map<number, string>();
  const moved = new Map<string, string>();
  for (const step of before) {
    const place = step.sourceKey === null ? undefined : places.get(step.sourceKey);
    const taken = place === undefined ? undefined : ids.get(place);
    if (place === undefined) continue;
    if (taken === undefined) ids.set(place, step.id);
    else moved.set(step.id, taken);
  }
  const keys = new Map<number, string>();
  for (const [key, place] of places) if (!keys.has(place)) keys.set(place, key);
  return {
    ids: trace.steps.map((_, place) => ids.get(place) ?? newId("stp")),
    keys: trace.steps.map((_, place) => keys.get(place) ?? null),
    moved,
  };
}

async function moveSegments(queries: Queries, moved: ReadonlyMap<string, string>): Promise<void> {
  for (const [from, to] of moved) {
    await queries.segment.updateMany({ where: { firstStepId: from }, data: { firstStepId: to } });
    await queries.segment.updateMany({ where: { lastStepId: from }, data: { lastStepId: to } });
  }
}
