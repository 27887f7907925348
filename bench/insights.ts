import { Client } from "pg";
import { generateProject } from "@/bench/insights/generate";
import { least, show } from "@/bench/insights/least";
import { ownerOf } from "@/bench/insights/owner";
import { listBesideSize } from "@/bench/insights/trace-list";
import { views } from "@/bench/insights/views";
import { whileBusy } from "@/bench/insights/while-busy";
import { migrateDatabase } from "../bin/migrations/migrate-database.mjs";
import { startTemporaryPostgresql } from "../bin/postgres/temporary-postgresql.mjs";

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
    for (const [number, size] of [traces / 10, traces, traces / 100].entries()) {
      await generateProject(client, number, { slug: `bench-${number}`, traces: size });
    }
    await client.query("VACUUM ANALYZE");
    const { rows } = await client.query("SELECT count(*)::int AS labels FROM labels");
    console.log(
      `  ${traces} traces, ${traces * 100} steps, a tenth and a hundredth of it beside; ${rows[0].labels} labels by 20 people in all; least of five rounds`,
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
  const owners = {
    tenth: await ownerOf("bench-0"),
    whole: await ownerOf("bench-1"),
    hundredth: await ownerOf("bench-2"),
  };
  const [small, large] = [owners.tenth.reading, owners.whole.reading];
  const all = await views();
  for (const { name, read, sql } of all) {
    const [ours = 0, floor = 0, tenth = 0] = await least([
      () => read(large),
      async () => {
        for (const text of sql)
          await client.query({ name: `hand ${sql.indexOf(text)} ${name}`, text, values: [large.projectId] });
      },
      () => read(small),
    ]);
    console.log(
      `  ${name.padEnd(30)} ${show(ours)}   hand-written SQL ${show(floor)}   ratio ${(ours / floor).toFixed(2)}   beside a tenth ${(ours / tenth).toFixed(2)}`,
    );
  }
  await listBesideSize(large, owners.hundredth.reading);
  await whileBusy(all, owners.whole);
}
