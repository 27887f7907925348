import { test as bare } from "@playwright/test";
import { generateTrace } from "../tests/support/generate-trace";
import { expectAccessible } from "./support/axe";
import { expect, signIn, test } from "./support/signed-in";
import { dragOver, expectSaved, importRun, openTrace, press, savedLabels } from "./support/workspace";

const say = (agent: string, content: string, more: object = {}) => ({ agent, content, ...more });

const filler = (words: string, length: number) =>
  Array.from({ length: Math.ceil(length / (words.length + 5)) }, (_, line) => `${words} ${line}.`).join("\n");

const booking = [
  say("Planner", "Book the cheapest refundable fare."),
  say("Booker", "Prüfen 😀👩‍👧: I will book the\r\nrefundable option\r\nfor 371 €."),
  say("Booker", "", {
    kind: "tool call",
    tool_calls: [{ id: "c1", type: "function", function: { name: "book", arguments: '{"fare":"LIGHT_NONREF"}' } }],
  }),
  say("book", '{"status":"confirmed"}', { kind: "tool result", tool_call_id: "c1" }),
  say("Verifier", "The price is below 400 €, so the booking is correct."),
];

test("the first steps can be read before any script has run", async ({ page }) => {
  const trace = await importRun(booking, "Without script");
  const html = await (await page.request.get(trace)).text();
  for (const words of ["Book the cheapest refundable fare.", "refundable option", "LIGHT_NONREF"]) {
    expect(html.split("<script")[0] + html.replace(/<script[\s\S]*?<\/script>/g, "")).toContain(
      words.replaceAll('"', "&quot;"),
    );
  }
});

test("text selected with the mouse is labelled by code points, through emoji and CR LF", async ({ page }) => {
  const trace = await importRun(booking, "Offsets");
  await openTrace(page, trace);
  await dragOver(page, "I will book", "refundable option");
  await expect(page.getByText("text in step 1")).toBeVisible();
  await press(page, "2", "6");
  await expectSaved(page);
  const [label] = await savedLabels(trace);
  const [segment] = label.segments;
  const text = booking[1]?.content ?? "";
  expect(segment.quote).toBe("I will book the\r\nrefundable option");
  expect([...text].slice(segment.start, segment.end).join("")).toBe(segment.quote);
  expect(label).toMatchObject({ mode: "2.6", agent: "Booker" });

  // Painted where it lies, also after a reload.
  const painted = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get("trace-c2") ?? [])]
        .map(({ startContainer, startOffset, endOffset }) => startContainer.textContent?.slice(startOffset, endOffset))
        .join(""),
    );
  await expect.poll(painted).toBe("I will book the\nrefundable option");
  await page.reload();
  await expect.poll(painted).toBe("I will book the\nrefundable option");
});

test("a key is meant for what is selected, however lately that was", async ({ page }) => {
  const trace = await importRun(booking, "At once");
  await openTrace(page, trace);
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector("[role=feed]") ?? document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf("refundable") ?? -1;
      if (at >= 0) return getSelection()?.setBaseAndExtent(node, at, node, at + "refundable".length);
    }
  });
  await press(page, "2", "6");
  await expectSaved(page);
  expect(await savedLabels(trace)).toMatchObject([{ mode: "2.6", segments: [{ kind: "text", quote: "refundable" }] }]);
});

test("a selection over several steps becomes one run with its quote", async ({ page }) => {
  const trace = await importRun(booking, "Across steps");
  await openTrace(page, trace);
  await dragOver(page, "LIGHT_NONREF", "confirmed");
  await press(page, "1", "1");
  await expectSaved(page);
  const [label] = await savedLabels(trace);
  expect(label.segments).toEqual([
    { kind: "text", first: 2, start: 14, last: 3, end: 20, quote: 'LIGHT_NONREF"}\n{"status":"confirmed' },
  ]);
});

