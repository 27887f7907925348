import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { checkout } from "../bin/runtime/checkout.mjs";
import { freePort } from "./support/instance";
import { newDataDirectory, removeDataDirectory, startTopmast, type Topmast } from "./support/topmast";

/** A Topmast of this file's own, without any account. */
let dataDirectory: string;
let port: string;
let url: string;
let topmast: Topmast;

const start = () => startTopmast(dataDirectory, { PORT: port });
const health = async () => (await fetch(`${url}/api/health`).catch(() => undefined))?.status;

function command(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: "", TOPMAST_DATA_DIR: dataDirectory, PORT: port };
  return promisify(execFile)(process.execPath, args, { env, cwd: checkout }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
    }),
  );
}

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  dataDirectory = newDataDirectory();
  port = freePort();
  url = `http://localhost:${port}`;
  topmast = await start();
});

test.afterAll(async () => {
  await topmast.stop();
  removeDataDirectory(dataDirectory);
});

test("the first account is made by the printed link, and by nothing else", async ({ page }) => {
  const link = /http:\S+\/setup\/\S+/.exec(topmast.output())?.[0] ?? "";
  await page.goto(`${url}/setup/not-the-link`);
  await expect(page.getByLabel(/password/i)).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByLabel(/password/i).first()).toBeVisible();
});

test("a page is sent for its first frame, and the files of the build as they were packed", async ({ page }) => {
  const packed = { headers: { "Accept-Encoding": "br" } };
  const source = await (await fetch(`${url}/sign-in`, packed)).text();
  expect(source).toMatch(/<style nonce="[^"]+">/);
  expect(source).toContain('<script type="text/late"');
  expect(source).not.toMatch(/<script src=/);
  const packings = ["gzip, br", "gzip", "identity", "br;q=0"].map(async (accepted) => {
    const answer = await fetch(`${url}/sign-in`, { headers: { "Accept-Encoding": accepted } });
    return [answer.headers.get("content-encoding"), (await answer.text()).length];
  });
  expect(await Promise.all(packings)).toEqual(["br", "gzip", null, null].map((packing) => [packing, source.length]));
  const file = /type="text\/late" src="([^"]+)"/.exec(source)?.[1] ?? "";
  const { status, headers } = await fetch(`${url}${file}`, packed);
  expect([status, headers.get("content-encoding"), headers.get("x-content-type-options")]).toEqual([
    200,
    "br",
    "nosniff",
  ]);
  expect((await fetch(`${url}/_next/static/none.js`)).status).toBe(404);
  // Whoever watches whether it runs asks for the head alone.
  expect((await fetch(`${url}/sign-in`, { method: "HEAD" })).status).toBe(200);
  const complaints: string[] = [];
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  await page.goto(`${url}/sign-in`);
  await expect(page.locator('script[type="text/late"]')).toHaveCount(0);
  await expect(page.locator("html[data-first-frame]")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.fonts.check('1em "Inter Variable"'))).toBe(true);
  expect(complaints).toEqual([]);
});

test("a window that another site opened is cut off from it, and only that costs a new process", async () => {
  // fetch() of Node cannot say where it comes from as a browser does.
  const opener = (site?: string) =>
    new Promise((resolve, reject) => {
      const headers = site === undefined ? {} : { "Sec-Fetch-Site": site };
      get(`${url}/sign-in`, { headers }, (response) => {
        response.resume();
        resolve(response.headers["cross-origin-opener-policy"]);
      }).on("error", reject);
    });
  expect(await Promise.all([undefined, "cross-site", "same-site"].map(opener))).toEqual(Array(3).fill("same-origin"));
  expect(await Promise.all(["none", "same-origin"].map(opener))).toEqual([undefined, undefined]);
});

test("an address that the API does not have is answered for programs", async () => {
  for (const method of ["GET", "POST"]) {
    const { status, headers } = await fetch(`${url}/api/v1/traces/trc_1/nothing`, { method });
    expect([status, headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  }
});

test("a second start says where the first one is", async () => {
  const { code, output } = await command(join(checkout, "bin/start.mjs"));
  expect(code).toBe(1);
  expect(output).toContain(`Topmast already runs at ${url}`);
});

test("a command works beside the running server", async () => {
  const { code, output } = await command(join(checkout, "bin/topmast.mjs"), "reset-owner", "nobody@example.org");
  expect(code).toBe(1);
  expect(output).toContain("There is no account with the address nobody@example.org.");
});

test("PostgreSQL is started again when it is killed under the server", async () => {
  const pid = readFileSync(join(dataDirectory, "postgres/postmaster.pid"), "utf8").split("\n")[0];
  process.kill(Number(pid), "SIGKILL");
  await expect.poll(() => topmast.output()).toContain("✓ Starting PostgreSQL again");
  await expect.poll(health).toBe(200);
});

test("killed and started again, it serves", async () => {
  await topmast.kill();
  topmast = await start();
  expect(await health()).toBe(200);
});

test("stopping leaves no process and no lock", async () => {
  await topmast.stop();
  expect(await health()).toBeUndefined();
  expect((await command(join(checkout, "bin/topmast.mjs"), "help")).code).toBe(0);
  expect(() => readFileSync(join(dataDirectory, "start.lock"))).toThrow("ENOENT");
  expect(() => readFileSync(join(dataDirectory, "postgres/postmaster.pid"))).toThrow("ENOENT");
  topmast = await start();
});
