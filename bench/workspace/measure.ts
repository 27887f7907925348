import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { project } from "@/bench/topmast-under-test";
import { floorPath } from "@/bench/workspace/floor";
import { median } from "@/bench/workspace/median";
import { installProbe } from "@/bench/workspace/probe";
import type { MeasuredTrace } from "@/bench/workspace/traces";

export interface Opening {
  readonly readable: number;
  readonly interactive: number;
  readonly kilobytes: number;
}

interface TabMemory {
  readonly whole: number;
  readonly own: number;
}

export interface Working {
  readonly longestTask: number;
  readonly droppedFrames: number;
  /** Of the labels that are set the median, and the slowest. */
  readonly painted: number;
  readonly slowestPainted: number;
  readonly acknowledged: number;
  readonly found: number;
  /** Megabytes of the tab's process; null where the system does not tell. */
  readonly memory: TabMemory | null;
}

/** The two strokes of each label that is set. */
const labelled = [
  ["3", "2"],
  ["1", "3"],
  ["2", "6"],
  ["1", "1"],
  ["3", "3"],
] as const;

/** Time in which a page fetches what it wants beyond its first screen, in milliseconds. */
const settling = 1_000;

/** A new tab slides in and is drawn by the browser itself, before everything else, for some tenths of a second. */
const tabOpens = 500;

/** A tab that waits, as that of somebody who comes for the first time, with nothing in the browser's cache and store. */
async function fresh(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  // What runs TypeScript here names functions through a helper that a page does not have.
  await page.addInitScript("globalThis.__name = (made) => made");
  await page.addInitScript(installProbe);
  const session = await context.newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await session.send("Storage.clearDataForOrigin", { origin: url, storageTypes: "local_storage" });
  // By it a browser says that it has fetched the fonts.
  await context.clearCookies({ name: "fonts" });
  await page.waitForTimeout(tabOpens);
  return page;
}

async function bytesOf(page: Page, context: BrowserContext): Promise<() => number> {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => bytes;
}

export async function openFloor(context: BrowserContext, url: string, trace: MeasuredTrace): Promise<Opening> {
  const page = await fresh(context, url);
  const bytes = await bytesOf(page, context);
  await page.goto(`${url}${floorPath(trace.id)}`);
  await page.waitForFunction(() => window.probe.readable > 0);
  const readable = await page.evaluate(() => window.probe.readable);
  await page.close();
  return { readable, interactive: readable, kilobytes: bytes() / 1_000 };
}

export async function openTrace(context: BrowserContext, url: string, trace: MeasuredTrace): Promise<Opening> {
  const page = await fresh(context, url);
  const bytes = await bytesOf(page, context);
  await page.goto(`${url}/p/${project}/traces/${trace.id}`);
  await page.waitForFunction(() => window.probe.interactive > 0);
  await page.waitForTimeout(settling);
  const { readable, interactive } = await page.evaluate(() => window.probe);
  await page.close();
  return { readable, interactive, kilobytes: bytes() / 1_000 };
}

/** Scrolls, labels and searches as somebody who works there. */
export async function work(
  browser: Browser,
  context: BrowserContext,
  url: string,
  trace: MeasuredTrace,
): Promise<Working> {
  const page = await fresh(context, url);
  await page.goto(`${url}/p/${project}/traces/${trace.id}`);
  await page.waitForFunction(() => window.probe.interactive > 0);
  await page.waitForTimeout(settling);
  const { longestTask, droppedFrames } = await scroll(page, context);
  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await page.waitForTimeout(300);
  const labels = await label(page);
  const found = await find(page);
  const memory = await tabMemory(browser);
  await page.close();
  return { longestTask, droppedFrames, ...labels, found, memory };
}

/** Down and up again, faster than anybody reads. A frame that took twice its time counts as dropped. */
async function scroll(page: Page, context: BrowserContext) {
  const session = await context.newCDPSession(page);
  const box = await page.locator("[data-reader]").boundingBox();
  if (!box) throw new Error("The reader is not drawn.");
  await page.evaluate(() => window.probe.reset());
  for (const yDistance of [-30_000, 15_000]) {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await session.send("Input.synthesizeScrollGesture", { x, y, yDistance, speed: 10_000, gestureSourceType: "mouse" });
  }
  const { longTasks, frames } = await page.evaluate(() => window.probe);
  return { longestTask: Math.max(0, ...longTasks), droppedFrames: frames.filter((time) => time > 34).length };
}

/** Labels the first step as five modes, one after the other. The first of them runs code that nothing has run before. */
async function label(page: Page) {
  const times: { painted: number; acknowledged: number }[] = [];
  for (const [category, mode] of labelled) {
    await page.keyboard.press(category);
    const measured = page.evaluate((key) => window.probe.fromKey(key, "#my-labels", '[data-save-state="saved"]'), mode);
    await page.waitForTimeout(100);
    await page.keyboard.press(mode);
    times.push(await measured);
    await page.waitForTimeout(300);
  }
  return {
    painted: median(times.map(({ painted }) => painted)),
    slowestPainted: Math.max(...times.map(({ painted }) => painted)),
    acknowledged: median(times.map(({ acknowledged }) => acknowledged)),
  };
}

/** From the last letter to the number of hits. */
async function find(page: Page): Promise<number> {
  await page.keyboard.press("/");
  await page.locator("#find-status").waitFor();
  await page.keyboard.type("refundabl");
  await page.waitForTimeout(1_000);
  const start = performance.now();
  await page.keyboard.type("e");
  await page.waitForFunction(() =>
    /\d hits? in|No hit/.test(document.querySelector("#find-status")?.textContent ?? ""),
  );
  return performance.now() - start;
}

/**
 * Memory of the largest tab in MB, of which `own` is shared with no other process: the rest is the browser's program,
 * which lies in memory once for all of them. Null where the system does not tell.
 */
async function tabMemory(browser: Browser): Promise<TabMemory | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => memoryOf(id));
  return sizes.reduce(
    (most, size) => (most === null || (size !== null && size.whole > most.whole) ? size : most),
    null,
  );
}

function memoryOf(pid: number): TabMemory | null {
  try {
    const parts = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    const megabytes = (part: string) => Number(new RegExp(`^${part}:\\s+(\\d+) kB`, "m").exec(parts)?.[1]) / 1_024;
    return { whole: megabytes("Rss"), own: megabytes("Private_Clean") + megabytes("Private_Dirty") };
  } catch {
    return null;
  }
}
