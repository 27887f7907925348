import { expect, test } from "@playwright/test";
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

test("five hundred labels set in a browser while the server is killed ten times are all there, once, in order", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const port = String(20_000 + (process.pid % 20_000));
  await start(port);
  const messages = Array.from({ length: 500 }, (_, step) => ({ agent: "Coder", content: `Step ${step}.` }));
  const { traces } = await call(`/projects/${project}/imports?filename=many.json`, "POST", { messages });
  const id: string = traces[0].id;
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto(`${address}/p/${project}/traces/${id}`);
  await expect(page.locator("#s0")).toBeFocused();

  const label = async (from: number, to: number) => {
    for (let step = from; step < to; step += 1) {
      await page.keyboard.press(step % 2 === 0 ? "1" : "2");
      await page.keyboard.press("3");
      if (step < 499) await page.keyboard.press("j");
    }
  };
  for (let round = 0; round < 10; round += 1) {
    // Some are acknowledged, some on their way, and some are set while nothing answers and while it comes back.
    await label(round * 50, round * 50 + 20);
    await topmast?.kill();
    const back = start(port);
    await label(round * 50 + 20, round * 50 + 50);
    await back;
  }
  const state = page.locator("[data-save-state]");
  await expect(state).toHaveAttribute("data-save-state", "saved", { timeout: 120_000 });
  const { reviews } = await call(`/traces/${id}`);
  const saved = reviews[0].labels.map((one: { mode: string; segments: { first: number }[] }) => [
    one.segments[0]?.first,
    one.mode,
  ]);
  expect(saved).toEqual(Array.from({ length: 500 }, (_, step) => [step, step % 2 === 0 ? "1.3" : "2.3"]));
});
