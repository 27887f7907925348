import type { Client } from "pg";

/** What a generated project holds. */
export interface ProjectSize {
  readonly slug: string;
  readonly traces: number;
}

const stepsEach = 100;
const readersEach = 3;
const readers = 20;

/** Ids that have the form of ours: a prefix and 26 digits, the project's own number in front. */
const id = (prefix: string, project: number, number: string) =>
  `'${prefix}_0${project}' || lpad((${number})::text, 24, '0')`;

/**
 * A project made inside the database: a hundred steps a trace, three of twenty
 * people's reviews of each, some ten labels a trace. Everything hangs on the
 * numbers of the rows, so every run makes the same.
 */
export async function generateProject(client: Client, project: number, { slug, traces }: ProjectSize): Promise<void> {
  const projectId = `'prj_0${project}${"0".repeat(24)}'`;
  const noise = (row: string, salt: number) => `(abs(hashint8(${row} * 31 + ${salt})) % 1000)`;
  await client.query(`
    INSERT INTO users (id, name, email, email_verified, updated_at) VALUES ('${slug}', 'Bench', '${slug}@example.org', true, now());
    INSERT INTO projects (id, slug, name) VALUES (${projectId}, '${slug}', '${slug}');
    INSERT INTO imports (id, project_id, user_id, filename, format, status)
      VALUES (${id("imp", project, "1")}, ${projectId}, '${slug}', 'generated', 'generated', 'done');
    INSERT INTO annotators (id, project_id, kind, name)
      SELECT ${id("ann", project, "n")}, ${projectId}, 'person', 'Reader ' || n FROM generate_series(0, ${readers - 1}) n;
    INSERT INTO traces (id, project_id, import_id, title, system, model, outcome, metadata, identity, step_count, agents, created_at)
      SELECT ${id("trc", project, "n")}, ${projectId}, ${id("imp", project, "1")}, 'Run ' || n, 'System ' || n % 7, 'Model ' || n % 4,
        (CASE WHEN n % 3 = 0 THEN 'achieved' ELSE 'failed' END)::outcome, jsonb_build_object('version', n % 5),
        'run ' || n, ${stepsEach}, ARRAY['planner', 'coder', 'tester'], timestamp '2026-01-01' + n * interval '1 minute'
      FROM generate_series(1, ${traces}) n;
    INSERT INTO steps (id, trace_id, position, agent, kind, text, content_length, code_points)
      SELECT ${id("stp", project, `n * ${stepsEach}::bigint + p`)}, ${id("trc", project, "n")}, p,
        (ARRAY['planner', 'coder', 'tester'])[1 + p % 3], 'message', said, length(said), length(said)
      FROM generate_series(1, ${traces}) n, generate_series(0, ${stepsEach - 1}) p,
        LATERAL (SELECT 'What run' || n || ' says about topic' || ${noise(`(n * ${stepsEach}::bigint + p)`, 6)} ||
          ' topic at position' || p || '.' AS said) text;
    CREATE TEMPORARY TABLE made AS
      SELECT n, k, m, n * ${readersEach * 14}::bigint + k * 14 + m AS number
      FROM generate_series(1, ${traces}) n, generate_series(0, ${readersEach - 1}) k, generate_series(0, 13) m
      -- What one reader of a trace finds, another mostly finds too.
      WHERE ${noise("(n * 14::bigint + m)", 1)} < 400 - 20 * m AND ${noise(`(n * ${readersEach * 14}::bigint + k * 14 + m)`, 2)} < 850;
    INSERT INTO reviews (id, project_id, trace_id, annotator_id, status, achieved, judged, found, submitted_at)
      SELECT ${id("rev", project, `n * ${readersEach}::bigint + k`)}, ${projectId}, ${id("trc", project, "n")},
        ${id("ann", project, `(n + k * 7) % ${readers}`)}, 'submitted', (ARRAY['yes', 'no', 'unclear'])[1 + (n + k) % 3]::achieved, 16383,
        coalesce(found, 0), now()
      FROM generate_series(1, ${traces}) n CROSS JOIN generate_series(0, ${readersEach - 1}) k
        LEFT JOIN (SELECT n, k, bit_or(1 << m) AS found FROM made GROUP BY 1, 2) masks USING (n, k);
    INSERT INTO labels (id, review_id, mode, agent, decisive)
      SELECT ${id("lbl", project, "number")}, ${id("rev", project, `n * ${readersEach}::bigint + k`)},
        (ARRAY['1.1','1.2','1.3','1.4','1.5','2.1','2.2','2.3','2.4','2.5','2.6','3.1','3.2','3.3'])[m + 1],
        (ARRAY['planner', 'coder', 'tester'])[1 + ${noise("number", 3)} % 3], ${noise("number", 4)} < 100
      FROM made;
    INSERT INTO segments (label_id, place, kind, first_step_id, last_step_id)
      SELECT ${id("lbl", project, "number")}, 0, 'steps', ${id("stp", project, `n * ${stepsEach}::bigint + ${noise("number", 5)} % ${stepsEach}`)},
        ${id("stp", project, `n * ${stepsEach}::bigint + ${noise("number", 5)} % ${stepsEach}`)}
      FROM made;
    DROP TABLE made;
    ANALYZE`);
}
