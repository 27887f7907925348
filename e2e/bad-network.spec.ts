import { expect, type Page, test } from "@playwright/test";
import { newId } from "@/lib/core/ids";
import { steadyRandom } from "../tests/support/bad-network";
import { serverUrl } from "./support/instance";
import { signIn } from "./support/signed-in";
import { expectSaved, importRun, openTrace, press, savedLabels } from "./support/workspace";

// The browser complains of requests that are meant to fail, so these do without the watch on it.

const run = (steps: number) =>
  Array.from({ length: steps }, (_, step) => ({
    agent: step % 2 === 0 ? "Planner" : "Coder",
    content: `Step ${step}.`,
  }));

/** Of all writes a third is lost, arrives without an answer, late, or twice. */
async function breakNetwork(page: Page): Promise<{ readonly broken: () => number }> {
  const random = steadyRandom(3);
  let broken = 0;
  await page.route(/\/(labels\/|review$)/, async (route) => {
    const fate = random() / 0.3;
    if (fate >= 1) return route.continue();
    broken += 1;
    if (fate < 0.25) return route.abort();
    if (fate < 0.5) {
      await route.fetch();
      return route.abort();
    }
    const request = route.request();
    const again = () =>
      page.request.fetch(request.url(), {
        method: request.method(),
        headers: { ...request.headers(), origin: new URL(request.url()).origin },
        ...(request.postData() === null ? {} : { data: request.postData() ?? "" }),
      });
    if (fate < 0.75) {
      setTimeout(() => void again().catch(() => {}), 700);
      return route.abort();
    }
    setTimeout(() => void again().catch(() => {}), 300);
    return route.continue();
  });
  return { broken: () => broken };
}

test("over a network that fails at every third write, labels arrive all, once and in order", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  const trace = await importRun(run(60), "Bad network");
  await openTrace(page, trace);
  const network = await breakNetwork(page);
  for (let step = 0; step < 60; step += 1) {
    await press(page, step % 3 === 0 ? "1" : "2", "3");
    if (step % 5 === 2) await press(page, "!");
    if (step % 10 === 4) await press(page, "Backspace", "Control+z");
    if (step === 30) {
      await page.reload();
      await expect(page.locator("#s30")).toBeFocused();
    }
    await press(page, "j");
  }
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved", { timeout: 90_000 });
  expect(network.broken()).toBeGreaterThan(10);
  await page.waitForTimeout(1_000);
  const labels: { mode: string; decisive: boolean; segments: { first: number }[] }[] = await savedLabels(trace);
  expect(labels.map(({ segments: [segment], mode, decisive }) => [segment?.first, mode, decisive])).toEqual(
    Array.from({ length: 60 }, (_, step) => [step, step % 3 === 0 ? "1.3" : "2.3", step % 5 === 2]),
  );
});

test("the note on the trace said in two tabs is nobody's to run over", async ({ page, context }) => {
  await signIn(page);
  const trace = await importRun(run(3), "Two notes");
  await openTrace(page, trace);
  const other = await context.newPage();
  await openTrace(other, trace);
  const note = (tab: Page) => tab.getByLabel("Note on the trace");
  await note(other).fill("from the other tab");
  await expectSaved(other);
  await note(page).fill("from this tab");
  const conflict = page.getByRole("alert").filter({ hasText: "changed elsewhere" });
  await expect(conflict).toContainText("from this tab");
  await expect(conflict).toContainText("from the other tab");
  await conflict.getByRole("button", { name: "Take the other" }).click();
  await expect(note(page)).toHaveValue("from the other tab");
  await expectSaved(page);
  // What the other tab did not touch goes through, and what it did is shown before anybody writes over it.
  await note(other).fill("more from the other tab");
  await expectSaved(other);
  await page.getByRole("region", { name: "My review" }).getByRole("button", { name: "no", exact: true }).click();
  await expect(note(page)).toHaveValue("more from the other tab");
  await expectSaved(page);
  const { reviews } = await (await page.request.get(`/api/v1/traces/${trace.split("/").at(-1)}`)).json();
  expect(reviews[0]).toMatchObject({ note: "more from the other tab", achieved: "no" });
});

test("whoever comes back to a tab sees what was said in another", async ({ page, context }) => {
  await signIn(page);
  const trace = await importRun(run(3), "Coming back");
  await openTrace(page, trace);
  const other = await context.newPage();
  await openTrace(other, trace);
  await press(other, "j", "2", "3");
  await expectSaved(other);
  await expect(page.getByText("None yet.")).toBeVisible();
  // Playwright keeps every page in front, so it is told that one came back.
  await expect(async () => {
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await expect(page.getByRole("button", { name: /2\.3 step 1/ })).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("five hundred labels on one step are counted, reached one by one, and listed", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  const trace = await importRun(run(3), "Five hundred");
  const id = trace.split("/").at(-1);
  const origin = serverUrl();
  const make = async (label: number) => {
    const response = await page.request.put(`/api/v1/traces/${id}/labels/${newId("lbl")}`, {
      headers: { origin, "content-type": "application/json" },
      data: JSON.stringify({
        mode: ["1.3", "2.6", "3.2"][label % 3],
        segments: [{ kind: "text", first: 1, start: label % 6, last: 1, end: 7, quote: "Step 1.".slice(label % 6) }],
      }),
    });
    expect(response.ok()).toBe(true);
  };
  for (let label = 0; label < 500; label += 25) {
    await Promise.all(Array.from({ length: 25 }, (_, place) => make(label + place)));
  }
  await openTrace(page, trace);
  await press(page, "j");
  await expect(page.locator("#s1")).toHaveAttribute("aria-label", /500 labels/);
  await page.locator("#s1").getByRole("button", { name: /\+494/ }).click();
  await expect(page.locator("#s1").getByRole("button", { name: /^Label / })).toHaveCount(500);
  await press(page, ",", ",", ",");
  await expect(page.getByText(/^Label 3 of 500 here/)).toBeAttached();
  await expect(page.getByText("My labels · 500")).toBeVisible();
});
