import { existsSync } from "node:fs";
import { join } from "node:path";
import { migrateDatabase } from "../migrations/migrate-database.mjs";
import { startBuiltInPostgresql } from "../postgres/built-in-postgresql.mjs";
import { databaseUrl, readCredentials } from "../postgres/credentials.mjs";
import { openDataDirectory } from "../postgres/data-directory.mjs";
import { checkout } from "./checkout.mjs";
import { Complaint } from "./complaint.mjs";
import { assertUsableDatabase } from "./external-database.mjs";
import { runScript } from "./instance.mjs";
import { onStop, stop } from "./lifecycle.mjs";
import { ensureGenerated } from "./prepare-checkout.mjs";
import { sessionSecret } from "./session-secret.mjs";
import { readSettings } from "./settings.mjs";
import { runningStart, startLockFile, takeStartLock } from "./start-lock.mjs";

/**
 * Runs one of the application's scripts on the database of this Topmast,
 * whether it is running or not.
 * @param {string} script
 * @param {string[]} args
 */
export async function runCommand(script, args) {
  const settings = readSettings(process.env, { development: false });
  const data = openDataDirectory(checkout, process.env, { builtIn: settings.databaseUrl === undefined });
  await ensureGenerated();
  const lockFile = startLockFile(data.directory, settings);
  const address = runningStart(lockFile)?.url ?? settings.url;
  const database = settings.databaseUrl ?? (await builtInDatabase(data, lockFile, settings.url));
  if (settings.databaseUrl !== undefined) await assertUsableDatabase(database);
  await migrateDatabase(database);
  const env = {
    DATABASE_URL: database,
    TOPMAST_URL: process.env.TOPMAST_URL ? settings.url : address,
    TOPMAST_SECRET: settings.secret ?? sessionSecret(data.directory),
  };
  const { code, output } = await runScript(script, args, env);
  console.log(`\n${output.trimEnd().replace(/^/gm, "  ")}\n`);
  await stop(code ?? 1);
}

/**
 * The PostgreSQL of the Topmast that runs here, else one that runs for as long as the command.
 * @param {import("./database.mjs").DataDirectory} data
 * @param {string} lockFile
 * @param {string} url
 */
async function builtInDatabase(data, lockFile, url) {
  const running = runningStart(lockFile);
  if (running?.server) return databaseUrl(readCredentials(data.directory), "topmast", "topmast");
  if (!existsSync(join(data.directory, "postgres"))) {
    throw new Complaint(
      `Topmast has never run with its data in ${data.directory}: run npm start first, or set TOPMAST_DATA_DIR or DATABASE_URL as it was started with.`,
    );
  }
  const lock = await takeStartLock(lockFile, url);
  onStop(() => lock.release());
  const postgresql = await startBuiltInPostgresql(data);
  onStop(() => postgresql.stop());
  return postgresql.url;
}
