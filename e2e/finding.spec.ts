import type { Page } from "@playwright/test";
import { generateTrace } from "../tests/support/generate-trace";
import { expectAccessible } from "./support/axe";
import { project } from "./support/instance";
import { expect, test } from "./support/signed-in";
import { importRun, openTrace, press } from "./support/workspace";

const say = (agent: string, content: string, more: object = {}) => ({ agent, content, ...more });
const filler = (words: string, lines: number) =>
  Array.from({ length: lines }, (_, line) => `${words} ${line}.`).join("\n");

/** A long run whose needles lie in a folded result, in arguments and far away; 😀 before each shifts UTF-16 places. */
const run = [
  say("Planner", "Book the cheapest fare.", { to: "Booker" }),
  say("Booker", "", {
    kind: "tool call",
    tool_calls: [{ id: "c1", type: "function", function: { name: "search", arguments: '{"q":"😀 Needle_1"}' } }],
  }),
  say("search", `${filler("😀 another offer", 200)}\nthe NEEDLE itself\n${filler("more", 200)}`, {
    kind: "tool result",
    tool_call_id: "c1",
  }),
  ...Array.from({ length: 300 }, (_, n) =>
    say(n % 2 === 0 ? "Booker" : "Planner", `Step by step ${n}.`, { to: n % 2 === 0 ? "Planner" : "Booker" }),
  ),
  say("Verifier", "No needles here, but one needle at the end.", { to: "Planner" }),
];

const field = (page: Page) => page.getByRole("textbox", { name: "Find in this trace" });
const status = (page: Page) => page.locator("#find-status");
const focused = (page: Page) => page.locator("article[data-focused]");

/** What a layer of paint covers, in the order of the page. */
const painted = (page: Page, layer: string) =>
  page.evaluate(
    (name) =>
      [...(CSS.highlights.get(name) ?? [])].map(({ startContainer, startOffset, endOffset }) =>
        startContainer.textContent?.slice(startOffset, endOffset),
      ),
    `trace-${layer}`,
  );

test("finds what is folded, in arguments and far away, and goes to each in turn by key", async ({ page }) => {
  await openTrace(page, await importRun(run, "Finding"));
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("needle");
  await expect(status(page)).toContainText("4 hits in 3 steps");
  await expect(page.getByRole("group", { name: "Hits by agent" }).getByRole("button")).toHaveText([
    "Verifier2",
    "Booker1",
    "search1",
  ]);

  await page.keyboard.press("Enter");
  await expect(status(page)).toContainText("1 of 4");
  await expect.poll(() => painted(page, "current-hit")).toEqual(["Needle"]);
  await page.keyboard.press("Enter");
  // Folded away until then; now in view, below the header.
  await expect(page.getByText("the NEEDLE itself")).toBeInViewport();
  await expect.poll(() => painted(page, "current-hit")).toEqual(["NEEDLE"]);
  await page.keyboard.press("Enter");
  await expect(focused(page)).toHaveAttribute("aria-label", /^Step 303 of 304, Verifier/);
  await expect.poll(() => painted(page, "hit")).toEqual(["needle", "needle"]);
  await page.keyboard.press("F3");
  await expect(status(page)).toContainText("4 of 4");
  await page.keyboard.press("Enter");
  await expect(status(page)).toContainText("1 of 4");
  await page.keyboard.press("Shift+Enter");
  await expect(status(page)).toContainText("4 of 4");

  // Escape gives the focus back to the step, and takes the paint away.
  await page.keyboard.press("Escape");
  await expect(page.locator("article:focus")).toHaveAttribute("data-article", "303");
  await expect.poll(() => painted(page, "hit")).toEqual([]);
});

test("narrows by case, whole words and agent, and the address brings all of it back", async ({ page }) => {
  const trace = await importRun(run, "Narrowing");
  await openTrace(page, trace);
  await page.keyboard.press("/");
  await page.keyboard.type("needle");
  await page.getByRole("button", { name: "Whole words" }).click();
  await expect(status(page)).toContainText("2 hits in 2 steps");
  await page.getByRole("button", { name: "Match case" }).click();
  await expect(status(page)).toContainText("1 hit in 1 step");
  await page.getByRole("button", { name: "Match case" }).click();
  await page
    .getByRole("group", { name: "Hits by agent" })
    .getByRole("button", { name: /^search/ })
    .click();
  await expect(status(page)).toContainText("1 hit in 1 step");
  await expect(page.locator("[data-hits]")).toHaveAttribute("data-hits", "1");

  await page.reload();
  await expect(field(page)).toHaveValue("needle");
  await expect(status(page)).toContainText("1 hit in 1 step");
  await expect(page.getByRole("button", { name: "Whole words" })).toHaveAttribute("aria-pressed", "true");
  await expectAccessible(page);
});

