import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Complaint, errorCode } from "../runtime/complaint.mjs";
import { readMigrations, readSchema } from "./migration-folder.mjs";
import { noFilters, schemaEngine } from "./schema-engine.mjs";

/**
 * Applies the migrations that a database has not seen, each in one transaction
 * with its record: a process that is killed half-way leaves no trace.
 * @param {string} url
 * @param {{ name: string, sql: string }[]} [migrations]
 * @returns {Promise<string[]>} Names of those applied now.
 */
export async function migrateDatabase(url, migrations = readMigrations()) {
  // One connection: the engine's lock, its records and the scripts all belong to it.
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  try {
    const applied = await appliedMigrations(pool);
    for (const { name, checksum } of applied) assertKnown(name, checksum, migrations);
    if (applied.length === migrations.length) return [];
    // Instances that start together wait for each other here: the engine's own wait, for the same lock, gives up after ten seconds.
    await pool.query("SELECT pg_advisory_lock(72707369)");
    const earlier = await appliedMigrations(pool);
    const pending = migrations.filter(({ name }) => !earlier.some((migration) => migration.name === name));
    if (pending.length > 0) await applyMigrations(pool, migrations, pending);
    return pending.map(({ name }) => name);
  } finally {
    await pool.end();
  }
}

/**
 * @param {string} name
 * @param {string} checksum Prisma's: SHA-256 of the script.
 * @param {{ name: string, sql: string }[]} migrations
 */
function assertKnown(name, checksum, migrations) {
  const known = migrations.find((migration) => migration.name === name);
  if (known === undefined) {
    throw new Complaint(
      `The database was written by a newer Topmast (it has the migration ${name}): update this checkout, or use another database.`,
    );
  }
  if (createHash("sha256").update(known.sql).digest("hex") !== checksum) {
    throw new Complaint(
      `The migration ${name} is not the one that this database has taken: go back to the checkout that made the database, or use another database.`,
    );
  }
}

/**
 * @param {pg.Pool} pool
 * @returns {Promise<{ name: string, checksum: string }[]>}
 */
async function appliedMigrations(pool) {
  try {
    const { rows } = await pool.query(
      "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    return rows;
  } catch (error) {
    // 42P01: no such table, so no migration yet.
    if (errorCode(error) === "42P01") return [];
    throw error;
  }
}

/**
 * @param {pg.Pool} pool
 * @param {{ name: string, sql: string }[]} migrations
 * @param {{ name: string }[]} pending
 */
async function applyMigrations(pool, migrations, pending) {
  /** @type {unknown} */
  let cause;
  const engine = await schemaEngine(
    readSchema(),
    wholeScripts(pool, (error) => {
      cause = error;
    }),
  );
  const directories = migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: /** @type {const} */ ("ok"), value: sql } },
  }));
  for (const { name } of pending) {
    const upToHere = directories.slice(0, directories.findIndex(({ path }) => path === name) + 1);
    const migrationsList = {
      baseDir: "prisma/migrations",
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      shadowDbInitScript: "",
      migrationDirectories: upToHere,
    };
    await pool.query("BEGIN");
    try {
      await engine.applyMigrations({ migrationsList, filters: noFilters });
      await pool.query("COMMIT");
    } catch (error) {
      await pool.query("ROLLBACK");
      throw new Error(`The migration ${name} could not be applied; the database is as it was before.`, {
        cause: cause ?? error,
      });
    }
  }
}

/**
 * The adapter cuts a script at every semicolon, those inside functions and
 * strings too; PostgreSQL takes it whole.
 * @param {pg.Pool} pool
 * @param {(error: unknown) => void} onError The engine's own message would be that the transaction is aborted.
 * @returns {import("./schema-engine.mjs").AdapterFactory}
 */
function wholeScripts(pool, onError) {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      adapter.executeScript = async (script) => {
        try {
          await pool.query(script);
        } catch (error) {
          onError(error);
          throw error;
        }
      };
      return adapter;
    },
  };
}
