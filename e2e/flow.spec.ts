import type { Page } from "@playwright/test";
import { newOwnProject, ownReview } from "./support/own-project";
import { expect, test } from "./support/signed-in";
import { expectSaved, openTrace, press } from "./support/workspace";

test.describe.configure({ timeout: 120_000 });

const words = "The quick brown fox jumps over the lazy dog, and nobody knows why it should. ";
const run = (steps: number) =>
  Array.from({ length: steps }, (_, step) => ({
    agent: ["Planner", "Coder", "Critic"][step % 3],
    content: `Step ${step}. ${words.repeat(4)}`,
  }));

const readingOf = async (page: Page, trace: string) =>
  (await page.request.get(`/api/v1/traces/${trace.split("/").at(-1)}/reading`)).json();

/** Waits until the trace that comes next has been read ahead. */
function readAhead(page: Page, next: string) {
  return page.waitForResponse((response) => response.url().includes(`${next.split("/").at(-1)}/outline`), {
    timeout: 60_000,
  });
}

test("one comes back to where one left off, and is asked about what was never in view", async ({ page }) => {
  const project = await newOwnProject(page, "Resting");
  const trace = await project.importRun("Resting", run(60));
  await openTrace(page, trace);
  for (let step = 0; step < 20; step += 1) await press(page, "j");
  await expect(page.locator("#s20")).toBeFocused();
  await page.goto(project.path);
  await expect.poll(async () => (await readingOf(page, trace)).step).toBe(20);
  const before = await readingOf(page, trace);
  expect(before.seen[0]).toBe(0);
  expect(before.seen[1]).toBeGreaterThanOrEqual(20);
  expect(before.spentMs).toBeGreaterThan(0);

  await openTrace(page, trace);
  await expect(page.locator("#s20")).toBeFocused();
  await expect(page.locator("#s20")).toBeInViewport();
  await press(page, "3", "2", "Escape");
  await press(page, "Shift+Enter");
  const asked = page.getByRole("alert").filter({ hasText: "never in view" });
  await expect(asked).toBeVisible();
  await expect.poll(async () => (await ownReview(page, trace))?.status).toBe("draft");
  // The key that it names leads to the first of them.
  await press(page, "Escape", "u");
  await expect(asked).toBeHidden();
  await expect(page.locator("article:focus")).toBeInViewport();
  for (let step = 0; step < 40; step += 1) await press(page, "j");
  await expect(page.locator("#s59")).toBeFocused();
  await page.getByRole("button", { name: "Submit", exact: true }).click();
  await expect.poll(async () => (await ownReview(page, trace))?.status).toBe("submitted");
  const after = await readingOf(page, trace);
  expect(after.spentMs).toBeGreaterThanOrEqual(before.spentMs);
});