test("labels that lie over each other are reached by clicking again", async ({ page }) => {
  const trace = await importRun(booking, "Overlap");
  await openTrace(page, trace);
  for (const [from, to, code] of [
    ["The price", "so the booking is correct", "33"],
    ["below 400", "so the booking", "32"],
  ] as const) {
    await dragOver(page, from, to);
    await press(page, ...code);
  }
  await press(page, "Escape");
  const chosen = page.getByRole("region", { name: "The chosen label" }).getByRole("heading");
  await page.getByText("The price is below").click();
  await expect(chosen).toHaveText("No or incomplete verification");
  await page.getByText("The price is below").click();
  await expect(chosen).toHaveText("Incorrect verification");
});

test("what is said of a label is kept", async ({ page }) => {
  const trace = await importRun(booking, "Details");
  await openTrace(page, trace);
  await press(page, "j", "j");
  await page.getByRole("button", { name: /Reasoning-action mismatch/ }).click();
  const label = page.getByRole("region", { name: "The chosen label" });
  await label.getByLabel("Note").fill("Thought refundable, booked not.");
  await label.getByRole("button", { name: "high" }).click();
  await label.getByLabel("Agent").selectOption("Planner");
  await label.getByRole("button", { name: "decided the failure" }).click();
  await expectSaved(page);
  await page.reload();
  await page.getByRole("button", { name: /2\.6 step 2/ }).click();
  await expect(label.getByLabel("Note")).toHaveValue("Thought refundable, booked not.");
  await expect(label.getByRole("button", { name: "high" })).toHaveAttribute("aria-pressed", "true");
  expect(await savedLabels(trace)).toMatchObject([{ agent: "Planner", confidence: "high", decisive: true }]);
  await label.getByRole("button", { name: "Withdraw this label" }).click();
  await expectSaved(page);
  expect(await savedLabels(trace)).toEqual([]);
});

// In these two the browser complains of answers that are meant to be bad, so they do without the watch on it.
bare("while the server is away changes wait, survive a reload, and go once when it is back", async ({ page }) => {
  await signIn(page);
  const trace = await importRun(booking, "Away");
  await openTrace(page, trace);
  // A server that takes what it gets and dies before it answers: the worst case.
  await page.route("**/labels/*", async (route) => {
    await route.fetch();
    await route.fulfill({ status: 503, body: "" });
  });
  await press(page, "1", "3", "j", "3", "2");
  const state = page.locator("[data-save-state]");
  await expect(state).toHaveText("Offline, 2 waiting");
  await page.reload();
  await expect(page.getByRole("button", { name: /1\.3 step 0/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /3\.2 step 1/ })).toBeVisible();
  await expect(state).toHaveText("Offline, 2 waiting");
  // An answer that is on its way is still a bad one.
  await page.unrouteAll({ behavior: "wait" });
  await expectSaved(page);
  const saved = await savedLabels(trace);
  expect(saved.map(({ mode }: { readonly mode: string }) => mode).sort()).toEqual(["1.3", "3.2"]);
});

