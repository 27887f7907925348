import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Complaint, errorCode } from "../runtime/complaint.mjs";
import { isAlive } from "../runtime/process-alive.mjs";

/**
 * What `postmaster.pid` says (PostgreSQL's `pidfile.h` fixes its lines).
 * @typedef {{ pid: number, port: number, status: string }} Postmaster
 */

/**
 * The server that a cluster's lock file names, whether it still lives or not.
 * @param {string} cluster
 * @returns {Postmaster | undefined}
 */
export function readPostmaster(cluster) {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw new Complaint(
      `The database in ${cluster} belongs to another user: start Topmast as that user, or set TOPMAST_DATA_DIR to a place of your own.`,
    );
  }
}

/**
 * Whether the process of that number really is the server of this cluster:
 * after a crash, and always after a container's restart, another program may have it.
 * @param {number} pid
 * @param {string} cluster
 */
export function servesCluster(pid, cluster) {
  if (!isAlive(pid)) return false;
  if (process.platform === "win32") return true;
  return commandLine(pid).includes(cluster);
}

/** @param {number} pid */
function commandLine(pid) {
  if (process.platform !== "linux")
    return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
