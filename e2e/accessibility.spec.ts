import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/signed-in";

/** Every page of a project with something in it, opened as the sample project. */
const places = [
  "",
  "/traces",
  "/rounds",
  "/rounds/new",
  "/import",
  "/insights",
  "/insights?measure=traces",
  "/insights?view=table",
  "/insights/report",
  "/insights/breakdown?by=agent",
  "/insights/compare?against=v2",
  "/insights/together",
  "/insights/outcomes",
  "/insights/labels",
  "/export",
  "/views",
  "/settings",
];
const outside = ["/", "/projects/new", "/account", "/codebook"];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Opens the sample project, or goes to it where another test has opened it. */
async function openSample(page: Page): Promise<string> {
  await page.goto("/");
  const open = page.getByRole("button", { name: /open the sample project/i });
  await open
    .or(page.getByRole("link", { name: /^Sample project/ }))
    .first()
    .click();
  await page.waitForURL(/\/p\/[^/]+/);
  return new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
}

/** The colour of the page, by which one knows that a theme came through. */
const paper = { light: "rgb(251, 251, 249)", dark: "rgb(19, 19, 18)" };

for (const [theme, width] of [
  ["light", 1280],
  ["dark", 390],
] as const) {
  test(`every page is without a violation that axe finds, ${theme} at ${width} px`, async ({ page }) => {
    // More than twenty pages, each looked at by axe.
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 800 });
    const sample = await openSample(page);
    const trace = page.locator(`a[href^="${sample}/traces/trc_"]`).first();
    // The other of these tests may be filling the same project just now.
    await expect(async () => {
      await page.goto(`${sample}/traces`);
      await expect(trace).toBeVisible({ timeout: 1_000 });
    }).toPass();
    const first = (await trace.getAttribute("href")) ?? "";
    for (const path of [...outside, ...places.map((place) => sample + place), first]) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(paper[theme]);
      expect(await violations(page), path).toEqual([]);
      expect(await overflow(page), `${path} is wider than the window`).toBeLessThanOrEqual(0);
    }
  });
}

for (const [theme, width] of [
  ["light", 1280],
  ["dark", 390],
] as const) {
  test(`a saved view, a link, and what it shows are without a violation, ${theme} at ${width} px`, async ({
    page,
    browser,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${await openSample(page)}/views?measure=traces`);
    const name = `What a ${theme} page shows`;
    await page.getByLabel("Name of the view").fill(name);
    await page.getByRole("button", { name: "Save the view" }).click();
    await expect(page.getByRole("link", { name })).toBeVisible();
    await page.getByLabel("Heading").fill(name);
    await page.getByRole("button", { name: "Make a link" }).click();
    const url = await page.getByLabel("Link to the figures").inputValue();
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page), "the views are wider than the window").toBeLessThanOrEqual(0);
    const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 800 } });
    const shared = await context.newPage();
    await shared.goto(url);
    await expect(shared.getByRole("heading", { name, level: 1 })).toBeVisible();
    expect(await violations(shared)).toEqual([]);
    expect(await overflow(shared), "the shared page is wider than the window").toBeLessThanOrEqual(0);
    await context.close();
  });
}

test("sign-in and links that do not work are without a violation", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of ["/sign-in", "/setup/none", "/invitation/none", "/reset/none"]) {
    await page.goto(path);
    expect(await violations(page), path).toEqual([]);
  }
  await context.close();
});
