import { existsSync, mkdirSync } from "node:fs";
import { Client } from "pg";
import { generateProject, type ProjectSize } from "@/bench/insights/generate";
import { migrateDatabase } from "../../bin/migrations/migrate-database.mjs";
import { startBuiltInPostgresql } from "../../bin/postgres/built-in-postgresql.mjs";
import { openDataDirectory } from "../../bin/postgres/data-directory.mjs";
import { startTemporaryPostgresql } from "../../bin/postgres/temporary-postgresql.mjs";

export interface BenchDatabase {
  readonly url: string;
  readonly client: Client;
  readonly end: () => Promise<void>;
}

/**
 * A database with the projects asked for, on PostgreSQL as Topmast ships it: gone
 * afterwards, or in a directory that is kept, where a second run finds what the
 * first one made.
 */
export async function openBenchDatabase(projects: readonly ProjectSize[], keep?: string): Promise<BenchDatabase> {
  const server = keep === undefined ? await startTemporaryPostgresql() : await startKept(keep);
  const url = new URL(server.adminUrl);
  url.pathname = "/bench";
  await server.createDatabase("bench");
  await migrateDatabase(url.href);
  const client = new Client(url.href);
  await client.connect();
  let made = false;
  for (const [number, project] of projects.entries()) {
    const { rowCount } = await client.query("SELECT FROM projects WHERE slug = $1", [project.slug]);
    if (rowCount !== 0) continue;
    const start = performance.now();
    await generateProject(client, number, project);
    made = true;
    console.log(`  generated ${project.traces} traces in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  if (made) await client.query("VACUUM ANALYZE");
  return {
    url: url.href,
    client,
    end: async () => {
      await client.end();
      await server.remove();
    },
  };
}

async function startKept(directory: string) {
  if (!existsSync(directory)) mkdirSync(directory, { recursive: true, mode: 0o711 });
  const postgresql = await startBuiltInPostgresql(
    openDataDirectory(directory, { ...process.env, TOPMAST_DATA_DIR: directory }),
    { durable: false },
  );
  return {
    adminUrl: postgresql.adminUrl,
    createDatabase: async (name: string) => {
      const client = new Client(postgresql.adminUrl);
      await client.connect();
      const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      await client.end();
    },
    remove: () => postgresql.stop("fast"),
  };
}