test("the next trace opens though the server gives no page any more, and undo leads back and takes the submission back", async ({
  page,
}) => {
  const project = await newOwnProject(page, "Ahead");
  const later = await project.importRun("The later one", run(5));
  const trace = await project.importRun("The first one", run(4));
  const ahead = readAhead(page, later);
  await openTrace(page, trace);
  await ahead;
  await press(page, "j", "3", "2");
  await expectSaved(page);
  await page.route(`**${later}*`, (route) => route.fulfill({ status: 204, body: "" }));
  await page.route("**/traces/next*", (route) => route.fulfill({ status: 204, body: "" }));
  await expect(async () => {
    await press(page, "Shift+Enter");
    await page.waitForURL((url) => url.pathname === later, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("heading", { name: "The later one" })).toBeVisible();
  await expect(page.locator("#s0")).toBeFocused();
  await expect.poll(async () => (await ownReview(page, trace))?.status).toBe("submitted");

  await press(page, "Control+z");
  await expect(page.getByText(/Before: submitting, in “.*first one”/)).toBeVisible();
  await press(page, "Control+z");
  await page.waitForURL((url) => url.pathname === trace);
  await expect(page.getByText("Undone: submitting")).toBeVisible();
  await expect.poll(async () => (await ownReview(page, trace))?.status).toBe("draft");
  await press(page, "Control+z");
  await expect.poll(async () => (await ownReview(page, trace))?.labels).toEqual([]);
  await press(page, "Control+Shift+z", "Control+Shift+z");
  await expect.poll(async () => (await ownReview(page, trace))?.status).toBe("submitted");
  expect((await ownReview(page, trace))?.labels).toMatchObject([{ mode: "3.2" }]);

  // Both submissions are kept, as they stood.
  await openTrace(page, trace);
  await expect(page.getByText("Submitted · 2")).toBeVisible();
  await page.getByText(/^Version 1/).click();
  await expect(page.getByText(/of your time/).filter({ visible: true })).toHaveCount(1);
});

test("a mode is found by a sign of it, and a command by its name", async ({ page }) => {
  const project = await newOwnProject(page, "Palette");
  const trace = await project.importRun("Palette", run(9));
  await openTrace(page, trace);
  await press(page, "j", "x");
  const palette = page.getByRole("dialog", { name: "Find a mode" });
  await palette.getByRole("combobox").fill("plan lists steps");
  await expect(palette.getByRole("option").first()).toContainText("Reasoning-action mismatch");
  await press(page, "Enter");
  await expectSaved(page);
  expect((await ownReview(page, trace))?.labels).toMatchObject([{ mode: "2.6", segments: [{ first: 1, last: 1 }] }]);
  await expect(page.locator("#s1")).toBeFocused();

  await press(page, "Control+k");
  await page.getByRole("combobox", { name: "Command or mode" }).fill("last step");
  await expect(page.getByRole("option").filter({ hasText: "Last step" })).toBeVisible();
  await press(page, "Enter");
  await expect(page.locator("#s8")).toBeFocused();
});

test("a key is changed, refused where another command has it, kept for the person, and given back", async ({
  page,
}) => {
  const project = await newOwnProject(page, "Keys");
  const messages = run(9).map((message, step) => (step === 2 ? { ...message, error: "It broke." } : message));
  const trace = await project.importRun("Keys", messages);
  await openTrace(page, trace);
  await press(page, "?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  const change = sheet.getByRole("button", { name: /key of “Previous step with an error”/ });
  await change.click();
  await press(page, "k");
  await expect(sheet.getByRole("alert")).toContainText("“Previous step” has this key");
  const saved = page.waitForResponse((response) => response.request().method() === "POST" && response.ok());
  // The key right of L of a German keyboard.
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ö", code: "Semicolon", bubbles: true })),
  );
  await saved;
  await expect(change).toHaveAccessibleName(/now ö/);
  await press(page, "Escape");

  await page.reload();
  await expect(page.locator("article:focus")).toBeVisible();
  await press(page, "G", "?");
  await expect(change).toHaveAccessibleName(/now ö/);
  await sheet.getByRole("button", { name: /Back to the usual key: Previous step with an error/ }).click();
  await expect(change).toHaveAccessibleName(/now E/);
});

test("the codebook stands beside the trace at the mode that one is about to give", async ({ page }) => {
  const project = await newOwnProject(page, "Codebook");
  await openTrace(page, await project.importRun("Codebook", run(3)));
  await press(page, "b");
  const codebook = page.getByRole("region", { name: "Modes", exact: true });
  await expect(codebook.getByText("Disobey task specification")).toBeVisible();
  await press(page, "3");
  await expect(codebook.getByText("Premature termination")).toBeInViewport();
  // With a label chosen there is more in the panel than fits; the page itself stays where it is.
  await press(page, "3", "Escape", "1", "3");
  await expect(codebook.getByRole("heading", { name: /Step repetition/ })).toBeInViewport();
  const beyond = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(await beyond()).toBe(0);
  await expect(page.getByRole("banner")).toBeInViewport();
  await page.setViewportSize({ width: 390, height: 844 });
  await press(page, "b");
  await expect(codebook.getByRole("heading", { name: /Step repetition/ })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("heading", { name: "Codebook", level: 2 })).toBeInViewport({ ratio: 1 });
  expect(await beyond()).toBe(0);
  await press(page, "b");
  await expect(codebook).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.locator("#s0")).toBeFocused();
});
