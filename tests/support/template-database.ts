import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../../bin/migrations/migrate-database.mjs";
import { startTemporaryPostgresql } from "../../bin/postgres/temporary-postgresql.mjs";
import { templateName, withDatabase } from "./database-address";

declare module "vitest" {
  interface ProvidedContext {
    /** The maintenance database of the tests' PostgreSQL, as the superuser. */
    postgresqlUrl: string;
  }
}

/** One PostgreSQL for the whole run, with one migrated database that every test file clones. */
export default async function setUp(project: TestProject) {
  const postgresql = await startTemporaryPostgresql();
  await postgresql.createDatabase(templateName);
  await migrateDatabase(withDatabase(postgresql.adminUrl, templateName));
  project.provide("postgresqlUrl", postgresql.adminUrl);
  return () => postgresql.remove();
}
