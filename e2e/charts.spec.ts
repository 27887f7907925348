import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expectAccessible } from "./support/axe";
import { serverUrl } from "./support/instance";
import { newOwnProject } from "./support/own-project";
import { expect, test } from "./support/signed-in";

const codes = ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "3.3"];
/** A name that every format has to escape. */
const system = 'A&B <"100%"> _x_';

/** A project with forty labelled runs of two systems. */
async function labelledProject(page: Page): Promise<string> {
  const { path } = await newOwnProject(page, "Charts");
  const records = Array.from({ length: 40 }, (_, run) => ({
    mas_name: run % 2 === 0 ? system : "ChatDev",
    llm_name: "GPT-4o",
    benchmark_name: "Invented",
    trace_id: run,
    trace: { key: `run-${run}`, index: run, trajectory: `Planner: step ${run}\nWorker: done ${run}\n` },
    mast_annotation: Object.fromEntries(codes.map((code, place) => [code, Number((run * (place + 2)) % 7 === 1)])),
  }));
  const response = await page.request.post(`/api/v1/projects/${path.split("/").at(-1)}/imports?filename=mad.json`, {
    headers: { origin: serverUrl(), "content-type": "application/json" },
    data: JSON.stringify(records),
  });
  expect(response.ok(), await response.text()).toBe(true);
  return path;
}

/** Saves a chart from its menu; answers with the file. */
async function save(page: Page, chart: string, kind: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole("button", { name: `Save ${chart}` }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: kind }).click(),
  ]);
  await expect(page.getByRole("menu")).toBeHidden();
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

interface Figures {
  readonly findings: number;
  readonly modes: readonly { mode: string; findings: number; shareOfFindings: number }[];
}

test("a chart is saved as SVG, PNG, CSV, JSON and LaTeX, all with the same numbers", async ({ page }) => {
  test.setTimeout(120_000);
  const path = await labelledProject(page);
  const slug = path.split("/").at(-1);
  await page.goto(`${path}/insights`);
  const chart = "Failure modes, share of findings";
  const api = await page.request.get(`/api/v1/projects/${slug}/insights?sources=imported`);
  const figures: Figures = await api.json();
  expect(figures.findings).toBeGreaterThan(50);

  const svg = await save(page, chart, "Picture, SVG");
  expect(svg.name).toBe(`${slug}-failure-modes.svg`);
  const drawn = await page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
    return { tag: root.tagName, text: root.textContent ?? "", width: root.getAttribute("width") };
  }, svg.bytes.toString("utf8"));
  expect(drawn.tag).toBe("svg");

  const csv = (await save(page, chart, "Numbers, CSV")).bytes.toString("utf8");
  const tex = (await save(page, chart, "Table, LaTeX")).bytes.toString("utf8");
  for (const { mode, findings, shareOfFindings } of figures.modes) {
    const percent = (shareOfFindings * 100).toFixed(1);
    expect(drawn.text).toContain(`${percent} % · ${findings}`);
    expect(csv).toMatch(new RegExp(`^mode,${mode},[^,]+,share of findings,${findings},${figures.findings},`, "m"));
    expect(tex).toMatch(
      new RegExp(`${mode} [^&]+& ${findings} & ${figures.findings} & ${percent.replace(".", "\\.")} \\\\%`),
    );
  }
  expect(tex).toContain("\\toprule");
  expect(tex).toContain(`${figures.findings} findings in 40 reviewed traces of 40`);

  const json = await save(page, chart, "Numbers, JSON");
  expect(JSON.parse(json.bytes.toString("utf8"))).toEqual(figures);

  const png = await save(page, chart, "Picture, PNG");
  expect(png.name).toBe(`${slug}-failure-modes.png`);
  expect(png.bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  expect(png.bytes.readUInt32BE(16)).toBe(2 * Number(drawn.width));
});

