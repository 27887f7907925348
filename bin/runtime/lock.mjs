import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./complaint.mjs";
import { processMark } from "./process-mark.mjs";

/**
 * @typedef {{ pid: number, mark: string }} ProcessId
 * @typedef {object} Holder
 * @property {ProcessId} process
 * @property {string} [url] Where it serves, or will.
 * @property {ProcessId} [server] The process that it has given the port to.
 * @property {boolean} [stopping]
 *
 * @typedef {object} Lock
 * @property {(about: Partial<Holder>) => void} tell Adds to what others read about the holder.
 * @property {() => void} release
 */

/** @param {number} pid */
export function identify(pid) {
  return { pid, mark: processMark(pid) ?? "" };
}

/** @param {ProcessId} id */
export function isRunning({ pid, mark }) {
  return processMark(pid) === mark;
}

/**
 * Takes a lock that ends with its holder, however that ends: a file that names
 * the process. A child takes over its parent's. What a dead holder left goes to
 * its heir, the first to make a file named after it; nobody else may replace the
 * lock then, so that exactly one learns what was left.
 * @param {string} file
 * @param {Partial<Holder>} [about]
 * @returns {{ lock: Lock, left?: Holder } | { holder: Holder }} The lock, with what a holder that died left in it; or who has it.
 */
export function tryLock(file, about = {}) {
  const mine = `${file}.${process.pid}`;
  /** @type {Holder} */
  let content = { ...about, process: identify(process.pid) };
  const write = () => writeFileSync(mine, JSON.stringify(content), { mode: 0o600 });
  const overwrite = () => {
    write();
    renameSync(mine, file);
  };
  // A child may have taken it over.
  const isMine = () => readHolder(file)?.process.pid === process.pid;
  /** @type {Lock} */
  const lock = {
    tell: (more) => {
      content = { ...content, ...more };
      if (isMine()) overwrite();
    },
    release: () => {
      if (isMine()) rmSync(file, { force: true });
    },
  };
  write();
  try {
    for (;;) {
      // Linking fails where the name is taken, and what others then see is complete.
      if (attempt(() => linkSync(mine, file), "EEXIST")) return { lock };
      const holder = readHolder(file);
      if (holder === undefined) continue;
      if (holder.process.pid === process.ppid || holder.process.pid === process.pid) {
        overwrite();
        return { lock };
      }
      const line = lineOfHeirs(file, holder);
      const last = line.at(-1) ?? holder;
      if (isRunning(last.process)) return { holder: last };
      const inheritance = heirFile(file, last);
      if (!attempt(() => linkSync(mine, inheritance), "EEXIST")) continue;
      try {
        // An heir that was quicker may have come since the lock was read, and its file may be gone again.
        if (!isSame(readHolder(file), holder)) continue;
        renameSync(mine, file);
        for (const earlier of line) rmSync(heirFile(file, earlier), { force: true });
        return { lock, left: holder };
      } finally {
        rmSync(inheritance, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * @param {string} file
 * @param {Holder} holder
 * @returns {Holder[]} The holder, its heir if one came forward, that one's heir, and so on: an heir may die as well before it has the lock.
 */
function lineOfHeirs(file, holder) {
  const line = [];
  for (let next = /** @type {Holder | undefined} */ (holder); next; next = readHolder(heirFile(file, next))) {
    line.push(next);
  }
  return line;
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
function heirFile(file, { process: { pid, mark } }) {
  return `${file}.after-${pid}-${encodeURIComponent(mark)}`;
}

/**
 * @param {Holder | undefined} one
 * @param {Holder} other
 */
function isSame(one, { process: { pid, mark } }) {
  return one?.process.pid === pid && one.process.mark === mark;
}

/**
 * Takes a lock as soon as whoever has it lets go.
 * @param {string} file
 * @param {(holder: Holder) => void} onWait
 */
export async function waitForLock(file, onWait) {
  for (let waited = false; ; waited = true) {
    const outcome = tryLock(file);
    if ("lock" in outcome) return outcome.lock;
    if (!waited) onWait(outcome.holder);
    await sleep(200);
  }
}

/**
 * @param {string} file
 * @returns {Holder | undefined}
 */
export function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * @param {() => void} action
 * @param {string} expected
 * @returns {boolean} Whether it succeeded; false for the one expected failure.
 */
function attempt(action, expected) {
  try {
    action();
    return true;
  } catch (error) {
    if (errorCode(error) === expected) return false;
    throw error;
  }
}
