import type { Page } from "@playwright/test";
import { generateTrace } from "../tests/support/generate-trace";
import { project } from "./support/instance";
import { expect, test } from "./support/signed-in";
import { expectSaved, importRun, openTrace, press, savedLabels } from "./support/workspace";

const run = () => JSON.parse(generateTrace({ steps: 200, meanLength: 300, seed: 7 })).messages;

async function expectFocusInReader(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[data-reader]") !== null)).toBe(true);
}

/** The place in the list of labels, by mode and steps. */
async function labelNames(trace: string): Promise<string[]> {
  const labels: { mode: string; segments: { kind: string; first: number; last: number }[] }[] =
    await savedLabels(trace);
  return labels.map(
    ({ mode, segments }) => `${mode} ${segments.map(({ first, last }) => `${first}–${last}`).join(" ")}`,
  );
}

test("two hundred steps are labelled from the queue to submitting without a mouse", async ({ page }) => {
  test.setTimeout(120_000);
  const trace = await importRun(run(), "By keyboard");
  await importRun([{ agent: "Planner", content: "What comes after it." }], "After the keyboard");
  await page.goto(`/p/${project}/traces/next`);
  await expect(page.locator("article:focus")).toBeVisible();
  await openTrace(page, trace);

  // A step, a run of steps, the same again elsewhere, text, the whole trace: three keys a label at most.
  await press(page, "j", "j", "3", "2");
  await press(page, "j", "J", "J", "1", "3");
  await press(page, "j", "j", ".");
  await press(page, "j", "v", "Shift+ArrowRight", "Shift+ArrowRight", "2", "6");
  await press(page, "t", "1", "5");
  await expectSaved(page);
  expect(await labelNames(trace)).toEqual(["3.2 2–2", "1.3 3–5", "1.3 7–7", "2.6 8–8", "1.5 undefined–undefined"]);
  await expectFocusInReader(page);

  // What is said of a label, each by one key.
  await press(page, "n");
  await press(page, "N", "N");
  await press(page, "Enter");
  await page.keyboard.type("j 3 2 Space are only letters here");
  await press(page, "Escape");
  await expectFocusInReader(page);
  await press(page, "c", "c", "!", "a");
  await expectSaved(page);
  const noted = (await savedLabels(trace)).find(({ note }: { readonly note: string }) => note !== "");
  expect(noted).toMatchObject({ note: "j 3 2 Space are only letters here", confidence: "medium", decisive: true });

  // Second place, ends, another mode, withdrawing, and undoing all of it.
  const before = await labelNames(trace);
  await press(page, "G", "3", "3", "k", "k", "+", "[", "m", "2", "2");
  await expectSaved(page);
  expect(await labelNames(trace)).toEqual([...before, "2.2 199–199 196–197"]);
  await press(page, "Backspace");
  await expectSaved(page);
  expect(await labelNames(trace)).toEqual(before);
  await press(page, "Control+z");
  await expectSaved(page);
  expect(await labelNames(trace)).toContain("2.2 199–199 196–197");
  await press(page, "Control+z", "Control+z", "Control+z", "Control+z");
  await expectSaved(page);
  expect(await labelNames(trace)).toEqual(before);
  await press(page, "Control+Shift+z");
  await expectSaved(page);
  expect(await labelNames(trace)).toEqual([...before, "3.3 199–199"]);

  await press(page, "w", "w", "Escape", "Shift+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "never in view" })).toBeVisible();
  await press(page, "Shift+Enter");
  await page.waitForURL((url) => !url.pathname.includes(trace) && !url.pathname.endsWith("/next"));
  // One goes on at once, and what was said follows.
  await expectSaved(page);
  const review = await (await page.request.get(`/api/v1/traces/${trace.split("/").at(-1)}`)).json();
  expect(review.reviews[0]).toMatchObject({ status: "submitted", achieved: "no" });
});

test("steps, lanes, turns and folds are reached by key, and the focus is never lost", async ({ page }) => {
  const messages = run();
  messages[5] = {
    agent: "Coder",
    content: "A line of an answer that is much too long to be read in one piece.\n".repeat(200),
  };
  const trace = await importRun(messages, "Moving");
  await openTrace(page, trace);
  await press(page, "j", "j", "j", "j", "j");
  await expect(page.locator("#s5")).toBeFocused();
  await expect(page.locator("#s5")).toHaveAttribute("aria-label", /^Step 5 of 200, Coder, message/);
  await expect(page.getByText(/characters folded/)).toBeVisible();
  await press(page, "Space");
  await expect(page.getByText(/characters folded/)).toHaveCount(0);
  await press(page, "Space");
  await expect(page.getByText(/characters folded/)).toBeVisible();
  await press(page, "f", "F", "h", "l", "G");
  await expect(page.locator("#s199")).toBeFocused();
  await press(page, "g", "g");
  await expect(page.locator("#s0")).toBeFocused();
  await press(page, "u");
  await expect(page.locator("article:focus")).toBeVisible();
  // Scrolled away by mouse, the reader keeps the focus, and the step takes it back.
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 20_000);
  await expect(page.locator("article:focus")).toHaveCount(0);
  await expectFocusInReader(page);
  await press(page, "j");
  await expect(page.locator("article:focus")).toBeInViewport();
});

