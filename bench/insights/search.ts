import type { Client } from "pg";
import { least, show } from "@/bench/insights/least";
import type { ProjectScope } from "@/lib/access/scope";

/** What is sought, from words that every step has to one that a single step has. */
const sought: Readonly<Record<string, string>> = {
  "word of every step": "says",
  "two of every step": "says topic",
  "phrase of every step": '"says about"',
  "word of a step in a hundred": "position7",
  "word of a step in a thousand": "topic17",
  "word of a few": "run999",
  "word of nobody": "nowhere",
};

/** The first page of a search through all steps, beside the same in a tenth of them, which stand behind the others. */
export async function searchBesideSize(client: Client, large: ProjectScope, tenth: ProjectScope): Promise<void> {
  await makeReady(client);
  const { searchSteps } = await import("@/lib/db/search-steps");
  const { searchQuerySchema } = await import("@/lib/traces/search-schema");
  for (const [name, q] of Object.entries(sought)) {
    const read = (scope: ProjectScope) => searchSteps(scope, searchQuerySchema.parse({ q }), { limit: 50 });
    const found = (await read(large)).results.length;
    const [ours = 0, beside = 0] = await least([() => read(large), () => read(tenth)]);
    console.log(
      `  search, ${name.padEnd(30)} ${show(ours)}   at a tenth ${show(beside)}   ${found} of the first 50 found`,
    );
  }
}

/** What the job does behind imports, in one statement: words by their places, and tags. */
async function makeReady(client: Client): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT FROM traces WHERE search_next IS NOT NULL AND title LIKE 'Run %' LIMIT 1",
  );
  if (rowCount === 0) return;
  const start = performance.now();
  await client.query(`
    SET maintenance_work_mem = '512MB';
    DROP INDEX search_chunks_words_idx;
    INSERT INTO search_chunks (trace_id, position, part, start, "end", words)
      SELECT s.trace_id, s.position, 0, 0, s.code_points, (
        '''#project ' || t.project_id || ''' ''#kind message'' ''#agent ' || s.agent || ''' ' ||
        (SELECT string_agg('''' || lower(word) || ''':' || place, ' ')
          FROM unnest(string_to_array(rtrim(s.text, '.'), ' ')) WITH ORDINALITY AS word(word, place)))::tsvector
      FROM traces t JOIN steps s ON s.trace_id = t.id WHERE t.search_next IS NOT NULL AND t.title LIKE 'Run %';
    CREATE INDEX search_chunks_words_idx ON search_chunks USING gin (words);
    UPDATE traces SET search_next = NULL WHERE search_next IS NOT NULL;
    RESET maintenance_work_mem`);
  await client.query("VACUUM ANALYZE search_chunks, traces");
  console.log(`  all steps made ready for search in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
