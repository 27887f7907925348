import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { ConsensusChoice } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { groupOf, groupOfTally, isFact } from "@/lib/db/trace-dimension";
import { type TraceFacets, within } from "@/lib/db/trace-facets";
import { allOrNothingSeen, everythingSeen, othersSeen } from "@/lib/db/visible-reviews";
import type { TraceDimension } from "@/lib/insights/dimensions";
import type { TallyColumns } from "@/lib/insights/tally-columns";
import type { ConsensusRule } from "@/lib/reviews/consensus";
import type { AnnotatorKind } from "@/lib/reviews/review-schema";

/** Which tallies are the verdicts of a choice (docs/decisions/026). */
export interface TallyChoice {
  readonly kind: AnnotatorKind;
  readonly rule: ConsensusRule;
  /** Whether each trace has to be asked whether the caller may see what was said of it. */
  readonly blind: boolean;
}

/**
 * The tallies that hold what a choice counts: it names nobody, the caller sees of each trace all reviews or none, and no
 * more than one of its kinds has reviews. Null where the reviews themselves have to be counted.
 */
export async function talliesOf(
  scope: ProjectScope,
  { kinds, annotators, rule }: ConsensusChoice,
): Promise<TallyChoice | null> {
  if (annotators.length > 0) return null;
  const [row] = await db().$queryRaw<{ everything: boolean; whole: boolean; kinds: AnnotatorKind[] }[]>(Prisma.sql`
    SELECT everything, CASE WHEN everything THEN TRUE ELSE ${allOrNothingSeen(scope)} END AS whole, ARRAY(
      SELECT chosen.kind::text FROM unnest(${[...kinds]}::annotator_kind[]) AS chosen(kind)
      WHERE EXISTS (SELECT 1 FROM tallies w WHERE w.project_id = ${scope.projectId} AND w.kind = chosen.kind)) AS kinds
    FROM (SELECT ${everythingSeen(scope)} AS everything) seen`);
  const [kind = kinds[0], ...others] = row?.kinds ?? [];
  if (row === undefined || !row.whole || kind === undefined || others.length > 0) return null;
  return { kind, rule, blind: !row.everything };
}

const foundBy: Readonly<Record<ConsensusRule, Prisma.Sql>> = {
  any: Prisma.sql`found_by_any`,
  all: Prisma.sql`found_by_all`,
  majority: Prisma.sql`found_by_majority`,
  adjudicated: Prisma.sql`found_by_majority`,
};

/** Of the tallies of one trace the one that the rule takes, where the caller may see it. */
function taken(scope: ProjectScope, { kind, rule, blind }: TallyChoice, tally: string): Prisma.Sql {
  const t = Prisma.raw(tally);
  const votes = rule === "adjudicated" ? Prisma.sql`${t}.settled` : Prisma.sql`${t}.adjudicated`;
  const seen = blind ? Prisma.sql`AND ${othersSeen(scope, Prisma.sql`${t}.trace_id`)}` : Prisma.empty;
  return Prisma.sql`${t}.kind = ${kind}::annotator_kind AND NOT ${votes} ${seen}`;
}

/** A query of the read traces (trace_id, judged, found): what `consensusRows` gives, without counting. */
export function talliedRows(scope: ProjectScope, choice: TallyChoice): Prisma.Sql {
  return Prisma.sql`SELECT trace_id, judged, ${foundBy[choice.rule]} AS found FROM tallies w
    WHERE w.project_id = ${scope.projectId} AND ${taken(scope, choice, "w")}`;
}

/** What a view needs beside verdicts and lengths. */
export type TallyDetail = "marks" | "decisive" | "labels" | "agents";

/** The columns of the read traces of a group, and how many nobody has read. */
export interface TalliedGroup extends TallyColumns {
  readonly unread: number;
}

/** One text a column: so many small values travel best as one. */
interface Packed {
  readonly key: string | null;
  readonly traces: number;
  /** Verdict and length of each trace, four bytes a number, in base64: twice as fast to make as digits. */
  readonly numbers: string | null;
  readonly marks: string | null;
  readonly decisive: string | null;
  readonly labels: string | null;
  readonly agents: string | null;
}

