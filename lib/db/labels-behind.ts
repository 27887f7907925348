import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { ConsensusChoice, TraceRange } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { placedFindings } from "@/lib/db/insight-groups";
import { labelGroup } from "@/lib/db/label-counts";
import { countedLabels, found, modePlace, verdictsWithLabels } from "@/lib/db/supporting-labels";
import { groupOf } from "@/lib/db/trace-dimension";
import { within } from "@/lib/db/trace-facets";
import { ofFindings } from "@/lib/insights/dimensions";
import { type BehindLabel, behindLabelSchema, type LabelList } from "@/lib/insights/label-list-schema";
import type { LabelsQuery } from "@/lib/insights/query-schema";
import { bitOf } from "@/lib/reviews/masks";

/** Code points of text on either side of a quote, and of the quote itself. */
const around = 160;
const quoted = 600;

const cursorSchema = z.templateLiteral([z.string(), ".", z.string()]);

/** Conditions on a label `l` of a trace `t` with its `verdict`, each with its AND. */
function asked(query: LabelsQuery): Prisma.Sql {
  const { behind, by, mode, category, with: other, group, focus } = query;
  const findings = behind === "findings";
  const same = (key: Prisma.Sql) => Prisma.sql`AND (${key}) IS NOT DISTINCT FROM ${group ?? null}::text`;
  const conditions = [
    ...(findings || focus === "first" ? [Prisma.sql`AND ${found}`] : []),
    ...(!findings && focus === "decisive" ? [Prisma.sql`AND l.decisive`] : []),
    ...(mode ? [Prisma.sql`AND l.mode = ${mode}`] : []),
    ...(category ? [Prisma.sql`AND left(l.mode, 1) = ${category}`] : []),
    ...(other ? [Prisma.sql`AND verdict.found & ${bitOf(other)}::int <> 0`] : []),
    ...(by && !ofFindings(by) ? [same(groupOf(by))] : []),
    ...(by && ofFindings(by) && !findings ? [same(labelGroup(by))] : []),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty;
}

interface PageSize {
  /** Labels of a page. */
  readonly limit?: number;
  /** Traces that are first looked through for it; each time they are not enough, four times as many come next. */
  readonly traces?: number;
}

/** Where a page goes on: behind a label of a trace, or with no label behind all of them. */
interface Place {
  readonly trace: string;
  readonly label: string | null;
}

/**
 * A page of the labels behind a figure, trace by trace: those that support its
 * findings, or those that it counts. The conditions are those of the counts, so
 * that what is listed is what was counted.
 *
 * Only as many traces are counted as the page needs: a figure of a large project
 * has far more labels behind it than anybody reads.
 */
export async function labelsBehind(
  scope: ProjectScope,
  query: LabelsQuery,
  choice: ConsensusChoice,
  { limit = 50, traces: first = 100 }: PageSize = {},
): Promise<LabelList> {
  const cursor = cursorSchema.safeParse(query.cursor);
  const [trace = "", label = ""] = cursor.success ? cursor.data.split(".") : [];
  let behind: Place = { trace, label };
  const labels: BehindLabel[] = [];
  for (let traces = first; ; traces *= 4) {
    const { from, to } = await tracesFrom(scope, behind.trace, traces);
    labels.push(...(await listed(scope, query, choice, { behind, from, to, limit: limit + 1 - labels.length })));
    if (labels.length > limit || to === null) break;
    behind = { trace: to, label: null };
  }
  const shown = labels.slice(0, limit);
  const end = shown.at(-1);
  return { labels: shown, next: labels.length > limit && end ? `${end.traceId}.${end.id}` : null };
}

/** The project's traces from an id on in the order of ids, and the one so many places further; null where there are not so many. */
async function tracesFrom(scope: ProjectScope, id: string, traces: number): Promise<TraceRange> {
  const [row] = await db().$queryRaw<{ from: string | null; to: string; traces: number }[]>`
    SELECT min(id) AS from, max(id) AS to, count(*)::int AS traces
    FROM (SELECT id FROM traces WHERE project_id = ${scope.projectId} AND id >= ${id} ORDER BY id LIMIT ${traces + 1}) stretch`;
  return { from: row?.from ?? id, to: row && row.traces > traces ? row.to : null };
}

/** With both ends PostgreSQL can tell how few traces there are. */
interface Stretch extends TraceRange {
  readonly behind: Place;
  readonly limit: number;
}

async function listed(
  scope: ProjectScope,
  query: LabelsQuery,
  choice: ConsensusChoice,
  { behind, from, to, limit }: Stretch,
): Promise<BehindLabel[]> {
  const { by, group, focus } = query;
  const placed = by !== undefined && ofFindings(by) && query.behind === "findings" ? by : null;
  const rows = await db().$queryRaw<unknown[]>(Prisma.sql`
    WITH ${verdictsWithLabels(scope, choice, focus, { from, to })}
    ${placed ? Prisma.sql`, placed AS MATERIALIZED (${placedFindings(scope, query, placed)})` : Prisma.empty},
    page AS (
      SELECT t.id AS trace_id, t.title, t.system, l.*, r.annotator_id
      FROM traces t JOIN verdict ON verdict.trace_id = t.id ${countedLabels}
        ${placed ? Prisma.sql`JOIN placed p ON p.trace_id = t.id AND p.place = ${modePlace} AND p.key IS NOT DISTINCT FROM ${group ?? null}::text` : Prisma.empty}
      WHERE t.project_id = ${scope.projectId} ${within(query)} ${asked(query)}
        AND t.id >= ${from} ${to === null ? Prisma.empty : Prisma.sql`AND t.id <= ${to}`}
        AND ${behind.label === null ? Prisma.sql`t.id > ${behind.trace}` : Prisma.sql`(t.id, l.id) > (${behind.trace}, ${behind.label})`}
      ORDER BY t.id, l.id LIMIT ${limit})
    SELECT page.id, page.trace_id AS "traceId", page.title AS "traceTitle", page.system, page.mode, page.note,
      page.confidence::text, page.agent, page.decisive,
      json_build_object('id', page.annotator_id, 'kind', a.kind::text, 'name', coalesce(u.name, a.name)) AS annotator,
      spot.place, spot.places
    FROM page JOIN annotators a ON a.id = page.annotator_id LEFT JOIN users u ON u.id = a.user_id CROSS JOIN LATERAL (
      SELECT count(*)::int AS places, (array_agg(json_build_object(
        'first', s.position, 'last', e.position, 'agent', s.agent, 'start', g.start, 'end', g."end",
        'before', CASE WHEN g.kind = 'text' THEN substr(s.text, greatest(1, g.start + 1 - ${around}::int), least(g.start, ${around}::int)) ELSE '' END,
        'quote', left(coalesce(g.quote, s.text), ${quoted}::int),
        'after', CASE WHEN g.kind = 'text' THEN substr(e.text, g."end" + 1, ${around}::int) ELSE '' END)
        ORDER BY s.position, g.place) FILTER (WHERE s.id IS NOT NULL AND e.id IS NOT NULL))[1] AS place
      FROM segments g LEFT JOIN steps s ON s.id = g.first_step_id LEFT JOIN steps e ON e.id = g.last_step_id
      WHERE g.label_id = page.id) spot
    ORDER BY page.trace_id, page.id`);
  return behindLabelSchema.array().parse(rows);
}