test("the numbers that a breakdown saves are those of its table", async ({ page }) => {
  test.setTimeout(120_000);
  const path = await labelledProject(page);
  for (const measure of ["findings", "traces"]) {
    await page.goto(`${path}/insights/breakdown?by=system&view=table&measure=${measure}`);
    // What is streamed is in the page before it is shown, and has no roles until then.
    await expect(page.locator("tbody tr").last()).toBeVisible();
    await expect(page.locator("tbody tr")).toHaveCount(2);
    const heads = await page.getByRole("columnheader").allInnerTexts();
    const shown = await Promise.all(
      (await page.locator("tbody tr").all()).map(async (row) => ({
        name: (await row.getByRole("rowheader").getByRole("link").textContent()) ?? "",
        // The first line of a cell is its figure, what screen readers hear comes after.
        cells: (await row.getByRole("cell").allInnerTexts()).map((text) => text.split(/[\n,]/)[0]?.trim()),
      })),
    );
    expect(shown.map(({ name }) => name).sort()).toEqual([system, "ChatDev"].sort());
    const saved = (await save(page, "By system", "Numbers, CSV")).bytes.toString("utf8");
    const records = parse<Record<string, string>>(saved, { columns: true, bom: true });
    expect(records).toHaveLength(2 * (3 + codes.length));
    for (const { name, cells } of shown) {
      const own = records.filter(({ group }) => group === name);
      expect(cells.slice(0, 2)).toEqual([own[0]?.reviewed, own[0]?.findings]);
      for (const [place, figure] of cells.slice(3).entries()) {
        const record = own[place];
        expect(heads[place + 4], "the columns stand in one order").toContain(
          record?.level === "mode" ? record.code : record?.name,
        );
        expect(figure).toBe(`${(100 * Number(record?.share)).toFixed(1)} %`);
        expect(Number(record?.share)).toBeCloseTo(Number(record?.numerator) / Number(record?.denominator), 6);
      }
    }
  }
});

test("every view's charts are drawn, with names that XML and LaTeX would stumble over", async ({ page }) => {
  test.setTimeout(120_000);
  const path = await labelledProject(page);
  for (const [chart, query] of [
    ["systems", "measure=findings"],
    ["systems", "measure=steps"],
    ["positions", ""],
    ["groups", "by=system&view=table"],
    ["groups", "by=system&measure=traces"],
    ["comparison", "by=system"],
    ["comparison", "against=v2"],
    ["together", "cell=phi"],
    ["outcomes", "basis=outcome"],
  ] as const) {
    const address = `${path}/insights/figures/${chart}?${query}`;
    const svg = await page.request.get(`${address}&as=svg`);
    expect(svg.status(), address).toBe(200);
    expect(svg.headers()["content-disposition"]).toContain("attachment");
    expect(svg.headers()["content-security-policy"]).toContain("script-src 'nonce-");
    const tag = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, "image/svg+xml").documentElement.tagName,
      await svg.text(),
    );
    expect(tag, address).toBe("svg");
    const tex = await (await page.request.get(`${address}&as=tex`)).text();
    expect(tex.replaceAll(/^%.*$/gm, "")).not.toContain(system);
    if (chart === "systems") expect(tex).toContain("A\\&B \\textless{}");
  }
  const unknown = await page.request.get(`${path}/insights/figures/modes?as=svg&measure=nonsense`);
  expect(unknown.status()).toBe(400);
});

test("the report says what it counts, is accessible, and is one sheet of paper", async ({ page }) => {
  test.setTimeout(120_000);
  const path = await labelledProject(page);
  await page.goto(`${path}/insights`);
  await page.getByRole("link", { name: "Report" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Where runs fail: Charts");
  const report = page.getByRole("article");
  await expect(report).toContainText("40 reviewed traces of 40");
  await expect(report).toContainText("Majority: more than half found it");
  await expect(report).toContainText("arXiv:2503.13657");
  await expect(report.getByRole("row")).toHaveCount(1 + codes.length + 1 + 2);
  await expectAccessible(page);
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
  }

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
  });
  await expect(page.getByRole("banner")).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    "rgb(255, 255, 255)",
  );
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(0, 0, 0)");
});

test("a link shows the same charts to somebody without an account, and leads nowhere", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const path = await labelledProject(page);
  await page.goto(`${path}/views?measure=findings&sources=imported`);
  await page.getByLabel("Heading").fill("For the meeting");
  await page.getByRole("button", { name: "Make a link" }).click();
  const url = await page.getByLabel("Link to the figures").inputValue();
  const stranger = await browser.newContext();
  const shared = await stranger.newPage();
  await shared.goto(url);
  await expect(shared.getByRole("heading", { name: "Failure modes, share of findings" })).toBeVisible();
  await expect(shared.getByRole("main")).toContainText("in 40 reviewed traces of 40, from imported labels");
  await expect(shared.getByRole("main").getByRole("link")).toHaveCount(0);
  await expectAccessible(shared);
  await stranger.close();
});
