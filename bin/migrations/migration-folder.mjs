import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const prisma = fileURLToPath(new URL("../../prisma", import.meta.url));

/** Prisma's own layout: `<timestamp>_<name>/migration.sql`. */
export const migrationFolder = join(prisma, "migrations");

/** The schema as of the last migration, all files in one; not named `.prisma`, or Prisma would read it too. */
export const snapshotFile = join(migrationFolder, "schema.snapshot");

/**
 * @returns {{ name: string, sql: string }[]} In the order of their names, which is that of their making.
 */
export function readMigrations() {
  if (!existsSync(migrationFolder)) return [];
  return readdirSync(migrationFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(migrationFolder, name, "migration.sql"), "utf8") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The schema of this checkout.
 * @returns {import("./schema-engine.mjs").SchemaFiles}
 */
export function readSchema() {
  return readdirSync(prisma, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".prisma"))
    .sort()
    .map((file) => ({ path: join("prisma", relative(".", file)), content: readFileSync(join(prisma, file), "utf8") }));
}

/** @returns {import("./schema-engine.mjs").SchemaFiles} */
export function readSnapshot() {
  return [{ path: "prisma/schema.prisma", content: readFileSync(snapshotFile, "utf8") }];
}
