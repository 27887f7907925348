import { spawn, spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Complaint } from "../runtime/complaint.mjs";
import { freePort } from "../runtime/ports.mjs";
import { postgresEnvironment } from "./binaries.mjs";
import { readCredentials, writeCredentials } from "./credentials.mjs";
import { readPostmaster, servesCluster } from "./postmaster.mjs";

/**
 * @typedef {object} Place
 * @property {string} dataDirectory
 * @property {string} cluster
 * @property {string} binaries
 * @property {import("./account.mjs").Account} account
 * @property {boolean} durable Whether what was committed survives a power cut; only tests do without.
 */

/** Recovery after a crash reads the log back: minutes at worst, on a slow disk. */
const patience = 180_000;
const attempts = 5;

/** Chosen for one machine with two cores and a few gigabytes that it shares with the server. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  random_page_cost: "1.1",
  // Containers give /dev/shm 64 MB, which parallel queries outgrow.
  dynamic_shared_memory_type: "mmap",
  max_parallel_workers_per_gather: "1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

const carelessSettings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Starts the server of a cluster, or finds the one that an earlier start left running.
 * @param {Place} place
 * @returns {Promise<"started" | "found">}
 */
export async function runCluster(place) {
  if (await findServer(place.cluster)) return "found";
  for (let attempt = 1; ; attempt++) {
    const failure = await startServer(place);
    if (failure === undefined) return "started";
    if (attempt === attempts) {
      throw new Complaint(
        `PostgreSQL did not start (${failure}): ${join(place.dataDirectory, "postgres.log")} says more.`,
      );
    }
    // What fails and passes: a port taken a moment ago, and the last children of a server that was killed.
    await sleep(attempt * 400);
  }
}

/**
 * @param {Place} place
 * @param {"fast" | "immediate"} mode `fast` ends the sessions and writes a checkpoint.
 */
export function stopCluster({ cluster, binaries, account }, mode) {
  spawnSync(join(binaries, "bin", "pg_ctl"), ["stop", "-D", cluster, "-m", mode, "-w", "-t", "60"], {
    ...account,
    cwd: "/",
    env: postgresEnvironment,
  });
}

/**
 * Whether a server of this cluster is up; waits while it is starting or stopping.
 * @param {string} cluster
 */
async function findServer(cluster) {
  const deadline = Date.now() + patience;
  for (;;) {
    const postmaster = readPostmaster(cluster);
    if (postmaster === undefined) return false;
    if (!servesCluster(postmaster.pid, cluster)) {
      rmSync(join(cluster, "postmaster.pid"), { force: true });
      return false;
    }
    if (postmaster.status === "ready") return true;
    if (Date.now() > deadline)
      throw new Complaint(
        `PostgreSQL (process ${postmaster.pid}) has been ${postmaster.status} for three minutes: stop that process and start again.`,
      );
    await sleep(25);
  }
}

/**
 * @param {Place} place
 * @returns {Promise<string | undefined>} Why it did not start.
 */
async function startServer({ dataDirectory, cluster, binaries, account, durable }) {
  const stored = readCredentials(dataDirectory);
  const port = await freePort(stored.port);
  if (port !== stored.port) writeCredentials(dataDirectory, { ...stored, port });
  const logFile = join(dataDirectory, "postgres.log");
  const log = openSync(logFile, "w", 0o600);
  if (account) chownSync(logFile, account.uid, account.gid);
  const options = Object.entries({ port: String(port), ...settings, ...(durable ? {} : carelessSettings) }).flatMap(
    ([name, value]) => ["-c", `${name}=${value}`],
  );
  const server = spawn(join(binaries, "bin", "postgres"), ["-D", cluster, ...options], {
    ...account,
    cwd: "/",
    // Outlives a start that is killed: the next one finds it.
    detached: true,
    stdio: ["ignore", log, log],
    env: postgresEnvironment,
  });
  closeSync(log);
  /** @type {string | undefined} */
  let ended;
  server.once("error", (error) => {
    ended = error.message;
  });
  server.once("exit", () => {
    ended = lastComplaint(logFile);
  });
  server.unref();
  const deadline = Date.now() + patience;
  while (ended === undefined && Date.now() < deadline) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === server.pid && postmaster?.status === "ready") {
      server.removeAllListeners();
      return undefined;
    }
    await sleep(25);
  }
  return ended ?? "it was still not ready after three minutes";
}

/** @param {string} logFile */
function lastComplaint(logFile) {
  const lines = existsSync(logFile) ? readFileSync(logFile, "utf8").split("\n") : [];
  const line =
    lines.findLast((entry) => /\b(FATAL|PANIC|ERROR|could not)\b/.test(entry)) ??
    lines.findLast((entry) => entry.trim() !== "");
  return line?.replace(/^.*?(FATAL|PANIC|ERROR): +/, "") ?? "it ended at once";
}
