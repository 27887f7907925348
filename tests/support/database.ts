import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import { templateName, withDatabase } from "./database-address";

/** Gives the test file that is about to load a database of its own, migrated and empty. */
process.env.DATABASE_URL = await cloneTemplate();
process.env.TOPMAST_SECRET ??= "tests-only-tests-only-tests-only-tests-only";
process.env.LOG_LEVEL ??= "silent";

async function cloneTemplate(): Promise<string> {
  const url = inject("postgresqlUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new Client(url);
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  await client.end();
  return withDatabase(url, name);
}
