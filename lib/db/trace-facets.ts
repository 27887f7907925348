import "server-only";
import { Prisma } from "@/lib/db/generated/client";

/** Facts of traces to count within; none of a list means all. */
export interface TraceFacets {
  readonly system: readonly string[];
  readonly model: readonly string[];
  readonly benchmark: readonly string[];
}

/** The conditions, each with its AND, on traces under the alias `t`. */
export function within({ system, model, benchmark }: TraceFacets): Prisma.Sql {
  const conditions = [
    ...(system.length > 0 ? [Prisma.sql`AND t.system = ANY(${[...system]})`] : []),
    ...(model.length > 0 ? [Prisma.sql`AND t.model = ANY(${[...model]})`] : []),
    ...(benchmark.length > 0 ? [Prisma.sql`AND t.benchmark = ANY(${[...benchmark]})`] : []),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty;
}
