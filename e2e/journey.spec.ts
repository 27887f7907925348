import { generateTrace } from "../tests/support/generate-trace";
import { newOwnProject, ownReview } from "./support/own-project";
import { expect, test } from "./support/signed-in";
import { expectSaved, press } from "./support/workspace";

// The recording: every step with what was on screen, to be opened with `npx playwright show-trace`.
test.use({ trace: "on" });

const steps = 200;
const run = (seed: number) => JSON.parse(generateTrace({ steps, meanLength: 300, seed })).messages;

/** What is said on the way, by the step at which it is said: at most three keys each. */
const labels: ReadonlyMap<number, { readonly keys: readonly string[]; readonly says: string }> = new Map([
  [12, { keys: ["3", "2"], says: "3.2 steps 12–12" }],
  [40, { keys: ["J", "1", "3"], says: "1.3 steps 40–41" }],
  [77, { keys: ["."], says: "1.3 steps 77–77" }],
  [90, { keys: ["v", "2", "6"], says: "2.6 text 90–90" }],
  [133, { keys: ["t", "1", "5"], says: "1.5 trace" }],
  [181, { keys: ["2", "2"], says: "2.2 steps 181–181" }],
]);

test("two hundred steps are read and labelled from the queue to submitting with the keyboard alone", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const project = await newOwnProject(page, "Journey");
  const later = await project.importRun("The next one", run(2));
  const trace = await project.importRun("The journey", run(1));

  await page.goto(`${project.path}/traces/next`);
  await page.waitForURL((url) => url.pathname === trace);
  await expect(page.locator("#s0")).toBeFocused();
  await expect(page.getByText("0 of 2")).toBeVisible();

  for (let step = 0; step < steps; step += 1) {
    const said = labels.get(step);
    if (said) {
      expect(said.keys.length).toBeLessThanOrEqual(3);
      await expect(page.locator(`#s${step}`)).toBeFocused();
      await press(page, ...said.keys);
      // The second stroke may have to wait for the text that it quotes, never for the server.
      await expect(page.getByRole("region", { name: "The chosen label" })).toBeVisible();
      await press(page, "Escape", "Escape");
    }
    const here = Number(await page.locator("article:focus").getAttribute("data-article"));
    if (here < steps - 1 && here <= step) await press(page, "j");
  }
  await expect(page.locator(`#s${steps - 1}`)).toBeFocused();
  await expectSaved(page);

  await press(page, "w", "w");
  // Whoever went through all of it is asked nothing.
  await press(page, "Shift+Enter");
  await page.waitForURL((url) => url.pathname === later);
  await expect(page.locator("#s0")).toBeFocused();
  await expect(page.getByText("1 of 2")).toBeVisible();
  await expectSaved(page);

  const review = await ownReview(page, trace);
  expect(review).toMatchObject({ status: "submitted", achieved: "no" });
  const saved = review?.labels.map(({ mode, segments: [segment] }) =>
    [mode, segment?.kind, segment?.first === undefined ? null : `${segment.first}–${segment.last}`]
      .filter((part) => part !== null)
      .join(" "),
  );
  expect(saved).toEqual([...labels.values()].map(({ says }) => says));
});
