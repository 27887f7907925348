import { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrateDatabase } from "../../bin/migrations/migrate-database.mjs";
import { readMigrations, readSchema, readSnapshot } from "../../bin/migrations/migration-folder.mjs";
import { schemaDifference } from "../../bin/migrations/schema-difference.mjs";
import { readCatalogue } from "../support/catalogue";
import { withDatabase } from "../support/database-address";

/** Made by hand at the end of a migration, because Prisma's schema has no words for them. */
const byHand: readonly string[] = ["changes_stay", "tally_", "steps_without_agent"];

const names = { fresh: "migrations_fresh", failing: "migrations_failing" };
const admin = new Client(inject("postgresqlUrl"));

beforeAll(async () => {
  await admin.connect();
  for (const name of Object.values(names)) await admin.query(`CREATE DATABASE ${name}`);
});

afterAll(() => admin.end());

async function connected<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

const migratedUrl = () => process.env.DATABASE_URL ?? "";

test("a migrated database has the catalogue of the schema applied afresh", async () => {
  const script = await schemaDifference(undefined, readSchema());
  const fresh = await connected(withDatabase(inject("postgresqlUrl"), names.fresh), async (client) => {
    await client.query(script);
    return await readCatalogue(client);
  });
  const migrated = await connected(migratedUrl(), readCatalogue);
  expect(fresh.length).toBeGreaterThan(100);
  expect(migrated.filter((line) => !byHand.some((name) => line.includes(name)))).toEqual(fresh);
});

test("the schema has no change that no migration makes", async () => {
  expect(await schemaDifference(readSnapshot(), readSchema())).toBe("");
});

test("migrating again does nothing", async () => {
  expect(await migrateDatabase(migratedUrl())).toEqual([]);
});

test("a migration that fails leaves nothing behind, and its repair is applied", async () => {
  const url = withDatabase(inject("postgresqlUrl"), names.failing);
  const fails = { name: "20990101000000_fails", sql: "CREATE TABLE half (id int); SELECT 1 / 0;" };
  const works = {
    name: fails.name,
    sql: "CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 2; END; $$;",
  };

  await expect(migrateDatabase(url, [...readMigrations(), fails])).rejects.toMatchObject({
    message: expect.stringContaining(fails.name),
    cause: { message: "division by zero" },
  });
  expect(await connected(url, readCatalogue)).not.toContainEqual(expect.stringContaining("half"));
  expect(await migrateDatabase(url, [...readMigrations(), works])).toEqual([works.name]);
  expect(await connected(url, (client) => client.query("SELECT two()"))).toMatchObject({ rows: [{ two: 2 }] });
});

test("a database of a newer Topmast is refused by name", async () => {
  const [known, ...rest] = readMigrations();
  if (known === undefined) throw new Error("There is no migration.");
  await expect(migrateDatabase(migratedUrl(), rest)).rejects.toThrow(
    `newer Topmast (it has the migration ${known.name})`,
  );
});

test("a migration that was rewritten after the database took it is refused by name", async () => {
  const [known, ...rest] = readMigrations();
  if (known === undefined) throw new Error("There is no migration.");
  const rewritten = { ...known, sql: `${known.sql}-- and more` };
  await expect(migrateDatabase(migratedUrl(), [rewritten, ...rest])).rejects.toThrow(
    `The migration ${known.name} is not the one that this database has taken`,
  );
});