/** The tallies of a project, or of a part of it, by group. */
export async function readTallies(
  scope: ProjectScope,
  facets: TraceFacets,
  choice: TallyChoice,
  dimension: TraceDimension | null,
  details: readonly TallyDetail[],
): Promise<TalliedGroup[]> {
  const packed = (tally: string) => packing(choice.rule, details, Prisma.raw(tally));
  const ofTraces = dimension === null || dimension === "achieved" ? Prisma.sql`NULL::text` : groupOf(dimension);
  const traces = Prisma.sql`t.project_id = ${scope.projectId} ${within(facets)}`;
  const query =
    dimension === null || isFact(dimension)
      ? // Two narrow readings: of the tallies, and of an index of the traces for how many there are.
        Prisma.sql`
        SELECT ${dimension === null ? ofTraces : groupOfTally(dimension)} AS key, 0 AS traces, ${packed("t")}
        FROM tallies t WHERE ${traces} AND ${taken(scope, choice, "t")} GROUP BY 1
        UNION ALL
        SELECT ${ofTraces}, count(*)::int, NULL, NULL, NULL, NULL, NULL FROM traces t WHERE ${traces} GROUP BY 1`
      : Prisma.sql`
        SELECT ${ofTraces} AS key, count(*)::int AS traces, ${packed("w")}
        FROM traces t LEFT JOIN tallies w ON w.trace_id = t.id AND ${taken(scope, choice, "w")} WHERE ${traces} GROUP BY 1`;
  const rows = await db().$queryRaw<Packed[]>(query);
  const groups = [...Map.groupBy(rows, ({ key }) => key)].map(([key, [first, second]]) => {
    const columns = unpacked(first?.numbers ? first : second);
    const traces = (first?.traces ?? 0) + (second?.traces ?? 0);
    return { key, ...columns, unread: traces - columns.verdicts.length };
  });
  return dimension === "achieved" ? withUnreadTogether(groups) : groups;
}

/** Of an unread trace nobody says whether it achieved its task: all traces were counted where nothing is said. */
function withUnreadTogether(groups: readonly TalliedGroup[]): TalliedGroup[] {
  const unread = groups.reduce((sum, group) => sum + group.unread, 0);
  return groups.map((group) => ({ ...group, unread: group.key === null ? unread : 0 }));
}

function packing(rule: ConsensusRule, details: readonly TallyDetail[], w: Prisma.Sql): Prisma.Sql {
  const read = Prisma.sql`FILTER (WHERE ${w}.judged IS NOT NULL)`;
  const detail = (name: TallyDetail, column: Prisma.Sql) =>
    details.includes(name) ? Prisma.sql`string_agg(${w}.${column}, ',') ${read}` : Prisma.sql`NULL`;
  return Prisma.sql`
    encode(string_agg(int4send((${w}.judged << 14) | ${w}.${foundBy[rule]}) || int4send(${w}.step_count), '') ${read}, 'base64') AS numbers,
    ${detail("marks", Prisma.sql`marks`)} AS marks,
    ${detail("decisive", Prisma.sql`decisive::text`)} AS decisive,
    ${detail("labels", Prisma.sql`labels`)} AS labels,
    ${detail("agents", Prisma.sql`agents`)} AS agents`;
}

/** Texts are JSON but for their brackets. */
function unpacked(row: Packed | undefined): Omit<TallyColumns, "key"> {
  const list = <T>(text: string | null | undefined): T[] => (text ? JSON.parse(`[${text}]`) : []);
  const bytes = Buffer.from(row?.numbers ?? "", "base64");
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const traces = bytes.byteLength / 8;
  const [verdicts, steps] = [new Int32Array(traces), new Int32Array(traces)];
  for (let trace = 0; trace < traces; trace += 1) {
    verdicts[trace] = numbers.getInt32(8 * trace);
    steps[trace] = numbers.getInt32(8 * trace + 4);
  }
  return {
    verdicts,
    steps,
    marks: row?.marks?.split(",") ?? [],
    decisive: list<number>(row?.decisive),
    labels: list<number[]>(row?.labels),
    agents: list<(string | null)[]>(row?.agents),
  };
}
