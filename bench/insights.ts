import { Client } from "pg";
import { generateProject } from "@/bench/insights/generate";
import { handWritten } from "@/bench/insights/hand-written";
import type { ProjectScope } from "@/lib/access/scope";
import { migrateDatabase } from "../bin/migrations/migrate-database.mjs";
import { startTemporaryPostgresql } from "../bin/postgres/temporary-postgresql.mjs";

const rounds = 5;

/** What a view of the figures reads, and the hand-written SQL for the same counts. */
interface View {
  readonly name: string;
  readonly read: (scope: ProjectScope) => Promise<unknown>;
  readonly sql: string;
}

/** Every view of a generated project, intervals and all, beside hand-written SQL and beside itself at a tenth of the size. */
export async function run(settings: ReadonlyMap<string, string>): Promise<void> {
  const traces = Number(settings.get("traces") ?? 10_000);
  const postgresql = await startTemporaryPostgresql();
  try {
    await postgresql.createDatabase("bench");
    const url = new URL(postgresql.adminUrl);
    url.pathname = "/bench";
    await migrateDatabase(url.href);
    process.env.DATABASE_URL = url.href;
    process.env.TOPMAST_SECRET ??= "bench-only-bench-only-bench-only-bench";
    const client = new Client(url.href);
    await client.connect();
    for (const [number, size] of [traces / 10, traces].entries()) {
      await generateProject(client, number, { slug: `bench-${number}`, traces: size });
    }
    await client.query("VACUUM ANALYZE");
    const { rows } = await client.query("SELECT count(*)::int AS labels FROM labels");
    console.log(
      `  ${traces} traces, ${traces * 100} steps, and a tenth of it beside; ${rows[0].labels} labels by 20 people in both; least of ${rounds} rounds`,
    );
    await measure(client);
    await client.end();
    const { db } = await import("@/lib/db/client");
    await db().$disconnect();
  } finally {
    await postgresql.remove();
  }
}

async function measure(client: Client): Promise<void> {
  const [small, large] = [await ownerOf("bench-0"), await ownerOf("bench-1")];
  for (const { name, read, sql } of await views()) {
    const [ours, floor, tenth] = await least([
      () => read(large),
      () => client.query({ name: `hand ${name}`, text: sql, values: [large.projectId] }),
      () => read(small),
    ]);
    console.log(
      `  ${name.padEnd(30)} ${show(ours)}   hand-written SQL ${show(floor)}   ratio ${(ours / floor).toFixed(2)}   beside a tenth ${(ours / tenth).toFixed(2)}`,
    );
  }
}

/** The owner of a generated project, authorised as anybody is. */
async function ownerOf(slug: string): Promise<ProjectScope> {
  const { db } = await import("@/lib/db/client");
  const { authorize } = await import("@/lib/auth/authorize");
  const { ensureApiKey } = await import("@/lib/db/api-keys");
  const { hashToken } = await import("@/lib/auth/tokens");
  const { id: projectId } = await db().project.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const userId = slug;
  await db().member.create({ data: { projectId, userId, role: "owner" } });
  const key = `bench-key-of-${slug}-bench-key-bench-key`;
  await ensureApiKey({ projectId, userId, name: "bench", prefix: "bench", hash: hashToken(key), scopes: ["read"] });
  const authorized = await authorize(
    new Headers({ authorization: `Bearer ${key}`, host: "localhost:3000" }),
    { slug },
    "read",
  );
  if (!authorized.ok) throw new Error(authorized.failure.detail);
  return authorized.value.scope;
}

async function views(): Promise<View[]> {
  const { readGroups, readInsights } = await import("@/lib/workflows/read-insights");
  const { readFatalities, readTogether } = await import("@/lib/workflows/read-together");
  const { readComparison } = await import("@/lib/workflows/read-comparison");
  const { readLabelsBehind } = await import("@/lib/workflows/read-labels-behind");
  const schemas = await import("@/lib/insights/query-schema");
  const figures = (query: object) => schemas.breakdownQuerySchema.parse(query);
  const grouped = (query: object) => (scope: ProjectScope) => readGroups(scope, figures(query));
  const { overview, system, agent, position, pairs, outcome, labels, decisive, list } = handWritten;
  return [
    { name: "overview", read: (scope) => readInsights(scope, figures({})), sql: overview },
    { name: "overview, labels", read: (scope) => readInsights(scope, figures({ measure: "labels" })), sql: labels },
    { name: "overview, decisive", read: (scope) => readInsights(scope, figures({ focus: "decisive" })), sql: decisive },
    { name: "by system", read: grouped({ by: "system" }), sql: system },
    { name: "by outcome", read: grouped({ by: "outcome" }), sql: outcome },
    { name: "by agent", read: grouped({ by: "agent" }), sql: agent },
    { name: "by position", read: grouped({ by: "position" }), sql: position },
    { name: "pairs of modes", read: (scope) => readTogether(scope, figures({})), sql: pairs },
    {
      name: "failed runs",
      read: (scope) => readFatalities(scope, schemas.fatalityQuerySchema.parse({ basis: "outcome" })),
      sql: outcome,
    },
    {
      name: "two systems compared",
      read: (scope) => readComparison(scope, schemas.comparisonQuerySchema.parse({})),
      sql: system,
    },
    {
      name: "labels behind a mode",
      read: (scope) => readLabelsBehind(scope, schemas.labelsQuerySchema.parse({ mode: "2.6" })),
      sql: list,
    },
  ];
}

/** The least milliseconds of each of some works, taken in turns so that they share what else the machine does. */
async function least(works: readonly (() => Promise<unknown>)[]): Promise<[number, number, number]> {
  const times = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, work] of works.entries()) {
      const start = performance.now();
      await work();
      times[place] = Math.min(times[place] ?? 0, performance.now() - start);
    }
  }
  const [ours = 0, floor = 0, tenth = 0] = times;
  return [ours, floor, tenth];
}

function show(milliseconds: number): string {
  return `${milliseconds.toFixed(0).padStart(5)} ms`;
}
