import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { type ConsensusChoice, choiceOf, consensusRows } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { talliedRows, talliesOf } from "@/lib/db/tallies";
import { visibleReviews } from "@/lib/db/visible-reviews";
import type { TraceFilter, TraceRow } from "@/lib/insights/trace-filter";
import { categoryMask, maskOf, modesOf } from "@/lib/reviews/masks";

export interface TracePage {
  readonly traces: readonly TraceRow[];
  /** Hand back as `cursor` to go on from here; null at the end. */
  readonly next: string | null;
  /** Hand back as `before` to go back from here; null at the beginning. */
  readonly previous: string | null;
}

/** Where a page begins, or where it ends; at the beginning where neither is said. */
export interface PagePlace {
  readonly cursor?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Traces stand newest import first, in the order of their ids within one moment. */
const cursorSchema = z.tuple([z.iso.datetime(), z.string()]);

function encodeCursor(row: { readonly createdAt: Date; readonly id: string }): string {
  return Buffer.from(JSON.stringify([row.createdAt.toISOString(), row.id])).toString("base64url");
}

/** The place that a cursor names; null for one that we did not make. */
function decodeCursor(cursor: string): z.infer<typeof cursorSchema> | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return null;
  }
}

const like = (words: string) => `%${words.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

async function verdictRows(scope: ProjectScope, choice: ConsensusChoice): Promise<Prisma.Sql> {
  const tallies = await talliesOf(scope, choice);
  return tallies === null ? consensusRows(scope, choice) : talliedRows(scope, tallies);
}

/** What a trace `t` must be to fit a filter, as far as the caller may know. */
export async function traceConditions(scope: ProjectScope, filter: TraceFilter): Promise<Prisma.Sql[]> {
  const seen = visibleReviews(scope);
  const own = Prisma.sql`r.annotator_id IN (SELECT id FROM annotators WHERE project_id = ${scope.projectId} AND user_id = ${scope.userId})`;
  const some = (what: Prisma.Sql) =>
    Prisma.sql`EXISTS (SELECT 1 FROM reviews r WHERE r.trace_id = t.id AND ${seen} AND ${what})`;
  const mask = filter.mode ? maskOf([filter.mode]) : filter.category ? categoryMask(filter.category) : null;
  // Behind a figure: read, or found, after consensus. In the list itself: in any review.
  const behindFigure = filter.sources !== undefined || filter.annotators.length > 0;
  const verdicts =
    behindFigure && (mask !== null || filter.state === "reviewed")
      ? Prisma.sql`SELECT trace_id FROM (${await verdictRows(scope, await choiceOf(scope, filter))}) verdict`
      : null;
  const withFinding = (modes: number) =>
    verdicts
      ? Prisma.sql`t.id IN (${verdicts} WHERE verdict.found & ${modes}::int <> 0)`
      : some(Prisma.sql`r.status = 'submitted' AND (r.found & r.judged & ${modes}::int) <> 0`);
  const states = {
    unreviewed: Prisma.sql`NOT ${some(Prisma.sql`r.status = 'submitted'`)}`,
    draft: some(Prisma.sql`r.status = 'draft' AND ${own}`),
    mine: some(Prisma.sql`r.status = 'submitted' AND ${own}`),
    reviewed: verdicts ? Prisma.sql`t.id IN (${verdicts})` : some(Prisma.sql`r.status = 'submitted'`),
  };
  return [
    Prisma.sql`t.project_id = ${scope.projectId}`,
    ...(filter.q ? [Prisma.sql`t.title ILIKE ${like(filter.q)}`] : []),
    ...(filter.system.length > 0 ? [Prisma.sql`t.system = ANY(${filter.system})`] : []),
    ...(filter.model.length > 0 ? [Prisma.sql`t.model = ANY(${filter.model})`] : []),
    ...(filter.benchmark.length > 0 ? [Prisma.sql`t.benchmark = ANY(${filter.benchmark})`] : []),
    ...(filter.import ? [Prisma.sql`t.import_id = ${filter.import}`] : []),
    ...(filter.conversation ? [Prisma.sql`t.conversation = ${filter.conversation}`] : []),
    ...(filter.state ? [states[filter.state]] : []),
    ...(mask === null ? [] : [withFinding(mask)]),
  ];
}

interface Stored {
  readonly id: string;
  readonly title: string;
  readonly system: string | null;
  readonly model: string | null;
  readonly benchmark: string | null;
  readonly outcome: TraceRow["outcome"];
  readonly steps: number;
  readonly agents: number;
  readonly createdAt: Date;
  readonly mine: TraceRow["mine"];
  readonly reviews: number;
  readonly found: number;
}

/** A page of traces, without any step's body. A cursor that we did not make begins at the beginning. */
export async function listTraces(scope: ProjectScope, filter: TraceFilter, place: PagePlace): Promise<TracePage> {
  const after = place.cursor === undefined ? null : decodeCursor(place.cursor);
  const before = after || place.before === undefined ? null : decodeCursor(place.before);
  const where = await traceConditions(scope, filter);
  if (after) where.push(Prisma.sql`(t.created_at, t.id) < (${after[0]}::timestamp, ${after[1]})`);
  if (before) where.push(Prisma.sql`(t.created_at, t.id) > (${before[0]}::timestamp, ${before[1]})`);
  const order = before ? Prisma.sql`t.created_at, t.id` : Prisma.sql`t.created_at DESC, t.id DESC`;
  const rows = await db().$queryRaw<Stored[]>(Prisma.sql`
    WITH page AS (
      SELECT t.* FROM traces t
      WHERE ${Prisma.join(where, " AND ")}
      ORDER BY ${order}
      LIMIT ${place.limit + 1}
    )
    SELECT t.id, t.title, t.system, t.model, t.benchmark, t.outcome::text, t.step_count AS steps,
      cardinality(t.agents) AS agents, t.created_at AS "createdAt", seen.mine, seen.reviews, seen.found
    FROM page t CROSS JOIN LATERAL (
      SELECT max(r.status::text) FILTER (WHERE a.user_id = ${scope.userId}) AS mine,
        count(*) FILTER (WHERE r.status = 'submitted')::int AS reviews,
        coalesce(bit_or(r.found), 0) AS found
      FROM reviews r JOIN annotators a ON a.id = r.annotator_id
      WHERE r.trace_id = t.id AND ${visibleReviews(scope)}
    ) seen
    ORDER BY ${order}`);
  const more = rows.length > place.limit;
  const page = rows.slice(0, place.limit).map(({ found, ...row }) => ({ ...row, modes: modesOf(found) }));
  const traces = before ? page.reverse() : page;
  const [first, last] = [traces.at(0), traces.at(-1)];
  // Where one came from there is always more; in the direction of the search the row beyond the limit tells.
  const previous = before ? more : after !== null;
  const next = before ? true : more;
  return {
    traces,
    previous: previous && first ? encodeCursor(first) : null,
    next: next && last ? encodeCursor(last) : null,
  };
}

export interface Facets {
  readonly system: readonly string[];
  readonly model: readonly string[];
  readonly benchmark: readonly string[];
}

/** The values to filter by, in alphabetical order. */
export async function listFacets(scope: ProjectScope): Promise<Facets> {
  // From one value to the next along an index: as many steps as there are values, however many traces have them.
  const values = async (column: keyof Facets): Promise<string[]> => {
    const name = Prisma.raw(column);
    const rows = await db().$queryRaw<{ value: string }[]>(Prisma.sql`
      WITH RECURSIVE facet (value) AS (
        SELECT min(t.${name}) FROM traces t WHERE t.project_id = ${scope.projectId}
        UNION ALL
        SELECT (SELECT min(t.${name}) FROM traces t WHERE t.project_id = ${scope.projectId} AND t.${name} > facet.value)
        FROM facet WHERE facet.value IS NOT NULL)
      SELECT value FROM facet WHERE value IS NOT NULL LIMIT 500`);
    return rows.map(({ value }) => value);
  };
  const [system, model, benchmark] = await Promise.all([values("system"), values("model"), values("benchmark")]);
  return { system, model, benchmark };
}

/** The next trace, in the order of the list and after this one, that the caller has not submitted and no open round shares out; null for none. */
export async function nextUnreviewed(scope: ProjectScope<"annotate">, afterId: string | null): Promise<string | null> {
  const mine = Prisma.sql`SELECT 1 FROM reviews r JOIN annotators a ON a.id = r.annotator_id
    WHERE r.trace_id = t.id AND r.status = 'submitted' AND a.user_id = ${scope.userId}`;
  // What a round shares out is shared out by its queue.
  const inRound = Prisma.sql`SELECT 1 FROM round_traces rt JOIN rounds o ON o.id = rt.round_id
    WHERE rt.trace_id = t.id AND o.status = 'open'`;
  // What a protocol of theirs may draw next, they are to read blind then.
  const inPool = Prisma.sql`SELECT 1 FROM protocols p JOIN rounds o ON o.protocol_id = p.id AND o.status = 'open'
    WHERE p.project_id = t.project_id AND ${scope.userId} = ANY(p.annotators)
      AND (p.pool->'system' = '[]' OR p.pool->'system' ? t.system)
      AND (p.pool->'model' = '[]' OR p.pool->'model' ? t.model)
      AND (p.pool->'benchmark' = '[]' OR p.pool->'benchmark' ? t.benchmark)`;
  // Past the end the search goes on from the top, so that nothing skipped is forgotten.
  const wrapped =
    afterId === null
      ? Prisma.sql`FALSE`
      : Prisma.sql`(t.created_at, t.id) >= (SELECT created_at, id FROM traces WHERE id = ${afterId})`;
  const [row] = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT t.id FROM traces t
    WHERE t.project_id = ${scope.projectId} AND t.id IS DISTINCT FROM ${afterId} AND NOT EXISTS (${mine})
      AND NOT EXISTS (${inRound}) AND NOT EXISTS (${inPool})
    ORDER BY coalesce(${wrapped}, FALSE), t.created_at DESC, t.id DESC
    LIMIT 1`);
  return row?.id ?? null;
}

