import "server-only";
import { z } from "zod";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import type { ConsensusChoice } from "@/lib/db/consensus";
import { Prisma } from "@/lib/db/generated/client";
import { placedFindings } from "@/lib/db/insight-groups";
import { labelGroup } from "@/lib/db/label-counts";
import { countedLabels, found, modePlace, verdictsInFocus } from "@/lib/db/supporting-labels";
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

/**
 * A page of the labels behind a figure, trace by trace: those that support its
 * findings, or those that it counts. The conditions are those of the counts, so
 * that what is listed is what was counted.
 */
export async function labelsBehind(
  scope: ProjectScope,
  query: LabelsQuery,
  choice: ConsensusChoice,
  limit = 50,
): Promise<LabelList> {
  const { by, group, behind, focus, cursor } = query;
  const placed = by !== undefined && ofFindings(by) && behind === "findings" ? by : null;
  const from = cursorSchema.safeParse(cursor);
  const [trace = "", label = ""] = from.success ? from.data.split(".") : [];
  const rows = await db().$queryRaw<unknown[]>(Prisma.sql`
    WITH ${verdictsInFocus(scope, choice, focus)}
    ${placed ? Prisma.sql`, placed AS MATERIALIZED (${placedFindings(scope, query, choice, placed)})` : Prisma.empty},
    page AS (
      SELECT t.id AS trace_id, t.title, t.system, l.*, a.id AS annotator_id, a.kind, a.name, a.user_id
      FROM traces t JOIN verdict ON verdict.trace_id = t.id ${countedLabels(scope, choice)}
        ${placed ? Prisma.sql`JOIN placed p ON p.trace_id = t.id AND p.place = ${modePlace} AND p.key IS NOT DISTINCT FROM ${group ?? null}::text` : Prisma.empty}
      WHERE t.project_id = ${scope.projectId} ${within(query)} ${asked(query)}
        ${from.success ? Prisma.sql`AND (t.id, l.id) > (${trace}, ${label})` : Prisma.empty}
      ORDER BY t.id, l.id LIMIT ${limit + 1})
    SELECT page.id, page.trace_id AS "traceId", page.title AS "traceTitle", page.system, page.mode, page.note,
      page.confidence::text, page.agent, page.decisive,
      json_build_object('id', page.annotator_id, 'kind', page.kind::text, 'name', coalesce(u.name, page.name)) AS annotator,
      spot.place, spot.places
    FROM page LEFT JOIN users u ON u.id = page.user_id CROSS JOIN LATERAL (
      SELECT count(*)::int AS places, (array_agg(json_build_object(
        'first', s.position, 'last', e.position, 'agent', s.agent, 'start', g.start, 'end', g."end",
        'before', CASE WHEN g.kind = 'text' THEN substr(s.text, greatest(1, g.start + 1 - ${around}::int), least(g.start, ${around}::int)) ELSE '' END,
        'quote', left(coalesce(g.quote, s.text), ${quoted}::int),
        'after', CASE WHEN g.kind = 'text' THEN substr(e.text, g."end" + 1, ${around}::int) ELSE '' END)
        ORDER BY s.position, g.place) FILTER (WHERE s.id IS NOT NULL AND e.id IS NOT NULL))[1] AS place
      FROM segments g LEFT JOIN steps s ON s.id = g.first_step_id LEFT JOIN steps e ON e.id = g.last_step_id
      WHERE g.label_id = page.id) spot
    ORDER BY page.trace_id, page.id`);
  const labels: BehindLabel[] = behindLabelSchema.array().parse(rows);
  const shown = labels.slice(0, limit);
  const end = shown.at(-1);
  return { labels: shown, next: labels.length > limit && end ? `${end.traceId}.${end.id}` : null };
}
