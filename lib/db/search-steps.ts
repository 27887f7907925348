import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { StepKind } from "@/lib/traces/canonical";
import { nobody } from "@/lib/traces/find-schema";
import { agentTag, kindTag, projectTag } from "@/lib/traces/search-parts";
import { parseSearch, tsqueryText } from "@/lib/traces/search-query";
import type { SearchAnswer, SearchFilter } from "@/lib/traces/search-schema";
import { snippetOf } from "@/lib/traces/search-snippet";

export interface SearchPlace {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Traces stand newest first, as their ids sort by time; within one, steps stand in order. */
const cursorSchema = z.tuple([z.string(), z.int(), z.int()]);
type Cursor = z.infer<typeof cursorSchema>;

function decodeCursor(cursor: string | undefined): Cursor | null {
  if (cursor === undefined) return null;
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return null;
  }
}

interface FoundPart {
  readonly traceId: string;
  readonly title: string;
  readonly system: string | null;
  readonly position: number;
  readonly part: number;
  readonly start: number;
  readonly agent: string | null;
  readonly kind: StepKind;
  readonly text: string;
}

/** The query behind a page; a test asks PostgreSQL how it would run it. */
export function searchSql(
  scope: ProjectScope,
  tsquery: string,
  { system }: Pick<SearchFilter, "system">,
  after: Cursor | null,
  limit: number,
): Prisma.Sql {
  const behind = after
    ? Prisma.sql`AND (c.trace_id < ${after[0]} OR (c.trace_id = ${after[0]} AND (c.position, c.part) > (${after[1]}::int, ${after[2]}::int)))`
    : Prisma.empty;
  const systems = system.length > 0 ? Prisma.sql`AND t.system = ANY(${[...system]})` : Prisma.empty;
  return Prisma.sql`
    WITH page AS (
      SELECT c.trace_id, c.position, c.part, c.start, c."end", t.title, t.system
      FROM search_chunks c JOIN traces t ON t.id = c.trace_id
      WHERE c.words @@ ${tsquery}::tsquery AND t.project_id = ${scope.projectId} ${systems} ${behind}
      ORDER BY c.trace_id DESC, c.position, c.part
      LIMIT ${limit}
    )
    SELECT p.trace_id AS "traceId", p.title, p.system, p.position, p.part, p.start, s.agent, s.kind::text AS kind,
      substring(s.text FROM p.start + 1 FOR p."end" - p.start) AS text
    FROM page p JOIN steps s ON s.trace_id = p.trace_id AND s.position = p.position
    ORDER BY p.trace_id DESC, p.position, p.part`;
}

/** A page of the steps that hold what is sought, each with the place where it stands. */
export async function searchSteps(
  scope: ProjectScope,
  filter: SearchFilter,
  place: SearchPlace,
): Promise<SearchAnswer> {
  const query = parseSearch(filter.q);
  const pending = await db().trace.count({ where: { projectId: scope.projectId, searchNext: { not: null } } });
  if (query.length === 0) return { results: [], next: null, pending };
  const tsquery = tsqueryText(query, [
    [projectTag(scope.projectId)],
    filter.kind.map(kindTag),
    filter.agent.map((agent) => agentTag(agent === nobody ? null : agent)),
  ]);
  const rows = await db().$queryRaw<FoundPart[]>(
    searchSql(scope, tsquery, filter, decodeCursor(place.cursor), place.limit + 1),
  );
  const page = rows.slice(0, place.limit);
  const last = page.at(-1);
  const results = page.flatMap(({ traceId, title, system, position, start, agent, kind, text }) => {
    const snippet = snippetOf(text, query);
    if (snippet === null) return [];
    const { found, ...shown } = snippet;
    const trace = { id: traceId, title, system };
    return [{ trace, step: position, agent, kind, start: start + found.start, end: start + found.end, snippet: shown }];
  });
  const more = rows.length > place.limit && last !== undefined;
  return { results, next: more ? encodeCursor([last.traceId, last.position, last.part]) : null, pending };
}

function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** The agents of a project's traces, in alphabetical order, as far as a menu can show them. */
export async function listAgents(scope: ProjectScope): Promise<string[]> {
  const rows = await db().$queryRaw<{ agent: string }[]>(Prisma.sql`
    SELECT DISTINCT agent FROM traces t, unnest(t.agents) agent WHERE t.project_id = ${scope.projectId}
    ORDER BY agent LIMIT 200`);
  return rows.map(({ agent }) => agent);
}