bare("what a closed tab left waiting is sent by the next one", async ({ page, context }) => {
  await signIn(page);
  const trace = await importRun(booking, "Closed tab");
  const closing = await context.newPage();
  // A route of the test's would be gone a moment before the tab is, and let through what is tried again just then.
  await closing.addInitScript(() => {
    const send = window.fetch;
    window.fetch = (to, how) => (/\/labels\//.test(String(to)) ? Promise.reject(new TypeError("cut")) : send(to, how));
  });
  await closing.goto(trace);
  await expect(closing.locator("article:focus")).toBeVisible();
  await press(closing, "1", "3");
  await expect(closing.locator("[data-save-state]")).toHaveText("Offline, 1 waiting");
  await closing.close();
  expect(await savedLabels(trace)).toEqual([]);
  // A tab that was heard of a moment ago may still be there.
  await page.waitForTimeout(6_500);
  await openTrace(page, trace);
  await expect.poll(() => savedLabels(trace)).toMatchObject([{ mode: "1.3" }]);
  await expect(page.getByRole("button", { name: /1\.3 step 0/ })).toBeVisible();
});

bare("the same trace in two tabs overwrites nothing silently", async ({ page, context }) => {
  await signIn(page);
  const trace = await importRun(booking, "Two tabs");
  await openTrace(page, trace);
  await press(page, "1", "3");
  await expectSaved(page);
  const other = await context.newPage();
  await other.goto(trace);
  const note = (tab: typeof page) => tab.getByRole("region", { name: "The chosen label" }).getByLabel("Note");
  await other.getByRole("button", { name: /1\.3 step 0/ }).click();
  await note(other).fill("from the other tab");
  await expectSaved(other);
  await note(page).fill("from this tab");
  const notice = page.getByRole("alert").filter({ hasText: "changed elsewhere" });
  await expect(notice).toContainText("from this tab");
  await expect(notice).toContainText("from the other tab");
  expect(await savedLabels(trace)).toMatchObject([{ note: "from the other tab" }]);
  await notice.getByRole("button", { name: "Keep what I said" }).click();
  await expectSaved(page);
  expect(await savedLabels(trace)).toMatchObject([{ note: "from this tab" }]);
  // The other tab is behind now, and takes what it is told.
  await note(other).fill("late");
  await other.getByRole("button", { name: "Take the other" }).click();
  await expect(note(other)).toHaveValue("from this tab");
  await expectSaved(other);
});

test("a link to a run of text opens what hides it and shows it below the header", async ({ page }) => {
  const long = filler("Nothing to see on this line", 40_000);
  const start = Math.floor([...long].length / 2);
  const trace = await importRun([...booking, say("Coder", long), say("Critic", "Done.")], "Linked");
  await page.goto(`${trace}#s5:${start}-${start + 30}`);
  await expect(page.getByText("text in step 5")).toBeVisible();
  const quote = [...long].slice(start, start + 30).join("");
  const painted = page.locator("[data-step='5'] [data-start]").filter({ hasText: quote.split("\n")[0] ?? "" });
  await expect(painted).toBeInViewport();
  await expect(page.getByText(/characters folded/).first()).toBeVisible();
  await press(page, "3", "2");
  await expectSaved(page);
  expect(await savedLabels(trace)).toMatchObject([{ segments: [{ first: 5, start, end: start + 30, quote }] }]);

  // A link leads to the text of the chosen label; to the step where none is chosen.
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await press(page, "y");
  await expect(page).toHaveURL(new RegExp(`#s5:${start}-${start + 30}$`));
  await press(page, "Escape", "y");
  await expect(page).toHaveURL(/#s5$/);
  await page.goto("about:blank");
  await page.goto(`${trace}#s6`);
  await expect(page.locator("#s6")).toBeFocused();
});

test("ten thousand steps are read by scroll, key, lane and link, with few elements", async ({ page }) => {
  test.setTimeout(120_000);
  const { messages } = JSON.parse(generateTrace({ steps: 10_000, meanLength: 160 }));
  const trace = await importRun(messages, "Ten thousand");
  await openTrace(page, trace);
  const elements = () => page.locator("main *").count();
  expect(await elements()).toBeLessThan(2_500);

  await press(page, "G");
  await expect(page.locator("#s9999")).toBeFocused();
  await expect(page.locator("#s9999 [data-start]").first()).toBeInViewport();
  expect(await elements()).toBeLessThan(2_500);

  const lanes = page.getByRole("slider", { name: "Position in the run" });
  await lanes.click({ position: { x: 300, y: 30 } });
  await expect(page.locator("article:focus [data-start]").first()).toBeInViewport();
  const step = Number(await page.locator("article:focus").getAttribute("data-article"));
  expect(step).toBeGreaterThan(1_000);
  expect(step).toBeLessThan(5_000);

  // What is read stays where it is while the heights around it become known.
  await expect(page.locator("[data-loading]")).toHaveCount(0);
  const before = (await page.locator("article:focus").boundingBox())?.y ?? 0;
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await page.locator(`#s${step}`).boundingBox())?.y).toBeCloseTo(before + 300, 0);

  await page.goto("about:blank");
  await page.goto(`${trace}#s7777`);
  await expect(page.locator("#s7777")).toBeFocused();
  await expect(page.locator("#s7777 [data-start]").first()).toBeInViewport();
});

