import type { Page } from "@playwright/test";
import { newId } from "../lib/core/ids";
import { expectAccessible } from "./support/axe";
import { holdScripts } from "./support/hold-scripts";
import { serverUrl } from "./support/instance";
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

test("a trace's page is sent as a page like others, but for the parts that come after its text", async ({ page }) => {
  const trace = await importRun(run, "Text first");
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await page.request.get(path, { headers, maxRedirects: 0 });
    return { status: response.status(), headers: response.headers(), text: await response.text() };
  };
  const read = await ask(trace);
  const other = await ask("/codebook");
  for (const { text, headers } of [read, other]) {
    expect(text).toMatch(/^<!DOCTYPE html><html lang="en">/);
    const nonce = /<script nonce="([^"]+)"/.exec(text)?.[1];
    expect(headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
    expect(headers.link).toBeUndefined();
  }
  expect(read.text).toContain("<template data-held>");
  expect(other.text).not.toContain("<template data-held>");

  const missing = await ask(`${trace}0`);
  expect(missing.status).toBe(404);
  expect(missing.text).not.toContain("<template data-held>");
  const change = await page.request.get(trace, { headers: { RSC: "1" } });
  expect(change.headers()["content-type"]).toContain("text/x-component");
  expect((await page.request.head(trace)).status()).toBe(200);
  await page.context().clearCookies();
  expect((await ask(trace)).status).toBe(307);
});

/** Where the parts of the screen stand, each under a name of its own, and what its late parts begin with. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const places: Record<string, DOMRect> = {};
    for (const [at, part] of [...document.querySelectorAll("header, aside, [data-reader]")].entries()) {
      places[`${at} ${part.localName}`] = part.getBoundingClientRect().toJSON();
    }
    for (const step of document.querySelectorAll<HTMLElement>("[data-article]")) {
      places[`step ${step.dataset.article}`] = step.getBoundingClientRect().toJSON();
    }
    return {
      places,
      late: [...document.querySelectorAll("[data-late]")].map(({ children }) => children[0]?.localName),
    };
  });

/** Opens a trace twice: up to its first frame, and whole. */
async function openTwice(page: Page, trace: string) {
  // What brings the rest of a page waits for a frame, or a second where none is drawn.
  await page.addInitScript(() => {
    if (location.hash !== "#first") return;
    const never = () => 0;
    const blind = class {
      observe() {}
    };
    Object.assign(window, { requestAnimationFrame: never, setTimeout: never, PerformanceObserver: blind });
  });
  // Else lines may break elsewhere once the fonts have come.
  await page.context().addCookies([{ name: "fonts", value: "kept", url: serverUrl() }]);
  await page.goto(`${trace}#first`, { waitUntil: "domcontentloaded" });
  await expect(page.locator("html")).not.toHaveAttribute("data-first-frame");
  await page.evaluate(async () => void (await document.fonts.ready));
  const first = await drawn(page);
  await page.goto("about:blank");
  await openTrace(page, trace);
  return { first, whole: await drawn(page) };
}

for (const width of [1280, 800, 390]) {
  test(`nothing has moved when the panels come, a frame after the text, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const trace = await importRun(run, "First frame");
    const { first, whole } = await openTwice(page, trace);
    expect(new Set(first.late)).toEqual(new Set(["template"]));
    expect(Object.keys(first.places).length).toBeGreaterThan(6);
    expect(whole.late).not.toContain("template");
    expect(first.places).toEqual(whole.places);
  });
}

test("style sheets come whole after the first frame, in place of the rules that it used", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (line) => line.type() === "error" && complaints.push(line.text()));
  const trace = await importRun(run, "Style sheets");
  const source = await (await page.request.get(trace)).text();
  const sizes = (mark: string) => source.split(mark).map((text) => text.indexOf("</style>"));
  const [, used = -1] = sizes(" data-used>");
  const [, whole = -1] = sizes("<template data-sheets>");
  expect(used).toBeGreaterThan(10_000);
  expect(whole).toBeGreaterThan(2 * used);
  await openTrace(page, trace);
  await expect(page.locator("style[data-used], template[data-sheets]")).toHaveCount(0);
  const sheets = await page.evaluate(() =>
    [...document.querySelectorAll("style")].map(({ textContent }) => textContent),
  );
  expect(sheets.filter((text) => text.length > 2 * used)).toHaveLength(1);
  // The link for which React looks, of which nothing is used.
  await expect(page.locator('link[rel="stylesheet"][media="not all"]')).toHaveCount(1);
  expect(complaints).toEqual([]);
});

for (const step of [17, 39]) {
  test(`where one left off, at step ${step} of 40, the text stays where the first frame has it`, async ({ page }) => {
    const turns = Array.from({ length: 40 }, (_, turn) => ({
      agent: turn % 2 === 0 ? "Coder" : "Critic",
      content: `Turn ${turn}. ${report} `.repeat(1 + (turn % 4)),
    }));
    const trace = await importRun(turns, "Left off");
    const seen = [0, step];
    const sitting = { id: newId("sit"), spentMs: 1_000 };
    const kept = await page.request.put(`/api/v1/traces/${trace.split("/").at(-1)}/reading`, {
      headers: { origin: serverUrl(), "content-type": "application/json" },
      data: JSON.stringify({ step, seen, sitting }),
    });
    expect(kept.ok(), await kept.text()).toBe(true);
    const { first, whole } = await openTwice(page, trace);
    expect(first.places[`step ${step}`]?.y).toBeGreaterThan(0);
    await expect(page.locator(`#s${step}`)).toBeInViewport({ ratio: 1 });
    const moved = Object.entries(first.places).map(([part, { y }]) => [
      part,
      Math.round(y - (whole.places[part]?.y ?? 0)),
    ]);
    const inView = moved.filter(([part]) => Number(first.places[String(part)]?.bottom) > 0);
    expect(inView.filter(([, by]) => Math.abs(Number(by)) > 1)).toEqual([]);
    expect(inView.filter(([part]) => String(part).startsWith("step")).length).toBeGreaterThan(2);
  });
}

test("what was scrolled before any script ran stays scrolled", async ({ page }) => {
  const turns = Array.from({ length: 30 }, (_, turn) => ({ agent: "Coder", content: `Turn ${turn}. ${report}` }));
  const trace = await importRun(turns, "Scrolled early");
  const release = await holdScripts(page);
  await page.goto(trace, { waitUntil: "commit" });
  await expect(page.locator("[data-article='5']")).toBeAttached();
  const scrolled = await page.locator("[data-reader]").evaluate((reader) => {
    reader.scrollTop = 300;
    return reader.querySelector("[data-article='5']")?.getBoundingClientRect().y;
  });
  release();
  await expect(page.locator("article:focus")).toBeVisible();
  const after = (await page.locator("[data-article='5']").boundingBox())?.y ?? 0;
  expect(Math.abs(after - Number(scrolled))).toBeLessThanOrEqual(1);
});
