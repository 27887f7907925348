import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { afterDot, isMetadata, isSince, type TraceDimension } from "@/lib/insights/dimensions";

/** When a run was: the time of its first step where that says one, else when it came in. Traces are under `t`. */
const runTime = Prisma.sql`coalesce(
  (SELECT s.time FROM steps s WHERE s.trace_id = t.id AND s.position = 0), t.created_at)`;

const columns = {
  system: Prisma.sql`t.system`,
  model: Prisma.sql`t.model`,
  benchmark: Prisma.sql`t.benchmark`,
  outcome: Prisma.sql`t.outcome::text`,
  achieved: Prisma.sql`verdict.achieved`,
  import: Prisma.sql`t.import_id`,
  day: Prisma.sql`to_char(${runTime}, 'YYYY-MM-DD')`,
  week: Prisma.sql`to_char(${runTime}, 'IYYY-"W"IW')`,
  month: Prisma.sql`to_char(${runTime}, 'YYYY-MM')`,
} as const;

/** The group of a trace `t` with its `verdict`, as text; null where it says none. Days are those of UTC. */
export function groupOf(dimension: TraceDimension): Prisma.Sql {
  if (isMetadata(dimension)) {
    const value = Prisma.sql`t.metadata -> ${afterDot(dimension)}::text`;
    return Prisma.sql`CASE WHEN jsonb_typeof(${value}) IN ('string', 'number', 'boolean') THEN left(${value} #>> '{}', 200) END`;
  }
  if (isSince(dimension)) {
    return Prisma.sql`CASE WHEN ${runTime} < ${afterDot(dimension)}::date THEN 'before' ELSE 'since' END`;
  }
  return columns[dimension];
}