test("a step of five million characters opens like any other, and every part of it is reached", async ({ page }) => {
  test.setTimeout(120_000);
  const { messages } = JSON.parse(generateTrace({ steps: 12, meanLength: 200, long: { 4: 5_000_000 } }));
  const trace = await importRun(messages, "One long step");
  await openTrace(page, `${trace}#s4:4000000-4000040`);
  await expect(page.getByText("text in step 4")).toBeVisible();
  await expect(page.locator("[data-step='4'] [data-start]").first()).toBeVisible();
  await press(page, "1", "3");
  await expect.poll(() => savedLabels(trace)).toHaveLength(1);
  const [label] = await savedLabels(trace);
  const text: string = messages[4].content;
  expect(label.segments[0].quote).toBe([...text].slice(4_000_000, 4_000_040).join(""));
});

test("going back to a trace shows what was said on it", async ({ page }) => {
  const trace = await importRun(booking, "Going back");
  await openTrace(page, trace);
  await press(page, "1", "3");
  await expectSaved(page);
  await page.getByRole("link", { name: "Traces" }).click();
  await page.waitForURL(/\/traces$/);
  await page.goBack();
  await expect(page.getByRole("button", { name: /1\.3 step 0/ })).toBeVisible();
  await page.getByRole("button", { name: /1\.3 step 0/ }).click();
  await press(page, "!");
  await expectSaved(page);
  expect(await savedLabels(trace)).toMatchObject([{ mode: "1.3", decisive: true }]);
});

test("a review without labels is asked about, submitted, frozen and reopened", async ({ page }) => {
  const trace = await importRun(booking, "No failure");
  await openTrace(page, trace);
  const review = page.getByRole("region", { name: "My review" });
  await review.getByRole("button", { name: "yes" }).click();
  await review.getByRole("button", { name: "Submit", exact: true }).click();
  await expect(review.getByRole("alert")).toContainText("No label was set");
  await review.getByRole("button", { name: "Submit", exact: true }).click();
  await expect(review).toContainText("Submitted: no failure found");
  await expectSaved(page);
  await press(page, "1", "3");
  expect(await savedLabels(trace)).toEqual([]);
  await page.reload();
  await expect(review).toContainText("Submitted: no failure found");
  await review.getByRole("button", { name: "Reopen" }).click();
  await press(page, "1", "3");
  await expectSaved(page);
  expect(await savedLabels(trace)).toHaveLength(1);
});

test("what would mislead a reader is shown by its name, and labelled by its true place", async ({ page }) => {
  const trace = await importRun([say("Coder", "if admin\u202e // user\u2066 \u001b[31mred\u001b[0m end")], "Hidden");
  await openTrace(page, trace);
  await expect(page.locator(".trace-mark")).toHaveText(["RLO", "LRI", "␛[31m", "␛[0m"]);
  await dragOver(page, "end", "end");
  await press(page, "2", "3");
  await expectSaved(page);
  expect(await savedLabels(trace)).toMatchObject([{ segments: [{ quote: "end", start: 32, end: 35 }] }]);
});

test("on a small screen the text is read, and panels open over it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const trace = await importRun(booking, "Small screen");
  await openTrace(page, trace);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByText("so the booking is correct").click();
  await page.getByRole("button", { name: "Label and review" }).click();
  await page.getByRole("button", { name: /No or incomplete verification/ }).click();
  await expectSaved(page);
  await page.getByRole("button", { name: /Outline and labels \(1\)/ }).click();
  await expect(page.getByRole("button", { name: /3\.2 step 4/ })).toBeVisible();
  await expectAccessible(page);
});

test("the whole screen is without a violation that axe finds, with labels, panels and keys open", async ({ page }) => {
  const trace = await importRun([...booking, say("Coder", filler("A long answer", 9_000))], "Accessible");
  await openTrace(page, trace);
  await press(page, "1", "1", "J", "2", "2", "j", "v", "3", "3", "r");
  await expectSaved(page);
  await page.getByRole("button", { name: "Task and facts" }).click();
  await page.getByRole("button", { name: /What else the file says/ }).click();
  await expectAccessible(page);
  await press(page, "2");
  await expectAccessible(page);
  await press(page, "Escape", "?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await expectAccessible(page);
});
