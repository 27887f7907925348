import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  migrationFolder,
  readMigrations,
  readSchema,
  readSnapshot,
  snapshotFile,
} from "./migrations/migration-folder.mjs";
import { schemaDifference } from "./migrations/schema-difference.mjs";
import { Complaint, printError } from "./runtime/complaint.mjs";

/** Everything below this line in a migration was written by hand and survives a rewriting. */
const byHand = "-- By hand: what Prisma's schema cannot say.";

/** `npm run migration -- <name>`: writes the migration that leads to the schema as it is now. */
async function newMigration(/** @type {string | undefined} */ name) {
  if (name === undefined || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    throw new Complaint("Give the migration a name, such as: npm run migration -- add_tags");
  }
  const schema = readSchema();
  const first = readMigrations().length === 0;
  const sql = await schemaDifference(first ? undefined : readSnapshot(), schema);
  if (sql === "") throw new Complaint("The schema says what the last migration says: there is nothing to write.");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  save(`${stamp}_${name}`, script(sql), schema);
}

/** `npm run migration -- --rewrite-init`: for as long as the first migration has not been released. */
async function rewriteFirstMigration() {
  const [first, ...later] = readMigrations();
  if (first === undefined || later.length > 0)
    throw new Complaint("Only a first migration that stands alone can be rewritten.");
  const schema = readSchema();
  const [, kept] = first.sql.split(byHand);
  const sql = script(await schemaDifference(undefined, schema));
  save(first.name, kept === undefined ? sql : `${sql}\n${byHand}${kept}`, schema);
}

/**
 * The schema `public` is always there, and making it takes a right over the whole database.
 * @param {string} sql
 */
function script(sql) {
  return `${sql.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', "")}\n`;
}

/**
 * @param {string} name
 * @param {string} sql
 * @param {import("./migrations/schema-engine.mjs").SchemaFiles} schema
 */
function save(name, sql, schema) {
  mkdirSync(join(migrationFolder, name), { recursive: true });
  writeFileSync(join(migrationFolder, name, "migration.sql"), sql);
  writeFileSync(join(migrationFolder, "migration_lock.toml"), 'provider = "postgresql"\n');
  writeFileSync(snapshotFile, schema.map(({ content }) => content).join("\n"));
  console.log(`prisma/migrations/${name}/migration.sql`);
}

try {
  const [argument] = process.argv.slice(2);
  await (argument === "--rewrite-init" ? rewriteFirstMigration() : newMigration(argument));
} catch (error) {
  printError(error);
  process.exitCode = 1;
}
