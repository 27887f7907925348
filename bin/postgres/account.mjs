import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Whom PostgreSQL runs as. It refuses to be root, so root hands it to an account
 * that every system has; anybody else runs it as themselves (`undefined`).
 * @typedef {{ readonly uid: number, readonly gid: number } | undefined} Account
 */

export const isRoot = process.getuid?.() === 0;

/**
 * @param {string} cluster An existing cluster keeps the account that owns it.
 * @returns {Account}
 */
export function accountFor(cluster) {
  if (!isRoot) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  return nobody();
}

/** `initdb` looks its user up by name, so the number has to be one that the system knows. */
function nobody() {
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  return { uid: Number(entry?.[1] ?? 65534), gid: Number(entry?.[2] ?? 65534) };
}

/**
 * Asks the system itself, which knows about groups, access lists and mounts.
 * @param {string} directory
 * @param {NonNullable<Account>} account
 */
export function canEnter(directory, account) {
  const script = 'cd -- "$1" 2>/dev/null';
  return spawnSync("/bin/sh", ["-c", script, "sh", directory], { ...account, cwd: "/" }).status === 0;
}

/**
 * The topmost directory on the way to `directory` that the account cannot enter.
 * @param {string} directory
 * @param {NonNullable<Account>} account
 * @returns {string | undefined}
 */
export function closedDoor(directory, account) {
  const parent = dirname(directory);
  const above = parent === directory ? undefined : closedDoor(parent, account);
  if (above !== undefined) return above;
  return existsSync(directory) && !canEnter(directory, account) ? directory : undefined;
}
