import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { checkout } from "../bin/runtime/checkout.mjs";
import { apiKey, project, serverUrl } from "./support/instance";

const folder = join(tmpdir(), `topmast-command-line-${process.pid}`);
const good = join(folder, "good.jsonl");
const mixed = join(folder, "mixed.jsonl");
const run = (task: string) => JSON.stringify({ messages: [{ role: "user", content: `${task} ${Date.now()}` }] });

test.beforeAll(() => {
  mkdirSync(folder);
  writeFileSync(good, `${run("by command")}\n${run("by command, too")}\n`);
  writeFileSync(mixed, `${run("whole")}\n{"messages": [\n`);
});
test.afterAll(() => rmSync(folder, { recursive: true }));

function topmast(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(checkout, "bin/topmast.mjs"), "import", ...args],
    {
      encoding: "utf8",
      env: { ...process.env, TOPMAST_URL: serverUrl(), TOPMAST_API_KEY: apiKey },
      ...(input === undefined ? {} : { input }),
    },
  );
  return { status, stdout, stderr };
}

test("the command line imports files and standard input, and says how it went", () => {
  const dry = topmast([good, "--project", project, "--dry-run"]);
  expect(dry).toMatchObject({ status: 0, stdout: expect.stringContaining("2 traces would be created") });
  expect(topmast([good, "-p", project])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("2 traces created"),
  });
  expect(topmast([good, "-p", project])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("2 already there"),
  });
  const piped = topmast(["-", "-p", project, "--system", "Piped"], run("from a pipe"));
  expect(piped).toMatchObject({ status: 0, stdout: expect.stringContaining("1 trace created") });
});

test("its exit code tells refused records from files that could not be imported", () => {
  const refused = topmast([mixed, "-p", project]);
  expect(refused).toMatchObject({ status: 2, stdout: expect.stringContaining("1 trace created, 1 refused") });
  expect(refused.stderr).toMatch(/record 1, line 2/);
  const failed = topmast([join(folder, "missing.json"), good, "-p", project]);
  expect(failed).toMatchObject({ status: 1, stdout: expect.stringContaining("2 already there") });
  expect(topmast([good, "-p", "no-such-project"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("there is no project “no-such-project”"),
  });
  expect(topmast([good, "-p", project, "--key", "none-of-the-keys-there-are"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("the key is not valid"),
  });
  expect(topmast(["-", "-p", project], '{"foo": [{"who": "Ann", "sentence": "Is it dry?"}]}')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("The import page shows how it could be read"),
  });
});
