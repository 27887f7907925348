import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { newId } from "@/lib/core/ids";

const key = "survival-key-survival-key-survival-key";
const directory = mkdtempSync(join(tmpdir(), "topmast-survival-"));
let running: ChildProcess | undefined;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Starts a Topmast of its own on a data directory that outlives it; resolves when it serves. */
async function start(port: number): Promise<void> {
  running = spawn(process.execPath, ["bin/start.mjs"], {
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      TOPMAST_URL: `http://localhost:${port}`,
      TOPMAST_DATA_DIR: directory,
      DATABASE_URL: "",
      TOPMAST_INIT_OWNER_EMAIL: "owner@example.org",
      TOPMAST_INIT_OWNER_PASSWORD: "a password for the test",
      TOPMAST_INIT_PROJECT: "survival",
      TOPMAST_INIT_API_KEY: key,
    },
  });
  await new Promise<void>((resolve, reject) => {
    running?.stdout?.on("data", (chunk: Buffer) => chunk.includes("is ready") && resolve());
    running?.once("exit", (code) => reject(new Error(`Topmast ended with ${code}.`)));
  });
}

/** Kills every process of it at once, as a power cut would. */
async function kill(): Promise<void> {
  const child = running;
  if (child?.pid === undefined) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await gone;
}

test.afterAll(async () => {
  const child = running;
  if (child && child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  }
  rmSync(directory, { recursive: true, force: true });
});

test("a label that was acknowledged survives kill -9, ten times", async () => {
  test.setTimeout(180_000);
  const port = await freePort();
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://localhost:${port}/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}` },
    });
    expect(response.status, await response.clone().text()).toBe(200);
    return response.json();
  };
  await start(port);
  const run = JSON.stringify({ messages: [{ role: "user", content: "Book the refundable fare." }] });
  const { traces } = await call("/projects/survival/imports?filename=run.json", { method: "POST", body: run });
  const id: string = traces[0].id;
  const saved: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const labelId = newId("lbl");
    await call(`/traces/${id}/labels/${labelId}`, {
      method: "PUT",
      body: JSON.stringify({ mode: "1.1", segments: [{ kind: "steps", first: 0, last: 0 }], note: `round ${round}` }),
    });
    saved.push(labelId);
    await kill();
    await start(port);
  }
  const { reviews } = await call(`/traces/${id}`);
  expect(reviews[0].labels.map((label: { id: string }) => label.id).sort()).toEqual(saved.sort());
});
