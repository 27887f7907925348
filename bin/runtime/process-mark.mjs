import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Numbers of processes are used again; with the time of its start a process is
 * told from a later one of the same number.
 * @param {number} pid
 * @returns {string | undefined} Nothing where no such process runs.
 */
export function processMark(pid) {
  if (process.platform === "linux") return linuxMark(pid);
  if (process.platform === "win32") return windowsMark(pid);
  const { stdout } = spawnSync("ps", ["-p", String(pid), "-o", "state=,lstart="], { encoding: "utf8" });
  const found = stdout.trim();
  return found === "" || found.startsWith("Z") ? undefined : found.replace(/^\S+\s+/, "");
}

/** @param {number} pid */
function linuxMark(pid) {
  try {
    // proc_pid_stat(5): the name, in parentheses, may hold anything; state is the first field behind it, starttime the 20th.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function windowsMark(pid) {
  try {
    process.kill(pid, 0);
    return "alive";
  } catch {
    return undefined;
  }
}
