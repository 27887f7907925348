import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/signed-in";
import { dragOver, expectSaved, importRun, openTrace, press, savedLabels } from "./support/workspace";

const report = "The importer now skips empty rows and counts them. I ran the suite once and saw no failure so far.";

const run = [
  {
    agent: "Planner",
    content: "## Plan\n\n1. Read **every row** &amp; count\n2. Report\n\n![chart](https://example.org/chart.png)",
  },
  {
    agent: "Coder",
    content: "",
    kind: "tool call",
    tool_calls: [{ id: "c1", type: "function", function: { name: "count", arguments: '{"rows":[1,2],"as":"a\\nb"}' } }],
  },
  { agent: "count", content: "7", kind: "tool result", tool_call_id: "c1" },
  { agent: "Coder", content: `${report} Seven rows were skipped.` },
  { agent: "Critic", content: "Run it again." },
  { agent: "Coder", content: `${report} Nine rows were skipped.` },
];

test("formatted text reads well, loads nothing, and labels in it hold in the raw text", async ({ page }) => {
  const trace = await importRun(run, "Formatted");
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("example.org")) elsewhere.push(request.url());
  });
  await openTrace(page, trace);
  await expect(page.getByText("## Plan")).toBeVisible();
  await press(page, "p");
  const reader = page.getByRole("feed");
  await expect(reader.getByRole("listitem")).toHaveCount(2);
  await expect(reader.getByText("every row", { exact: true })).toBeVisible();
  await expect(reader.getByText('"rows"')).toBeVisible();
  await expect(page).toHaveURL(/text=formatted/);
  await expectAccessible(page);

  await dragOver(page, "every row", "count");
  await press(page, "1", "1");
  await expectSaved(page);
  const [label] = await savedLabels(trace);
  expect(label.segments[0]).toMatchObject({ kind: "text", first: 0, quote: "every row** &amp; count" });

  // Kept over a reload, and raw again by the same key, with the label over the letters of the source.
  await page.reload();
  await expect(reader.getByRole("listitem")).toHaveCount(2);
  await press(page, "p");
  await expect(page.getByText("## Plan")).toBeVisible();
  const painted = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get("trace-c1") ?? [])]
        .map(({ startContainer, startOffset, endOffset }) => startContainer.textContent?.slice(startOffset, endOffset))
        .join(""),
    );
  await expect.poll(painted).toBe("every row** &amp; count");
  expect(elsewhere).toEqual([]);
});

test("a step that nearly repeats an earlier one is compared with it, and both become one label", async ({ page }) => {
  const trace = await importRun(run, "Repeated");
  await openTrace(page, trace);
  await press(page, "G");
  await expect(page.getByRole("button", { name: "nearly step 3 again" })).toBeVisible();
  await press(page, "=");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("They differ in one place.")).toBeVisible();
  await expect(dialog.locator("del")).toHaveText("Seven");
  await expect(dialog.locator("ins")).toHaveText("Nine");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Label both 1.3" }).click();
  await expectSaved(page);
  const [label] = await savedLabels(trace);
  expect(label).toMatchObject({
    mode: "1.3",
    agent: "Coder",
    segments: [
      { kind: "steps", first: 3, last: 3 },
      { kind: "steps", first: 5, last: 5 },
    ],
  });
  // The focus is back on the step.
  await expect(page.locator("article:focus")).toHaveAttribute("data-article", "5");
});
