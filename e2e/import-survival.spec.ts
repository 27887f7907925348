import { type ClientRequest, request } from "node:http";
import { expect, test } from "@playwright/test";
import { apiKey, freePort, givenServer, owner, project } from "./support/instance";
import { newDataDirectory, removeDataDirectory, startTopmast, type Topmast } from "./support/topmast";

test.skip(givenServer !== undefined, "This test kills its server; it starts its own.");

const directory = newDataDirectory();
const headers = { authorization: `Bearer ${apiKey}` };
const steps = 4;
const runs = 1_600;
let topmast: Topmast | undefined;
let api = "";

async function start(port: string): Promise<void> {
  topmast = await startTopmast(directory, {
    PORT: port,
    TOPMAST_INIT_OWNER_EMAIL: owner.email,
    TOPMAST_INIT_OWNER_PASSWORD: owner.password,
    TOPMAST_INIT_PROJECT: project,
    TOPMAST_INIT_API_KEY: apiKey,
  });
  api = `${/is ready: (\S+)/.exec(topmast.output())?.[1] ?? ""}/api/v1`;
}

/** A file of runs, one a line. */
function fileOf(name: string): readonly string[] {
  return Array.from({ length: runs }, (_, run) => {
    const messages = Array.from({ length: steps }, (_, step) => ({
      role: step % 2 === 0 ? "user" : "assistant",
      content: `${name} ${run}, step ${step}. ${"Some words. ".repeat(40)}`,
    }));
    return `${JSON.stringify({ messages })}\n`;
  });
}

const imports = () => `${api}/projects/${project}/imports?filename=runs.jsonl`;

/** Sends most of a file, and waits until the server says that some of it is written; the upload stays open. */
async function sendMost(file: readonly string[]): Promise<ClientRequest> {
  let said = "";
  const sending = request(imports(), { method: "POST", headers: { ...headers, accept: "application/x-ndjson" } });
  // It will be cut off, from the one side or the other.
  sending.on("error", () => undefined);
  sending.on("response", (response) => {
    response.on("error", () => undefined);
    response.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  });
  sending.write(file.slice(0, runs * 0.8).join(""));
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(/"created":[1-9]/);
  return sending;
}

async function sendAll(file: readonly string[]) {
  const response = await fetch(imports(), { method: "POST", headers, body: file.join("") });
  expect(response.status).toBe(200);
  return response.json();
}

/** How many traces the project has, each of which has to be whole. */
async function wholeTraces(): Promise<number> {
  let count = 0;
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = new URLSearchParams({ limit: "200", ...(cursor !== "" && { cursor }) });
    const page = await (await fetch(`${api}/projects/${project}/traces?${query}`, { headers })).json();
    const [first] = page.traces;
    if (first !== undefined) {
      const read = await (await fetch(`${api}/traces/${first.id}/steps?from=0&limit=9`, { headers })).json();
      expect(read.steps).toHaveLength(steps);
    }
    for (const trace of page.traces) expect(trace.steps).toBe(steps);
    count += page.traces.length;
    cursor = page.next;
  }
  return count;
}

test.describe.configure({ mode: "serial" });
test.beforeAll(() => start(freePort()));
test.afterAll(async () => {
  await topmast?.stop();
  removeDataDirectory(directory);
});

test("after kill -9 whole traces stand, and the same file again goes on where it stopped", async () => {
  const file = fileOf("killed");
  await sendMost(file);
  await topmast?.kill();
  await start(freePort());
  const standing = await wholeTraces();
  expect(standing).toBeGreaterThan(0);
  expect(standing).toBeLessThan(runs);
  expect(await sendAll(file)).toMatchObject({ duplicates: standing, created: runs - standing, rejected: 0 });
  expect(await wholeTraces()).toBe(runs);
});

test("a connection that is cut leaves whole traces too, and the server goes on", async () => {
  const before = await wholeTraces();
  const file = fileOf("cut off");
  const sending = await sendMost(file);
  sending.destroy();
  const summary = await sendAll(file);
  expect(summary.duplicates).toBeGreaterThan(0);
  expect(summary.created + summary.duplicates).toBe(runs);
  expect(await wholeTraces()).toBe(before + runs);
});