test("a code can be broken off, and a key that is none does nothing", async ({ page }) => {
  const trace = await importRun(run(), "Broken off");
  await openTrace(page, trace);
  await press(page, "2");
  await expect(page.getByText("The run drifts from its goal to another problem.")).toBeVisible();
  await press(page, "Escape", "6", "x", "3", "9");
  await press(page, "Escape");
  await expectSaved(page);
  expect(await savedLabels(trace)).toEqual([]);
});

test("a failure outside the fourteen is kept once it says what it is", async ({ page }) => {
  const trace = await importRun(run(), "Outside");
  await openTrace(page, trace);
  await press(page, "j", "0");
  const note = page.getByRole("region", { name: "The chosen label" }).getByLabel("Note");
  await expect(note).toBeFocused();
  await press(page, "Shift+Enter");
  expect(await savedLabels(trace)).toEqual([]);
  await note.fill("It insulted the user.");
  await expect.poll(() => savedLabels(trace)).toMatchObject([{ mode: null, note: "It insulted the user." }]);
});

test("what is typed right after a key goes to what the key opened, however busy the machine is", async ({ page }) => {
  const trace = await importRun(run(), "At once");
  await openTrace(page, trace);
  await press(page, "1", "3", "j", "3", "2");
  await expectSaved(page);
  /** Presses keys with no time for a frame between them; answers what has the focus then. */
  const focusAfter = (...keys: readonly string[]) =>
    page.evaluate((names) => {
      for (const key of names) {
        const press = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
        (document.activeElement ?? document.body).dispatchEvent(press);
      }
      return document.activeElement?.getAttribute("aria-label");
    }, keys);
  expect(await focusAfter("N", "Enter")).toBe("Note");
  await page.keyboard.type("33 of the first");
  await press(page, "Escape");
  expect(await focusAfter("/")).toBe("Find in this trace");
  await press(page, "Escape");
  expect(await focusAfter("x")).toBe("Mode, by code, name, alias or sign");
  await page.keyboard.type("note");
  await press(page, "Escape");
  await expect(page.locator("article:focus")).toBeVisible();
  // Also where the editor is out of sight: on a small screen, with the codebook over it.
  await page.setViewportSize({ width: 390, height: 844 });
  await press(page, "b");
  await expect(page.getByRole("heading", { name: "Codebook" })).toBeVisible();
  expect(await focusAfter("n", "Enter")).toBe("Note");
  await expect(page.getByRole("region", { name: "The chosen label" }).getByLabel("Note")).toBeInViewport();
  await press(page, "Escape", "Escape");
  await expect(page.getByRole("region", { name: "The chosen label" })).toBeHidden();
  await expectSaved(page);
  const notes = (await savedLabels(trace)).map(({ mode, note }: { mode: string; note: string }) => [mode, note]);
  expect(notes.sort()).toEqual([
    ["1.3", "33 of the first"],
    ["3.2", ""],
  ]);
});

test("digits of a French keyboard give codes", async ({ page }) => {
  const trace = await importRun(run(), "French");
  await openTrace(page, trace);
  for (const [key, code] of [
    ['"', "Digit3"],
    ["é", "Digit2"],
  ] as const) {
    await page.locator("article:focus").dispatchEvent("keydown", { key, code, bubbles: true, cancelable: true });
  }
  await expectSaved(page);
  await expect.poll(() => labelNames(trace)).toEqual(["3.2 0–0"]);
});

test("the sheet of keys opens and closes, and while it is open no command acts", async ({ page }) => {
  const trace = await importRun(run(), "Sheet");
  await openTrace(page, trace);
  await press(page, "?");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await expect(sheet).toContainText("Next step");
  await press(page, "j", "3", "2", "Escape");
  await expect(sheet).toBeHidden();
  await expect(page.locator("#s0")).toBeFocused();
  expect(await savedLabels(trace)).toEqual([]);
});
