import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/access/scope";
import type { Queries } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { groupOf } from "@/lib/db/trace-dimension";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { othersSeen } from "@/lib/db/visible-reviews";
import { type Dimension, ofFindings, type TraceDimension } from "@/lib/insights/dimensions";
import { ProjectColumns } from "@/lib/insights/project-columns";
import { keptAs } from "@/lib/insights/run-days";
import { achievedKeys, agentOf, agentShift, tallyKinds } from "@/lib/insights/tally";
import { everyMode } from "@/lib/reviews/masks";

/** What views part and filter traces by most, which every reading brings along. */
const facts = ["system", "model", "benchmark", "outcome"] as const;
/** The others, read for who asks for them. */
export type ExtraDimension = Exclude<TraceDimension, (typeof facts)[number] | "achieved">;

/** What has to be read beyond the facts to part by a dimension. */
export function extraOf(dimension: Dimension | null): ExtraDimension | null {
  if (dimension === null || ofFindings(dimension)) return null;
  const kept = keptAs(dimension);
  return isExtra(kept) ? kept : null;
}

function isExtra(dimension: TraceDimension): dimension is ExtraDimension {
  return dimension !== "achieved" && !facts.some((fact) => fact === dimension);
}

/** Traces of the same facts: a text a column, as so many small values travel best. */
interface Packed {
  readonly keys: readonly (string | null)[];
  readonly ids: string;
  /** Four bytes a number in base64, five numbers a tally (see `record`). */
  readonly numbers: string;
  readonly labels: string | null;
  /** JSON but for the brackets around. */
  readonly agents: string;
}

/** Of a trace `t` and one of its tallies `w`; a trace that is gone has fewer than no steps, and one that is not read an unknown kind. */
const kindCode = Prisma.sql`coalesce(array_position(${[...tallyKinds]}::annotator_kind[], w.kind), 0)`;
const achievedCode = Prisma.sql`coalesce(array_position(${achievedKeys.slice(1)}::achieved[], w.achieved), 0)`;
const record = Prisma.join(
  [
    Prisma.sql`coalesce(t.step_count, -1)`,
    Prisma.sql`${kindCode} | (coalesce(w.adjudicated, FALSE)::int << 2) | (${achievedCode} << 3)`,
    Prisma.sql`coalesce((w.judged << 14) | w.found_by_any, 0)`,
    Prisma.sql`coalesce((w.found_by_all << 14) | w.found_by_majority, 0)`,
    Prisma.sql`coalesce(octet_length(w.labels) / 4, 0)`,
  ].map((number) => Prisma.sql`int4send(${number})`),
  " || ",
);
const numbersEach = 5;

/** A query of packed rows from traces `t` with tallies `w`, by their facts and so many other dimensions. */
function packed(id: Prisma.Sql, from: Prisma.Sql, extras: readonly ExtraDimension[]): Prisma.Sql {
  const keys = [...facts, ...extras].map((dimension) => Prisma.sql`(${groupOf(dimension)})`);
  return Prisma.sql`
    SELECT ARRAY[${Prisma.join(keys)}]::text[] AS keys, string_agg(${id}, ',') AS ids,
      encode(string_agg(${record}, ''), 'base64') AS numbers, encode(string_agg(w.labels, ''), 'base64') AS labels,
      string_agg(coalesce(w.agents, '[]'), ',') AS agents
    ${from} GROUP BY 1`;
}

/** What of the columns a view needs. */
export interface NeededColumns {
  readonly facets: TraceFacets;
  readonly by: Dimension | null;
  /** Whether it looks at labels, not at verdicts alone. */
  readonly labelled: boolean;
}

const unlabelled = Prisma.sql`(
  SELECT trace_id, kind, adjudicated, achieved, judged, found_by_any, found_by_all, found_by_majority,
    ''::bytea AS labels, '[]' AS agents
  FROM tallies)`;

/** The traces that a view counts with what the caller may see of their tallies. */
export async function readColumns(
  queries: Queries,
  scope: ProjectScope,
  { facets, by, labelled }: NeededColumns,
): Promise<ProjectColumns> {
  const extra = extraOf(by);
  const extras = extra === null ? [] : [extra];
  const seen = Prisma.sql`AND ${othersSeen(scope, Prisma.sql`w.trace_id`)}`;
  const from = Prisma.sql`FROM traces t LEFT JOIN ${labelled ? Prisma.sql`tallies` : unlabelled} w ON w.trace_id = t.id ${seen}
    WHERE t.project_id = ${scope.projectId} ${within(facets)}`;
  const columns = new ProjectColumns();
  putRows(columns, await queries.$queryRaw<Packed[]>(packed(Prisma.sql`t.id`, from, extras)), extras);
  return columns;
}

/** All traces of a project with all their tallies, and the moment at which they were so. */
export async function readEverything(queries: Queries, scope: ProjectScope) {
  const from = Prisma.sql`FROM traces t LEFT JOIN tallies w ON w.trace_id = t.id WHERE t.project_id = ${scope.projectId}`;
  const rows = await queries.$queryRaw<(Packed & Moment)[]>(Prisma.sql`
    SELECT now.*, rows.* FROM (SELECT pg_current_snapshot()::text AS snapshot, FALSE AS lost) now
      LEFT JOIN (${packed(Prisma.sql`t.id`, from, [])}) rows ON TRUE`);
  const columns = new ProjectColumns();
  putRows(columns, rows, []);
  return { columns, snapshot: momentOf(rows).snapshot };
}