/** Traces of the project, and the caller's own submitted reviews of them. */
export interface ProjectProgress {
  readonly traces: number;
  readonly submitted: number;
}

/** The same as a JSON object, for a query that asks for more. */
export function progressOf({ projectId, userId }: ProjectScope): Prisma.Sql {
  return Prisma.sql`jsonb_build_object(
    'traces', (SELECT count(*) FROM traces WHERE project_id = ${projectId}),
    'submitted', (SELECT count(*) FROM reviews r JOIN annotators a ON a.id = r.annotator_id
      WHERE r.project_id = ${projectId} AND r.status = 'submitted' AND a.user_id = ${userId}))`;
}

export async function ownProgress(scope: ProjectScope): Promise<ProjectProgress> {
  const [row] = await db().$queryRaw<{ progress: ProjectProgress }[]>`SELECT ${progressOf(scope)} AS progress`;
  return row?.progress ?? { traces: 0, submitted: 0 };
}

/** How far the caller has come: traces in the project, submitted by them, begun by them. */
export async function progress(scope: ProjectScope): Promise<{
  readonly traces: number;
  readonly submitted: number;
  readonly drafts: number;
  readonly reviewed: number;
}> {
  const [row] = await db().$queryRaw<
    { traces: number; submitted: number; drafts: number; reviewed: number }[]
  >(Prisma.sql`
    SELECT (SELECT count(*)::int FROM traces WHERE project_id = ${scope.projectId}) AS traces,
      count(*) FILTER (WHERE r.status = 'submitted' AND a.user_id = ${scope.userId})::int AS submitted,
      count(*) FILTER (WHERE r.status = 'draft' AND a.user_id = ${scope.userId})::int AS drafts,
      count(DISTINCT r.trace_id) FILTER (WHERE r.status = 'submitted')::int AS reviewed
    FROM reviews r JOIN annotators a ON a.id = r.annotator_id
    WHERE ${visibleReviews(scope)}`);
  return row ?? { traces: 0, submitted: 0, drafts: 0, reviewed: 0 };
}
