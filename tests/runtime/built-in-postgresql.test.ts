import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startBuiltInPostgresql } from "../../bin/postgres/built-in-postgresql.mjs";
import { openDataDirectory } from "../../bin/postgres/data-directory.mjs";
import { checkout } from "../../bin/runtime/checkout.mjs";
import { runNode } from "../support/run-node";
import { temporaryDirectory } from "../support/temporary-directory";

const holder = join(checkout, "tests/runtime/hold-postgresql.mjs");

async function start(directory: string) {
  const postgresql = await startBuiltInPostgresql(
    openDataDirectory(checkout, { ...process.env, TOPMAST_DATA_DIR: directory }),
  );
  onTestFinished(() => postgresql.stop("immediate"));
  return postgresql;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = (directory: string) =>
  Number(readFileSync(join(directory, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

test("is found by the next start when the one before was killed", async () => {
  const directory = temporaryDirectory();
  const first = runNode([holder, directory]);
  const url = await first.line(/^postgresql:/);
  await query(url, "CREATE TABLE kept AS SELECT 'still here' AS text");
  first.child.kill("SIGKILL");
  await first.ended;

  const second = await start(directory);
  expect(second.found).toBe(true);
  expect(second.url).toBe(url);
  expect(await query(second.url, "SELECT text FROM kept")).toEqual([{ text: "still here" }]);
});

test("recovers what was committed when it was killed itself", async () => {
  const directory = temporaryDirectory();
  const first = await start(directory);
  await query(first.url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS number");
  process.kill(postmaster(directory), "SIGKILL");

  const second = await start(directory);
  expect(second.found).toBe(false);
  expect(await query(second.url, "SELECT count(*)::int AS count FROM kept")).toEqual([{ count: 1000 }]);
  expect(await query(second.url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
});

test("is not taken for running because another process has its old number", async () => {
  const directory = temporaryDirectory();
  const first = await start(directory);
  const file = join(directory, "postgres/postmaster.pid");
  const left = readFileSync(file, "utf8");
  first.stop("immediate");
  writeFileSync(file, left.replace(/^\d+/, String(process.pid)));

  const second = await start(directory);
  expect(second.found).toBe(false);
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("begins again where making its data directory was cut short", async () => {
  const directory = temporaryDirectory();
  const first = await start(directory);
  first.stop();
  renameSync(join(directory, "postgres"), join(directory, "postgres.unfinished"));

  const second = await start(directory);
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(existsSync(join(directory, "postgres.unfinished"))).toBe(false);
});

test("moves to another port when its own was taken meanwhile", async () => {
  const directory = temporaryDirectory();
  const first = await start(directory);
  first.stop();
  const other = temporaryDirectory();
  mkdirSync(other, { recursive: true });
  const squatter = runNode([
    "-e",
    `require("net").createServer().listen(${new URL(first.url).port}, "127.0.0.1", () => console.log("listening"))`,
  ]);
  onTestFinished(() => void squatter.child.kill("SIGKILL"));
  await squatter.line(/listening/);

  const second = await start(directory);
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("keeps to this machine, asks for a password and gives the application no power over the server", async () => {
  const directory = temporaryDirectory();
  const { url, adminUrl } = await start(directory);
  expect(await query(adminUrl, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(await query(url, "SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user")).toEqual([
    { super: false },
  ]);
  await expect(query(url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  expect(statSync(join(directory, "postgres.json")).mode & 0o777).toBe(0o600);
  expect(statSync(join(directory, "postgres")).mode & 0o777).toBe(0o700);
});

test("refuses a data directory of another major version by name", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "postgres"));
  writeFileSync(join(directory, "postgres/PG_VERSION"), "17\n");
  await expect(start(directory)).rejects.toThrow(
    /written by PostgreSQL 17, and this Topmast brings PostgreSQL 18.*pg_dump/,
  );
});
