import { setTimeout as sleep } from "node:timers/promises";
import { startBuiltInPostgresql } from "../postgres/built-in-postgresql.mjs";
import { printError } from "./complaint.mjs";
import { assertUsableDatabase } from "./external-database.mjs";
import { onStop, onStopping, stop } from "./lifecycle.mjs";
import { phase } from "./phase.mjs";

/** @typedef {ReturnType<typeof import("../postgres/data-directory.mjs").openDataDirectory>} DataDirectory */

/**
 * The address of a database that answers: the one that DATABASE_URL names, or our own.
 * @param {import("./settings.mjs").Settings} settings
 * @param {DataDirectory} data
 * @returns {Promise<string>}
 */
export async function openDatabase({ databaseUrl }, data) {
  if (databaseUrl !== undefined) {
    await phase("Reaching the database", () => assertUsableDatabase(databaseUrl));
    return databaseUrl;
  }
  const postgresql = await phase("Starting PostgreSQL", () => startBuiltInPostgresql(data));
  onStop(() => postgresql.stop());
  void watch(postgresql, data);
  return postgresql.url;
}

/**
 * Starts PostgreSQL again when it was killed under a running server.
 * @param {import("../postgres/built-in-postgresql.mjs").BuiltInPostgresql} postgresql
 * @param {DataDirectory} data
 */
async function watch(postgresql, data) {
  let stopping = false;
  onStopping(() => {
    stopping = true;
  });
  try {
    for (;;) {
      await sleep(1_000, undefined, { ref: false });
      if (stopping) return;
      if (postgresql.isRunning()) continue;
      await phase("Starting PostgreSQL again, which has stopped", () => startBuiltInPostgresql(data));
    }
  } catch (error) {
    printError(error);
    await stop(1);
  }
}
