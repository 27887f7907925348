import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Json, type StepKind, stepKinds, type ToolCall } from "@/lib/traces/canonical";
import type { ToolCallLengths } from "@/lib/traces/readable-text";
import type { TraceOutline, WireStep } from "@/lib/traces/step-schema";

/** A page's text never outgrows this many characters, so that long steps make short pages. */
const pageCharacters = 2_000_000;

export interface StepWindow {
  /** 0-based index of the first step. */
  readonly from: number;
  readonly limit: number;
  /** Longer readable texts come cut, in code points. */
  readonly maxLength?: number | undefined;
  /** Whether to send each step's `raw` along. */
  readonly raw: boolean;
}

interface StoredStep {
  readonly id: string;
  readonly position: number;
  readonly agent: string | null;
  readonly kind: StepKind;
  readonly text: string;
  readonly content_length: number;
  readonly code_points: number;
  readonly tool_calls: ToolCall[] | null;
  readonly call_lengths: ToolCallLengths[] | null;
  readonly addressee: string | null;
  readonly answers: string | null;
  readonly time: Date | null;
  readonly duration_ms: number | null;
  readonly error: string | null;
  readonly parent: number | null;
  readonly raw: Json;
}

const projectTrace = (scope: ProjectScope, traceId: string) =>
  Prisma.sql`EXISTS (SELECT 1 FROM traces t WHERE t.id = ${traceId} AND t.project_id = ${scope.projectId})`;

/** Steps from one index on, in order: as many as asked, or fewer where their text is long, but one at least. */
export async function readSteps(scope: ProjectScope, traceId: string, window: StepWindow): Promise<WireStep[]> {
  const { from, limit, raw } = window;
  const most = window.maxLength ?? 2_147_483_647;
  const rows = await db().$queryRaw<StoredStep[]>(Prisma.sql`
    WITH page AS (
      SELECT s.*, sum(least(s.code_points, ${most}::int)) OVER (ORDER BY s.position) - least(s.code_points, ${most}::int) AS before
      FROM steps s
      WHERE s.trace_id = ${traceId} AND s.position >= ${from} AND s.position < ${from + limit}
        AND ${projectTrace(scope, traceId)}
    )
    SELECT p.id, p.position, p.agent, p.kind::text, p.content_length, p.code_points, p.addressee, p.answers, p.time,
      p.duration_ms, p.error, parent.position AS parent,
      CASE WHEN p.code_points > ${most} THEN left(p.text, ${most}::int) ELSE p.text END AS text,
      CASE WHEN p.code_points > ${most} THEN NULL ELSE p.tool_calls END AS tool_calls,
      CASE WHEN p.code_points > ${most} THEN (
        SELECT jsonb_agg(jsonb_build_object(
          'name', char_length(call ->> 'name'), 'arguments', char_length(call ->> 'arguments')) ORDER BY place)
        FROM jsonb_array_elements(p.tool_calls) WITH ORDINALITY AS calls(call, place)
      ) END AS call_lengths,
      ${raw ? Prisma.sql`p.raw` : Prisma.sql`NULL::jsonb AS raw`}
    FROM page p LEFT JOIN steps parent ON parent.id = p.parent_id
    WHERE p.before < ${pageCharacters}
    ORDER BY p.position`);
  return rows.map((row) => toWire(row, row.code_points > most, raw));
}

function toWire(row: StoredStep, cut: boolean, raw: boolean): WireStep {
  return {
    id: row.id,
    index: row.position,
    agent: row.agent,
    kind: row.kind,
    content: cut ? row.text : row.text.slice(0, row.content_length),
    toolCalls: row.tool_calls ?? [],
    addressee: row.addressee,
    answers: row.answers,
    time: row.time?.toISOString() ?? null,
    durationMs: row.duration_ms,
    error: row.error,
    parent: row.parent,
    ...(raw ? { raw: row.raw } : {}),
    length: row.code_points,
    cut,
    ...(row.call_lengths === null ? {} : { callLengths: row.call_lengths }),
  };
}

