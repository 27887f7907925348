import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";

/** Fields of the metadata to part by: plain values in the newest thousand traces, no more than fifty different ones. */
export async function metadataFields(scope: ProjectScope): Promise<string[]> {
  const rows = await db().$queryRaw<{ key: string }[]>`
    SELECT field.key
    FROM (SELECT metadata FROM traces WHERE project_id = ${scope.projectId} AND jsonb_typeof(metadata) = 'object'
      ORDER BY created_at DESC, id DESC LIMIT 1000) t
    CROSS JOIN LATERAL jsonb_each(t.metadata) field
    WHERE jsonb_typeof(field.value) IN ('string', 'number', 'boolean') AND length(field.key) <= 200
    GROUP BY 1 HAVING count(DISTINCT field.value) <= 50
    ORDER BY 1 LIMIT 100`;
  return rows.map(({ key }) => key);
}

/**
 * The names of files by the ids of the imports that read them; where several are called the same, with the time in
 * UTC, and those of one second with a number too.
 */
export async function importTitles(scope: ProjectScope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db().import.findMany({
    where: { projectId: scope.projectId, id: { in: [...ids] } },
    select: { id: true, filename: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const timed = rows.map(({ id, filename, createdAt }) => {
    const alone = rows.filter((row) => row.filename === filename).length === 1;
    return { id, title: alone ? filename : `${filename}, ${createdAt.toISOString().slice(0, 19).replace("T", " ")}` };
  });
  const titles = new Map<string, string>();
  for (const same of Map.groupBy(timed, ({ title }) => title).values()) {
    for (const [place, { id, title }] of same.entries())
      titles.set(id, place === 0 ? title : `${title} (${place + 1})`);
  }
  return titles;
}
