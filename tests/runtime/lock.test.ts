import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkout } from "../../bin/runtime/checkout.mjs";
import { identify, tryLock } from "../../bin/runtime/lock.mjs";
import { runningStart } from "../../bin/runtime/start-lock.mjs";
import { runNode } from "../support/run-node";
import { temporaryDirectory } from "../support/temporary-directory";

const program = join(checkout, "tests/runtime/hold-lock.mjs");

async function contend(file: string) {
  const { child, line, ended } = runNode([program, file]);
  onTestFinished(() => void child.kill("SIGKILL"));
  return { child, ended, outcome: await line(/won|lost/) };
}

async function deadProcess() {
  const { child, line, ended } = runNode(["-e", "console.log('up'); setInterval(() => {}, 60_000)"]);
  await line(/up/);
  const id = identify(child.pid ?? 0);
  child.kill("SIGKILL");
  await ended;
  return id;
}

test("of many that start at once exactly one gets the lock, and the others learn who", async () => {
  const file = join(temporaryDirectory(), "start.lock");
  const contenders = await Promise.all(Array.from({ length: 6 }, () => contend(file)));
  const winners = contenders.filter(({ outcome }) => outcome.startsWith("won"));
  expect(winners).toHaveLength(1);
  const losers = contenders.filter(({ outcome }) => outcome === `lost to ${winners[0]?.child.pid}`);
  expect(losers).toHaveLength(5);
});

test("what a killed holder leaves is taken over by one of many", async () => {
  const file = join(temporaryDirectory(), "start.lock");
  const first = await contend(file);
  first.child.kill("SIGKILL");
  await first.ended;
  expect(runningStart(file)).toBeUndefined();

  const contenders = await Promise.all(Array.from({ length: 6 }, () => contend(file)));
  expect(contenders.filter(({ outcome }) => outcome.startsWith("won"))).toMatchObject([
    { outcome: `won after ${first.child.pid}` },
  ]);
});

test("an heir that dies before it has the lock leaves it to the next, with what the holder left", async () => {
  const directory = temporaryDirectory();
  const file = join(directory, "start.lock");
  const [holder, heir] = await Promise.all([deadProcess(), deadProcess()]);
  writeFileSync(file, JSON.stringify({ process: holder, url: "http://localhost:3" }));
  writeFileSync(`${file}.after-${holder.pid}-${holder.mark}`, JSON.stringify({ process: heir }));

  expect(tryLock(file)).toMatchObject({ left: { url: "http://localhost:3", process: holder } });
  expect(readdirSync(directory)).toEqual(["start.lock"]);
});

test("while an heir lives, whoever asks is told of it, though the lock still names the dead holder", async () => {
  const file = join(temporaryDirectory(), "start.lock");
  const holder = await deadProcess();
  const heir = runNode(["-e", "console.log('up'); setInterval(() => {}, 60_000)"]);
  onTestFinished(() => void heir.child.kill("SIGKILL"));
  await heir.line(/up/);
  const living = identify(heir.child.pid ?? 0);
  writeFileSync(file, JSON.stringify({ process: holder }));
  writeFileSync(`${file}.after-${holder.pid}-${holder.mark}`, JSON.stringify({ process: living }));

  expect(tryLock(file)).toMatchObject({ holder: { process: living } });
  expect(runningStart(file)).toBeUndefined();
});

test("a released lock leaves nothing behind, and one that a child took over is not released", () => {
  const file = join(temporaryDirectory(), "start.lock");
  const outcome = tryLock(file);
  if (!("lock" in outcome)) throw new Error("Nobody else can have it.");
  outcome.lock.tell({ url: "http://localhost:2" });
  expect(runningStart(file)).toMatchObject({ url: "http://localhost:2", process: { pid: process.pid } });
  outcome.lock.release();
  expect(existsSync(file)).toBe(false);
});

test("a child takes over the lock of its parent, which then leaves it alone", async () => {
  const file = join(temporaryDirectory(), "start.lock");
  const parent = tryLock(file);
  const child = await contend(file);
  expect(child.outcome).toBe("won");
  if ("lock" in parent) parent.lock.release();
  expect(runningStart(file)?.process.pid).toBe(child.child.pid);
});
