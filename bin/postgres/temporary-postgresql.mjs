import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { isAlive } from "../runtime/process-alive.mjs";
import { startBuiltInPostgresql } from "./built-in-postgresql.mjs";
import { openDataDirectory } from "./data-directory.mjs";
import { readPostmaster, servesCluster } from "./postmaster.mjs";

const prefix = "topmast-test-";

/**
 * A PostgreSQL for one run of tests, in a directory that goes with it. It does
 * not wait for the disk: nothing in it is worth a power cut.
 */
export async function startTemporaryPostgresql() {
  removeOrphans();
  const directory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const postgresql = await startBuiltInPostgresql(
    openDataDirectory(directory, { ...process.env, TOPMAST_DATA_DIR: directory }),
    { durable: false },
  );
  return {
    adminUrl: postgresql.adminUrl,
    /** @param {string} name */
    createDatabase: async (name) => {
      const client = new pg.Client(postgresql.adminUrl);
      await client.connect();
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      await client.end();
    },
    remove: () => {
      postgresql.stop("immediate");
      rmSync(directory, { recursive: true });
    },
  };
}

/** Runs that were killed leave their server behind; whoever comes next clears it away. */
function removeOrphans() {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    const directory = join(tmpdir(), name);
    if (owner === undefined || isAlive(Number(owner)) || statSync(directory).uid !== process.getuid?.()) continue;
    const cluster = join(directory, "postgres");
    const server = readPostmaster(cluster);
    if (server !== undefined && servesCluster(server.pid, cluster)) process.kill(server.pid, "SIGQUIT");
    rmSync(directory, { recursive: true, maxRetries: 5, retryDelay: 200 });
  }
}
