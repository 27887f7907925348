import { expect, test } from "@playwright/test";
import { newId } from "@/lib/core/ids";
import { apiKey, givenServer, owner, project } from "./support/instance";
import { newDataDirectory, removeDataDirectory, startTopmast, type Topmast } from "./support/topmast";

test.skip(givenServer !== undefined, "This test kills its server; it starts its own.");

const directory = newDataDirectory();
let topmast: Topmast | undefined;
let address = "";

/** Starts, or starts again, on the same data; Topmast itself says where it serves. */
async function start(port: string): Promise<void> {
  topmast = await startTopmast(directory, {
    PORT: port,
    TOPMAST_INIT_OWNER_EMAIL: owner.email,
    TOPMAST_INIT_OWNER_PASSWORD: owner.password,
    TOPMAST_INIT_PROJECT: project,
    TOPMAST_INIT_API_KEY: apiKey,
  });
  address = /is ready: (\S+)/.exec(topmast.output())?.[1] ?? "";
}

async function call(path: string, method = "GET", body?: unknown) {
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return response.json();
}

test.afterAll(async () => {
  await topmast?.stop();
  removeDataDirectory(directory);
});

test("a label that was acknowledged survives kill -9, ten times", async () => {
  test.setTimeout(240_000);
  const port = String(20_000 + (process.pid % 20_000));
  await start(port);
  const messages = [{ role: "user", content: "Book the refundable fare." }];
  const { traces } = await call(`/projects/${project}/imports?filename=run.json`, "POST", { messages });
  const id: string = traces[0].id;
  const saved: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const labelId = newId("lbl");
    await call(`/traces/${id}/labels/${labelId}`, "PUT", {
      mode: "1.1",
      segments: [{ kind: "steps", first: 0, last: 0 }],
      note: `round ${round}`,
    });
    saved.push(labelId);
    await topmast?.kill();
    await start(port);
  }
  const { reviews } = await call(`/traces/${id}`);
  expect(reviews[0].labels.map((label: { readonly id: string }) => label.id).sort()).toEqual(saved.sort());
});