/** Which transactions had committed when something was read, as PostgreSQL writes it. */
interface Moment {
  readonly snapshot: string;
  /** Whether what changed since an earlier moment can no longer be told. */
  readonly lost: boolean;
}

function momentOf(rows: readonly Moment[]): Moment {
  const [first] = rows;
  if (first === undefined) throw new Error("A reading has no moment.");
  return first;
}

/** For so many transactions the database keeps what they changed, at the least: `tally_note` of the migrations says the same. */
const kept = 1_000_000;

/** What has changed since a moment, to be put into columns that were read then; null where that cannot be told. */
export async function readChanges(
  queries: Queries,
  scope: ProjectScope,
  since: string,
  extras: readonly ExtraDimension[],
) {
  const then = Prisma.sql`${since}::pg_snapshot`;
  const number = (xid: Prisma.Sql) => Prisma.sql`(${xid})::text::bigint`;
  const [start, end] = [number(Prisma.sql`pg_snapshot_xmin(${then})`), number(Prisma.sql`pg_snapshot_xmax(${then})`)];
  const now = number(Prisma.sql`pg_snapshot_xmax(pg_current_snapshot())`);
  // Numbers from the future are those of another server, from which the database was copied.
  const changed = Prisma.sql`
    SELECT DISTINCT trace_id FROM trace_changes
    WHERE project_id = ${scope.projectId} AND written >= ${start} AND written < ${now}
      AND NOT pg_visible_in_snapshot(written::text::xid8, ${then})`;
  const from = Prisma.sql`
    FROM changed c LEFT JOIN traces t ON t.id = c.trace_id AND t.project_id = ${scope.projectId}
      LEFT JOIN tallies w ON w.trace_id = t.id`;
  const rows = await queries.$queryRaw<(Packed & Moment)[]>(Prisma.sql`
    WITH changed AS MATERIALIZED (${changed})
    SELECT now.*, rows.* FROM (
      SELECT pg_current_snapshot()::text AS snapshot, ${now} - ${start} > ${kept}::bigint OR ${now} < ${end} AS lost) now
      LEFT JOIN (${packed(Prisma.sql`c.trace_id`, from, extras)}) rows ON TRUE`);
  const { snapshot, lost } = momentOf(rows);
  return lost ? null : { snapshot, put: (columns: ProjectColumns) => putRows(columns, rows, extras) };
}

/** Which group of a dimension each trace is in. */
export async function readDimension(queries: Queries, scope: ProjectScope, dimension: ExtraDimension) {
  const rows = await queries.$queryRaw<{ key: string | null; ids: string }[]>(Prisma.sql`
    SELECT ${groupOf(dimension)} AS key, string_agg(t.id, ',') AS ids FROM traces t
    WHERE t.project_id = ${scope.projectId} GROUP BY 1`);
  return (columns: ProjectColumns) => {
    for (const { key, ids } of rows) {
      for (const id of ids.split(",")) {
        const place = columns.placeOf(id);
        if (place !== undefined) columns.group(dimension, place, key);
      }
    }
  };
}

const agentLists = z.array(z.array(z.string()));

function putRows(columns: ProjectColumns, rows: readonly Partial<Packed>[], extras: readonly ExtraDimension[]): void {
  const unpacked = rows.flatMap(({ keys, ids, numbers, labels, agents }) =>
    keys && ids && numbers
      ? [
          {
            keys,
            ids: ids.split(","),
            numbers: integers(numbers),
            labels: integers(labels ?? ""),
            agents: agents ?? "",
          },
        ]
      : [],
  );
  // All of them before any: a trace has a row for each of its tallies.
  for (const { ids } of unpacked) for (const id of ids) columns.drop(id);
  const dimensions = [...facts, ...extras];
  for (const { keys, ids, numbers, labels, agents } of unpacked) {
    const lists = agentLists.parse(JSON.parse(`[${agents}]`));
    let from = 0;
    for (const [row, id] of ids.entries()) {
      const [steps = -1, said = 0, judged = 0, agreed = 0, count = 0] = numbers.subarray(row * numbersEach);
      if (steps < 0) continue;
      const place = columns.put(id, steps);
      for (const [at, dimension] of dimensions.entries()) columns.group(dimension, place, keys[at] ?? null);
      const kind = tallyKinds[(said & 3) - 1];
      if (kind === undefined) continue;
      const own = labels.subarray(from, from + count);
      from += count;
      // A tally numbers the agents that it names; the columns number those of the project.
      const codes = (lists[row] ?? []).map((agent) => columns.agents.codeOf(agent));
      for (const [at, label] of own.entries()) {
        const agent = codes[agentOf(label) - 1] ?? 0;
        own[at] = (label & ((1 << agentShift) - 1)) | (agent << agentShift);
      }
      columns.tally(place, {
        kind,
        adjudicated: (said & 4) !== 0,
        achieved: achievedKeys[said >>> 3] ?? null,
        judged: judged >>> 14,
        any: judged & everyMode,
        all: agreed >>> 14,
        majority: agreed & everyMode,
        labels: own,
      });
    }
  }
  columns.tidy();
}

/** Four bytes each, the highest first. */
function integers(base64: string): Int32Array {
  const bytes = Buffer.from(base64, "base64");
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: bytes.byteLength / 4 }, (_, place) => numbers.getInt32(4 * place));
}
