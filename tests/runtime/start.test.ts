import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { checkout } from "../../bin/runtime/checkout.mjs";
import { freePort } from "../../bin/runtime/ports.mjs";
import { withDatabase } from "../support/database-address";
import { runNode } from "../support/run-node";
import { temporaryDirectory } from "../support/temporary-directory";

const program = join(checkout, "bin/start.mjs");

/** Starts `npm start`'s program with a data directory and a port of its own. */
async function start(env: Record<string, string>) {
  const defaults = {
    TOPMAST_DATA_DIR: temporaryDirectory(),
    PORT: String(await freePort()),
    DATABASE_URL: "",
    TOPMAST_SECRET: "",
    TOPMAST_URL: "",
    HOST: "",
  };
  const started = runNode([program], { ...defaults, ...env });
  onTestFinished(() => void started.child.kill("SIGKILL"));
  return started;
}

/** The one sentence that a start ends with, for whoever reads the terminal. */
async function complaint(env: Record<string, string>): Promise<string> {
  const { code, output } = await (await start(env)).ended;
  expect(code).toBe(1);
  expect(output).not.toMatch(/^\s+at /m);
  return output.trim().split("\n").at(-1)?.trim() ?? "";
}

/** A server that takes connections and never says a word. */
async function silentServer(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("It has no port.");
  return address.port;
}

test("a port in use: says so at once, with another to choose", async () => {
  const port = await silentServer();
  expect(await complaint({ PORT: String(port) })).toBe(
    `Port ${port} is in use by another program: stop that, or choose another port, such as PORT=${port + 1} npm start.`,
  );
});

test("two starts at once: the second says who is first", async () => {
  const shared = { TOPMAST_DATA_DIR: temporaryDirectory(), PORT: String(await freePort()) };
  const database = `postgresql://topmast:secret@127.0.0.1:${await silentServer()}/topmast`;
  const first = await start({ ...shared, DATABASE_URL: database });
  await first.line(/Reaching the database/);
  expect(await complaint({ ...shared, DATABASE_URL: database })).toBe(
    `Another start of Topmast is under way here (process ${first.child.pid}): wait for it, or stop it with: kill ${first.child.pid}`,
  );
});

test("a database that cannot be reached: says where it looked, without the password", async () => {
  const port = await freePort();
  const said = await complaint({ DATABASE_URL: `postgresql://topmast:hush-hush@127.0.0.1:${port}/topmast` });
  expect(said).toMatch(
    new RegExp(`^The database at 127.0.0.1:${port} cannot be reached \\(.*ECONNREFUSED.*\\): check DATABASE_URL`),
  );
  expect(said).not.toContain("hush-hush");
});

test("a database that is not there, a wrong password, another encoding: each has its own remedy", async () => {
  const admin = inject("postgresqlUrl");
  expect(await complaint({ DATABASE_URL: withDatabase(admin, "nowhere") })).toMatch(
    /has no database named nowhere: make it with CREATE DATABASE/,
  );
  expect(await complaint({ DATABASE_URL: admin.replace(/:[^:@]+@/, ":wrong@") })).toMatch(
    /does not let postgres in .*: check the user and password/,
  );

  const client = new Client(admin);
  await client.connect();
  await client.query(
    "CREATE DATABASE not_unicode ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0",
  );
  await client.end();
  expect(await complaint({ DATABASE_URL: withDatabase(admin, "not_unicode") })).toMatch(
    /stores text as LATIN1, which cannot hold every trace/,
  );
});

test("a data directory of another PostgreSQL: says which, and what to do", async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, "postgres"));
  writeFileSync(join(directory, "postgres/PG_VERSION"), "17\n");
  expect(await complaint({ TOPMAST_DATA_DIR: directory })).toMatch(
    /was written by PostgreSQL 17, and this Topmast brings PostgreSQL 18.*empty directory\.$/,
  );
});

test.each([
  [{ PORT: "http" }, /^PORT=http is no port/],
  [{ TOPMAST_URL: "topmast.example.org" }, /^TOPMAST_URL=topmast.example.org is no address/],
  [{ DATABASE_URL: "mysql://localhost/topmast" }, /^DATABASE_URL is no address of a PostgreSQL database/],
  [{ TOPMAST_SECRET: "short" }, /^TOPMAST_SECRET can be guessed/],
  [{ TOPMAST_SECRET: "better-auth-secret-12345678901234567890" }, /^TOPMAST_SECRET can be guessed/],
  [{ TOPMAST_SECRET: "x".repeat(64) }, /^TOPMAST_SECRET can be guessed/],
  [{ HOST: "192.0.2.1" }, /^Topmast cannot listen on port \d+ of HOST=192.0.2.1/],
  [{ TOPMAST_DATA_DIR: "/dev/null/topmast" }, /^The data directory \/dev\/null\/topmast cannot be made or opened/],
])("settings that cannot be used are refused: %o", async (env, expected) => {
  expect(await complaint(env)).toMatch(expected);
});