/** Code points `start` to `end` of one step's readable text; null where there is no such step. */
export async function readStepText(
  scope: ProjectScope,
  traceId: string,
  index: number,
  range: { readonly start: number; readonly end: number },
): Promise<{ readonly text: string; readonly length: number } | null> {
  const [row] = await db().$queryRaw<{ text: string; length: number }[]>(Prisma.sql`
    SELECT substring(s.text FROM ${range.start + 1}::int FOR ${range.end - range.start}::int) AS text, s.code_points AS length
    FROM steps s
    WHERE s.trace_id = ${traceId} AND s.position = ${index} AND ${projectTrace(scope, traceId)}`);
  return row ?? null;
}

/** Ids and readable texts of the steps between two indexes, both included, for checking a segment. */
export async function readTexts(
  scope: ProjectScope,
  traceId: string,
  first: number,
  last: number,
): Promise<{ readonly id: string; readonly text: string; readonly agent: string | null; readonly position: number }[]> {
  return db().step.findMany({
    where: { traceId, position: { gte: first, lte: last }, trace: { projectId: scope.projectId } },
    orderBy: { position: "asc" },
    select: { id: true, text: true, agent: true, position: true },
  });
}

/** The steps at these indexes, without their text. */
export async function findSteps(
  scope: ProjectScope,
  traceId: string,
  positions: readonly number[],
): Promise<ReadonlyMap<number, { readonly id: string; readonly agent: string | null; readonly codePoints: number }>> {
  const rows = await db().step.findMany({
    where: { traceId, position: { in: [...positions] }, trace: { projectId: scope.projectId } },
    select: { id: true, agent: true, position: true, codePoints: true },
  });
  return new Map(rows.map(({ position, ...row }) => [position, row]));
}

interface OutlineRow {
  readonly agent: string | null;
  readonly addressee: string | null;
  readonly kind: StepKind;
  readonly length: number;
  readonly failed: boolean;
  readonly call: number | null;
  readonly time: Date | null;
}

/** The whole run at a glance, as columns. */
export async function readOutline(scope: ProjectScope, traceId: string): Promise<TraceOutline> {
  const rows = await db().$queryRaw<OutlineRow[]>(Prisma.sql`
    WITH calls AS (
      SELECT call ->> 'id' AS id, min(s.position) AS position
      FROM steps s, jsonb_array_elements(s.tool_calls) call
      WHERE s.trace_id = ${traceId} AND s.tool_calls <> '[]' AND call ->> 'id' IS NOT NULL
      GROUP BY 1
    )
    SELECT s.agent, s.addressee, s.kind::text, s.code_points AS length, s.error IS NOT NULL AS failed,
      calls.position AS call, s.time
    FROM steps s LEFT JOIN calls ON calls.id = s.answers AND calls.position < s.position
    WHERE s.trace_id = ${traceId} AND ${projectTrace(scope, traceId)}
    ORDER BY s.position`);
  return toOutline(rows);
}

function toOutline(rows: readonly OutlineRow[]): TraceOutline {
  const places = new Map<string, number>();
  const placeOf = (name: string | null): number => {
    if (name === null) return -1;
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, places.size);
    return places.size - 1;
  };
  const start = rows.find(({ time }) => time !== null)?.time?.getTime() ?? 0;
  // Agents who act come first, in the order of their first step; those only spoken to follow.
  const agent = rows.map((row) => placeOf(row.agent));
  const addressee = rows.map((row) => placeOf(row.addressee));
  return {
    agents: [...places.keys()],
    agent,
    addressee,
    kind: rows.map(({ kind }) => stepKinds.indexOf(kind)),
    length: rows.map(({ length }) => length),
    errors: rows.flatMap(({ failed }, index) => (failed ? [index] : [])),
    call: rows.map(({ call }) => call ?? -1),
    time: rows.map(({ time }) => (time === null ? -1 : Math.max(0, time.getTime() - start))),
  };
}
