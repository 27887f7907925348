import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { Queries } from "@/lib/db/client";
import { exportedReviews, type LabelReach, type ReviewReach } from "@/lib/db/export-reviews";
import { Prisma } from "@/lib/db/generated/client";
import { traceConditions } from "@/lib/db/trace-list";
import { countableReviewsWhere, othersSeen } from "@/lib/db/visible-reviews";
import type { ExportedTrace } from "@/lib/export/exported-trace";
import type { TraceFilter } from "@/lib/insights/trace-filter";
import type { ArchivedClaim, ArchivedSpan } from "@/lib/traces/archive-lines";
import type { Json, Outcome } from "@/lib/traces/canonical";
import { withoutLabels } from "@/lib/traces/labels-in-raw";

/** So many traces are read at once, without their steps. */
const pageTraces = 50;

export interface TraceExport {
  readonly scope: ProjectScope;
  readonly filter: TraceFilter;
  readonly reach: ReviewReach;
  /** Without labels, as where only verdicts are written; standing ones; or withdrawn ones and earlier versions too. */
  readonly labels: LabelReach;
}

/**
 * The traces that fit a filter, oldest first, in pages. A cursor holds the place, so that the filter is worked out
 * once however many there are.
 */
export async function* exportedTraces(queries: Queries, wanted: TraceExport): AsyncGenerator<ExportedTrace[]> {
  const where = Prisma.join(await traceConditions(wanted.scope, wanted.filter), " AND ");
  await queries.$executeRaw(Prisma.sql`
    DECLARE exported_traces NO SCROLL CURSOR FOR
    SELECT t.id FROM traces t WHERE ${where} ORDER BY t.created_at, t.id`);
  for (;;) {
    const rows = await queries.$queryRaw<{ id: string }[]>(
      Prisma.sql`FETCH ${Prisma.raw(String(pageTraces))} FROM exported_traces`,
    );
    if (rows.length === 0) break;
    yield await readTraces(
      queries,
      wanted,
      rows.map(({ id }) => id),
    );
  }
  await queries.$executeRaw`CLOSE exported_traces`;
}

interface Stored {
  readonly id: string;
  readonly identity: string;
  readonly title: string;
  readonly system: string | null;
  readonly model: string | null;
  readonly benchmark: string | null;
  readonly task: string | null;
  readonly outcome: Outcome | null;
  readonly metadata: string;
  readonly raw: string;
  readonly steps: number;
  readonly agents: string[];
  readonly createdAt: Date;
  /** Whether the caller may read what the source says of its labels. */
  readonly seen: boolean;
}

async function readTraces(queries: Queries, wanted: TraceExport, ids: readonly string[]): Promise<ExportedTrace[]> {
  const rows = await queries.$queryRaw<Stored[]>(Prisma.sql`
    SELECT t.id, t.identity, t.title, t.system, t.model, t.benchmark, t.task, t.outcome::text, t.metadata::text,
      t.raw::text, t.step_count AS steps, t.agents, t.created_at AS "createdAt",
      ${othersSeen(wanted.scope, Prisma.sql`t.id`)} AS seen
    FROM traces t WHERE t.project_id = ${wanted.scope.projectId} AND t.id = ANY(${[...ids]})
    ORDER BY t.created_at, t.id`);
  const claims = await claimsOf(queries, ids);
  const reviews = await exportedReviews(queries, wanted.reach, ids, wanted.labels);
  return rows.map(({ metadata, raw, createdAt, seen, ...row }) => ({
    ...row,
    metadata: JSON.parse(metadata) as Record<string, Json>,
    raw: seen ? (JSON.parse(raw) as Json) : withoutLabels(JSON.parse(raw) as Json),
    createdAt: createdAt.toISOString(),
    claims: (seen ? claims.get(row.id) : undefined) ?? [],
    reviews: reviews.get(row.id) ?? [],
  }));
}

async function claimsOf(queries: Queries, ids: readonly string[]): Promise<ReadonlyMap<string, ArchivedClaim[]>> {
  const rows = await queries.$queryRaw<(ArchivedClaim & { readonly traceId: string })[]>(Prisma.sql`
    SELECT c.trace_id AS "traceId", c.id, c.source, c.code, s.position AS step, c.agent, c.reason
    FROM claims c LEFT JOIN steps s ON s.id = c.step_id
    WHERE c.trace_id = ANY(${[...ids]})
    ORDER BY c.id`);
  const byTrace = Map.groupBy(rows, ({ traceId }) => traceId);
  return new Map([...byTrace].map(([id, own]) => [id, own.map(({ traceId: _, ...claim }) => claim)]));
}

/** The spans of a live trace, in the order of their coming, one at a time: none is small and there may be many. */
export async function* exportedSpans(
  queries: Queries,
  scope: ProjectScope,
  traceId: string,
): AsyncGenerator<ArchivedSpan> {
  let after: { readonly receivedAt: Date; readonly spanId: string } | null = null;
  for (;;) {
    const behind: Prisma.Sql =
      after === null
        ? Prisma.empty
        : Prisma.sql`AND (s.received_at, s.span_id) > (${after.receivedAt}::timestamp, ${after.spanId})`;
    const rows: { spanId: string; body: string; receivedAt: Date }[] = await queries.$queryRaw(Prisma.sql`
      SELECT s.span_id AS "spanId", s.body, s.received_at AS "receivedAt"
      FROM live_spans s JOIN traces t ON t.id = s.trace_id AND t.project_id = ${scope.projectId}
      WHERE s.trace_id = ${traceId} ${behind}
      ORDER BY s.received_at, s.span_id LIMIT 20`);
    for (const { receivedAt, ...span } of rows) yield { ...span, receivedAt: receivedAt.toISOString() };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

export interface ExportSize {
  readonly traces: number;
  readonly steps: number;
  readonly reviews: number;
  readonly labels: number;
}

/** How much an export of everything would hold, for the person who is about to make one. */
export async function exportSize(queries: Queries, scope: ProjectScope, reach: ReviewReach): Promise<ExportSize> {
  const [row] = await queries.$queryRaw<ExportSize[]>(Prisma.sql`
    SELECT (SELECT count(*)::int FROM traces WHERE project_id = ${scope.projectId}) AS traces,
      (SELECT coalesce(sum(step_count), 0)::int FROM traces WHERE project_id = ${scope.projectId}) AS steps,
      (SELECT count(*)::int FROM reviews r WHERE ${reach}) AS reviews,
      (SELECT count(*)::int FROM labels l JOIN reviews r ON r.id = l.review_id
        WHERE ${reach} AND l.withdrawn_at IS NULL) AS labels`);
  return row ?? { traces: 0, steps: 0, reviews: 0, labels: 0 };
}

/** Drafts of others, so far as the caller may know of them: an archive that leaves them out says how many. */
export async function countOthersDrafts(queries: Queries, scope: ProjectScope): Promise<number> {
  const others = { annotator: { OR: [{ userId: null }, { userId: { not: scope.userId } }] } };
  return queries.review.count({ where: { AND: [countableReviewsWhere(scope), { status: "draft" }, others] } });
}
