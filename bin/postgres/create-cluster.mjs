import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Complaint } from "../runtime/complaint.mjs";
import { freePort } from "../runtime/ports.mjs";
import { writePrivately } from "../runtime/private-file.mjs";
import { postgresEnvironment, postgresMajor } from "./binaries.mjs";
import { newPassword, writeCredentials } from "./credentials.mjs";

/** @typedef {import("./account.mjs").Account} Account */

/**
 * Makes the cluster of a data directory unless there is one. It takes its name
 * only when it is complete, so that a start that was killed half-way is begun anew.
 * @param {{ dataDirectory: string, cluster: string, binaries: string, account: Account, durable: boolean }} place
 */
export async function createCluster({ dataDirectory, cluster, binaries, account, durable }) {
  if (existsSync(cluster)) return assertMajor(cluster);
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = join(dataDirectory, "initdb-password");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const credentials = { port: await freePort(), password: newPassword() };
  writePrivately(passwordFile, credentials.password);
  if (account) {
    chownSync(unfinished, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const choices = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
  const locale = ["--locale-provider=builtin", "--locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C", "--lc-messages=C"];
  const syncing = durable ? [] : ["--no-sync"];
  const made = spawnSync(
    join(binaries, "bin", "initdb"),
    ["-D", unfinished, ...choices, ...locale, "--data-checksums", ...syncing],
    {
      ...account,
      cwd: "/",
      env: postgresEnvironment,
      encoding: "utf8",
    },
  );
  rmSync(passwordFile);
  if (made.status !== 0) {
    const reason = made.error?.message ?? made.stderr.trim().split("\n").at(-1);
    throw new Complaint(
      `PostgreSQL could not make its data directory in ${dataDirectory} (${reason}): set TOPMAST_DATA_DIR to another place, or DATABASE_URL to a database of yours.`,
    );
  }
  writeCredentials(dataDirectory, credentials);
  renameSync(unfinished, cluster);
}

/** @param {string} cluster */
function assertMajor(cluster) {
  const file = join(cluster, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : "an unknown version";
  if (found === postgresMajor) return;
  throw new Complaint(
    `The data in ${cluster} was written by PostgreSQL ${found}, and this Topmast brings PostgreSQL ${postgresMajor}, which cannot open it: ` +
      "go back to the Topmast that wrote it and move the data with pg_dump, or start afresh by setting TOPMAST_DATA_DIR to an empty directory.",
  );
}
