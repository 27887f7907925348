import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { apiKey } from "./support/instance";
import { expect, test } from "./support/signed-in";

const corpus = join(import.meta.dirname, "..", "..", "shared", "corpus");

async function newProject(page: Page, name: string): Promise<string> {
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: /make|create/i }).click();
  await page.waitForURL(/\/p\/[^/]+$/);
  return new URL(page.url()).pathname;
}

/** Brings files in through the page: chosen, previewed, imported. */
async function importFiles(page: Page, project: string, files: Parameters<Page["setInputFiles"]>[1]): Promise<void> {
  await page.goto(`${project}/import`);
  await page.locator("#files-to-import").setInputFiles(files);
  const start = page.getByRole("button", { name: /^import/i });
  await expect(start.first()).toBeEnabled();
  await start.first().click();
  const count = Array.isArray(files) ? files.length : 1;
  await expect(page.getByRole("link", { name: "See the traces" })).toHaveCount(count, { timeout: 30_000 });
}

/** Labels the focused step with two strokes and submits the review, by keyboard alone. */
async function labelAndSubmit(page: Page, code: string): Promise<void> {
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.keyboard.press("j");
  for (const digit of code.replace(".", "")) await page.keyboard.press(digit);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  const submitted = page.waitForResponse((response) => response.url().endsWith("/review") && response.ok());
  await page.keyboard.press("Shift+Enter");
  // Of a longer trace not every step was in view: that is asked about once.
  const asked = page.getByRole("alert").filter({ hasText: "never in view" });
  await Promise.race([submitted, asked.waitFor()]);
  if (await asked.isVisible()) await page.keyboard.press("Shift+Enter");
  await submitted;
}

const run = (task: string) =>
  JSON.stringify({
    messages: [
      { role: "user", name: "User", content: task },
      { role: "assistant", name: "Planner", content: "Plan: look it up, then answer." },
      { role: "assistant", name: "Checker", content: "No need to check. TERMINATE" },
    ],
  });

const file = (name: string, content: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(content) });

test("from files to the numbers: import, label by keyboard, read the breakdown, follow a figure back", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const project = await newProject(page, "Main job");
  await importFiles(page, project, [
    file("one.json", run("How high is the mast?")),
    file("two.json", run("How deep is the keel?")),
  ]);

  await page.goto(`${project}/traces/next`);
  await labelAndSubmit(page, "3.2");
  await page.goto(`${project}/traces/next`);
  await labelAndSubmit(page, "1.1");
  await page.goto(`${project}/insights`);
  await expect(page.getByRole("main")).toContainText("2 findings in 2 reviewed traces of 2");
  await expect(page.getByRole("main")).toContainText("50.0");

  await page.getByRole("link", { name: /3\.2/ }).first().click();
  await expect(page).toHaveURL(/\/insights\/labels\?.*mode=3\.2/);
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("link", { name: "The same as traces" }).click();
  await expect(page).toHaveURL(/\/traces\?.*mode=3\.2/);
  await expect(page.getByRole("link", { name: /How (high|deep)/ })).toHaveCount(1);

  const api = await page.request.get(`/api/v1/projects/${project.split("/").at(-1)}/insights`);
  expect(await api.json()).toMatchObject({ sources: ["people"], traces: 2, reviewed: 2, findings: 2 });
});

test.describe("on real traces", () => {
  test.skip(!existsSync(corpus), "The corpus is not beside the checkout.");

  const real = [
    { path: "whowhen/AG_1.json", format: "Who&When" },
    { path: "whowhen/HC_1.json", format: "Who&When" },
    { path: "chatdev/FibonacciNumbers_0_prompted.log", format: "ChatDev" },
    { path: "masft-human/ag2_02da9c1f-7c36-5739-b723-33a7d4f8e7e7_human.json", format: "human" },
    { path: "taubench/gpt-4o-airline_first12.json", format: "tau-bench" },
  ];

  test("Who&When, ChatDev, a _human.json and tau-bench go in and come out as findings", async ({ page }) => {
    test.setTimeout(180_000);
    const project = await newProject(page, "Real traces");
    for (const { path, format } of real) {
      await page.goto(`${project}/import`);
      await page.locator("#files-to-import").setInputFiles(join(corpus, path));
      await expect(page.getByRole("combobox").first()).toContainText(format);
      await page
        .getByRole("button", { name: /^import/i })
        .first()
        .click();
      await expect(page.getByRole("link", { name: "See the traces" }).first()).toBeVisible({ timeout: 30_000 });
    }
    const slug = project.split("/").at(-1);
    const headers = { authorization: `Bearer ${apiKey}` };
    const foreign = await page.request.get(`/api/v1/projects/${slug}/traces`, { headers });
    expect(foreign.status(), "a key of another project does not reach").toBe(404);
    const { traces } = await (await page.request.get(`/api/v1/projects/${slug}/traces?limit=50`)).json();
    expect(traces).toHaveLength(16);
    for (const code of ["2.6", "1.3", "3.2"]) {
      await page.goto(`${project}/traces/next`);
      await labelAndSubmit(page, code);
    }
    await page.goto(`${project}/insights`);
    await expect(page.getByRole("main")).toContainText("3 findings in 3 reviewed traces of 16");
    await page.goto(`${project}/insights?sources=imported`);
    await expect(page.getByRole("main")).toContainText("in 1 reviewed trace");
  });
});
