import { join } from "node:path";
import { errorCode } from "../runtime/complaint.mjs";
import { usableBinaries } from "./binaries.mjs";
import { createCluster } from "./create-cluster.mjs";
import { databaseUrl, readCredentials } from "./credentials.mjs";
import { readPostmaster, servesCluster } from "./postmaster.mjs";
import { runCluster, stopCluster } from "./run-cluster.mjs";

/**
 * A running PostgreSQL of our own.
 * @typedef {object} BuiltInPostgresql
 * @property {string} url The application's database, as the application's role.
 * @property {string} adminUrl The maintenance database, as the superuser.
 * @property {boolean} found Whether an earlier start had left it running.
 * @property {() => boolean} isRunning
 * @property {(mode?: "fast" | "immediate") => void} stop
 */

/**
 * Makes, starts or finds the PostgreSQL of a data directory. The caller holds
 * the lock of that directory.
 * @param {{ directory: string, account: import("./account.mjs").Account }} data
 * @param {{ durable?: boolean }} [options]
 * @returns {Promise<BuiltInPostgresql>}
 */
export async function startBuiltInPostgresql({ directory, account }, { durable = true } = {}) {
  const binaries = usableBinaries(directory, account);
  const place = { dataDirectory: directory, cluster: join(directory, "postgres"), binaries, account, durable };
  await createCluster(place);
  const found = (await runCluster(place)) === "found";
  const credentials = readCredentials(directory);
  const adminUrl = databaseUrl(credentials, "postgres", "postgres");
  const url = databaseUrl(credentials, "topmast", "topmast");
  await ensureDatabase(adminUrl, url, credentials.password);
  return {
    url,
    adminUrl,
    found,
    isRunning: () => {
      const server = readPostmaster(place.cluster);
      return server !== undefined && servesCluster(server.pid, place.cluster);
    },
    stop: (mode = "fast") => stopCluster(place, mode),
  };
}

/**
 * The application's role owns its database and is no superuser: a query that
 * got out of hand reaches neither files nor programs.
 * @param {string} adminUrl
 * @param {string} url
 * @param {string} password
 */
async function ensureDatabase(adminUrl, url, password) {
  const { Client } = (await import("pg")).default;
  const probe = new Client(url);
  try {
    await probe.connect();
    await probe.end();
    return;
  } catch (error) {
    // 28P01: no such role yet; 3D000: no such database yet.
    if (!["28P01", "3D000"].includes(errorCode(error) ?? "")) throw error;
  }
  const admin = new Client(adminUrl);
  await admin.connect();
  try {
    const { rowCount: role } = await admin.query("SELECT FROM pg_roles WHERE rolname = 'topmast'");
    if (role === 0) await admin.query(`CREATE ROLE topmast LOGIN PASSWORD ${admin.escapeLiteral(password)}`);
    const { rowCount: database } = await admin.query("SELECT FROM pg_database WHERE datname = 'topmast'");
    if (database === 0) await admin.query("CREATE DATABASE topmast OWNER topmast");
  } finally {
    await admin.end();
  }
}