test("a filter leaves thin rows that say what they hide, keys pass over them, and links open them", async ({
  page,
}) => {
  const trace = await importRun(run, "Filtering");
  await openTrace(page, trace);
  // A label on a step that is about to be hidden.
  await press(page, "1", "1", "Escape", "s");
  const bar = page.getByRole("region", { name: "Filter steps" });
  await bar.getByRole("button", { name: /^Verifier/ }).click();
  await expect(bar.getByRole("status")).toHaveText("1 of 304 steps shown");
  await expect(page.getByRole("button", { name: /303 steps hidden.*1 label/ })).toBeVisible();
  await expect(focused(page)).toHaveAttribute("data-article", "303");
  await expectAccessible(page);

  // Kinds as well, and an answer belongs to whoever called.
  await bar.getByRole("button", { name: /^Verifier/ }).click();
  await bar.getByRole("button", { name: /^Booker/ }).click();
  await bar.getByRole("button", { name: /^tool result/ }).click();
  await expect(bar.getByRole("status")).toHaveText("1 of 304 steps shown");
  await page.reload();
  await expect(bar.getByRole("status")).toHaveText("1 of 304 steps shown");
  await expect(page.locator("article:focus")).toHaveAttribute("data-article", "2");
  await press(page, "j", "k", "G");
  await expect(page.locator("article:focus")).toHaveAttribute("data-article", "2");
  // The label and the hit are gone to wherever they are, and only their steps open.
  await press(page, "N");
  await expect(focused(page)).toHaveAttribute("data-article", "0");
  await expect(bar.getByRole("status")).toHaveText("2 of 304 steps shown");
  await page.keyboard.press("/");
  await page.keyboard.type("at the end");
  await page.keyboard.press("Enter");
  await expect(focused(page)).toHaveAttribute("data-article", "303");
  await expect(bar.getByRole("status")).toHaveText("3 of 304 steps shown");
  await bar.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByRole("button", { name: /hidden/ })).toHaveCount(0);
});

test("who spoke to whom is drawn and listed, and a pair filters the run", async ({ page }) => {
  await openTrace(page, await importRun(run, "Talking"));
  await page.keyboard.press("s");
  await page.getByRole("button", { name: "Who spoke to whom" }).click();
  const table = page.getByRole("table");
  await expect(table.getByRole("row")).toHaveText([
    /Speaker/,
    "Planner → Booker151151",
    "Booker → Planner150150",
    /Booker → search1/,
    /Verifier → Planner1/,
  ]);
  await expectAccessible(page);
  await table.getByRole("button", { name: /Verifier/ }).click();
  await expect(page.getByRole("region", { name: "Filter steps" }).getByRole("status")).toHaveText(
    "1 of 304 steps shown",
  );
  await expect(page).toHaveURL(/from=Verifier&to=Planner/);
});

test("the agents at the lanes are switches, and the axis goes by length as well", async ({ page }) => {
  await openTrace(page, await importRun(run, "Lanes"));
  await page.getByRole("list", { name: "Agents" }).getByRole("button", { name: "Verifier" }).click();
  await expect(page.getByRole("button", { name: /303 steps hidden/ })).toBeVisible();
  await page.getByLabel("Axis").selectOption("by length");
  await expect(page).toHaveURL(/axis=length/);
  await expect(page.getByLabel("Axis").getByRole("option", { name: "by time" })).toBeDisabled();
});

test("finds in a run of ten thousand steps and goes to a hit far away", async ({ page }) => {
  const { messages } = JSON.parse(generateTrace({ steps: 10_000, meanLength: 60 }));
  messages[9_000].content = "Here is the 😀 unlikely-word.";
  await openTrace(page, await importRun(messages, "Ten thousand"));
  await page.keyboard.press("/");
  await page.keyboard.type("UNLIKELY-word");
  await page.keyboard.press("Enter");
  await expect(status(page)).toContainText("1 of 1 hit in 1 step");
  await expect(focused(page)).toHaveAttribute("data-article", "9000");
  await expect.poll(() => painted(page, "current-hit")).toEqual(["unlikely-word"]);
});

test("a project is searched over all its steps, and a result leads to the place", async ({ page }) => {
  const word = `quokka${Date.now()}`;
  await importRun(
    [say("Planner", "First."), say("Booker", `${filler("😀 so", 400)}\nthe ${word} fare\n${filler("on", 300)}`)],
    "Searched",
  );
  await page.goto(`/p/${project}/search`);
  const results = page.getByRole("link", { name: new RegExp(word) });
  // Traces are made ready behind the import.
  await expect(async () => {
    await page.getByRole("searchbox", { name: "Words in any step" }).fill(`"${word} fare"`);
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page).toHaveURL(/q=/);
    await page.reload();
    await expect(results).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await expect(page.locator("mark")).toHaveText(`${word} fare`);
  await expectAccessible(page);
  await results.click();
  await expect(page.getByText(`the ${word} fare`)).toBeInViewport();
  await expect(focused(page)).toHaveAttribute("data-article", "1");
  await expect.poll(() => painted(page, "selection")).toEqual([`${word} fare`]);
});
