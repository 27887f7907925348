import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Complaint } from "./complaint.mjs";
import { isRunning, readHolder, tryLock } from "./lock.mjs";

/** @typedef {import("./lock.mjs").Holder} Holder */

/**
 * One start at a time for each data directory, because one PostgreSQL opens it;
 * with a database elsewhere, one for each port.
 * @param {string} dataDirectory
 * @param {import("./settings.mjs").Settings} settings
 */
export function startLockFile(dataDirectory, { databaseUrl, port }) {
  return join(dataDirectory, databaseUrl === undefined ? "start.lock" : `start-${port}.lock`);
}

/**
 * @param {string} file
 * @param {string} url
 */
export async function takeStartLock(file, url) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const outcome = tryLock(file, { url });
    if ("lock" in outcome) {
      if (outcome.left?.server) await endOrphan(outcome.left.server);
      return outcome.lock;
    }
    if (!outcome.holder.stopping || Date.now() > deadline) throw alreadyRunning(outcome.holder);
    await sleep(100);
  }
}

/**
 * @param {string} file
 * @returns {Holder | undefined} Who runs Topmast here, if anybody does.
 */
export function runningStart(file) {
  const holder = readHolder(file);
  return holder !== undefined && isRunning(holder.process) ? holder : undefined;
}

/** @param {Holder} holder */
function alreadyRunning({ process: { pid }, server, url }) {
  return server === undefined
    ? new Complaint(
        `Another start of Topmast is under way here (process ${pid}): wait for it, or stop it with: kill ${pid}`,
      )
    : new Complaint(
        `Topmast already runs at ${url} (process ${pid}): open that address, or stop it first with: kill ${pid}`,
      );
}

/**
 * The server of a start that was killed ends by itself as soon as it notices; one that is too busy to notice is ended.
 * @param {import("./lock.mjs").ProcessId} server
 */
async function endOrphan(server) {
  for (let waited = 0; isRunning(server); waited += 50) {
    if (waited >= 2_000) process.kill(server.pid, "SIGKILL");
    await sleep(50);
  }
}
