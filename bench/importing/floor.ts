/** What no import can go below: parsing the bytes, and writing the rows that they became. */
import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import type { InventedFile } from "@/bench/importing/invented-file";

/** Seconds that JSON.parse takes for the lines of a file that is in memory already. */
export async function parseSeconds({ path }: InventedFile): Promise<number> {
  const bytes = await readFile(path);
  const start = performance.now();
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    JSON.parse(bytes.toString("utf8", at, end));
    at = end + 1;
  }
  return (performance.now() - start) / 1000;
}

const tables = { traces: ["id", "identity"], steps: ["id", "trace_id", "parent_id"] } as const;

/** Seconds that plain COPY takes to write the rows of an import once more, under other ids, in one transaction, and takes them away again. */
export async function copySeconds(database: string, importId: string, folder: string): Promise<number> {
  return withClient(database, async (client) => {
    for (const table of ["traces", "steps"] as const) await copyOut(client, table, importId, `${folder}/${table}`);
    const start = performance.now();
    await client.query("BEGIN");
    for (const table of ["traces", "steps"] as const)
      await pipeline(createReadStream(`${folder}/${table}`), client.query(from(`COPY ${table} FROM STDIN`)));
    await client.query("COMMIT");
    const seconds = (performance.now() - start) / 1000;
    await client.query("DELETE FROM traces WHERE id LIKE '~%'");
    return seconds;
  });
}

async function copyOut(client: pg.Client, table: keyof typeof tables, importId: string, path: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
    [table],
  );
  const columns = rows.map(({ name }) =>
    tables[table].some((id) => id === name) ? `'~' || ${table}.${name}` : `${table}.${name}`,
  );
  const join = table === "steps" ? "JOIN traces ON traces.id = trace_id" : "";
  const order = table === "steps" ? "trace_id, position" : "id";
  const query = `SELECT ${columns.join(", ")} FROM ${table} ${join} WHERE import_id = ${client.escapeLiteral(importId)} ORDER BY ${order}`;
  await pipeline(client.query(to(`COPY (${query}) TO STDOUT`)), createWriteStream(path));
}

/** Fills a database up to so many traces of ten short steps. */
export async function storeUpTo(database: string, traces: number): Promise<void> {
  await withClient(database, async (client) => {
    await client.query(
      `WITH already AS (SELECT count(*)::int AS total FROM traces),
       source AS (SELECT id, project_id FROM imports ORDER BY created_at LIMIT 1),
       made AS (
         INSERT INTO traces (id, project_id, import_id, title, identity, step_count, agents, search_next)
         SELECT format('trc_stored%s', n), project_id, source.id, format('Stored %s', n), md5(n::text), 10, '{a}', NULL
         FROM source, already, generate_series(already.total + 1, $1::int) AS n RETURNING id)
       INSERT INTO steps (id, trace_id, position, agent, kind, text, content_length, code_points)
       SELECT format('stp_%s_%s', made.id, place), made.id, place, 'a', 'message', repeat('Some words. ', 12), 144, 144
       FROM made, generate_series(0, 9) AS place`,
      [traces],
    );
    await client.query("ANALYZE traces, steps");
  });
}

async function withClient<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(database);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
