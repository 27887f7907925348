import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { project } from "@/bench/topmast-under-test";
import { floorPath } from "@/bench/workspace/floor";
import { installProbe } from "@/bench/workspace/probe";
import type { MeasuredTrace } from "@/bench/workspace/traces";

export interface Opening {
  readonly readable: number;
  readonly interactive: number;
  readonly kilobytes: number;
}

export interface Working {
  readonly longestTask: number;
  readonly droppedFrames: number;
  readonly painted: number;
  readonly acknowledged: number;
  readonly found: number;
  /** Megabytes of the tab's process; null where the system does not tell. */
  readonly memory: number | null;
}

/** Time in which a page fetches what it wants beyond its first screen, in milliseconds. */
const settling = 1_000;

/** Opens a page as somebody who comes for the first time, with nothing in the browser's cache. */
async function fresh(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  // What runs TypeScript here names functions through a helper that a page does not have.
  await page.addInitScript("globalThis.__name = (made) => made");
  await page.addInitScript(installProbe);
  const session = await context.newCDPSession(page);
  await session.send("Network.clearBrowserCache");
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
  const page = await fresh(context);
  const bytes = await bytesOf(page, context);
  await page.goto(`${url}${floorPath(trace.id)}`);
  await page.waitForFunction(() => window.probe.readable > 0);
  const readable = await page.evaluate(() => window.probe.readable);
  await page.close();
  return { readable, interactive: readable, kilobytes: bytes() / 1_000 };
}

export async function openTrace(context: BrowserContext, url: string, trace: MeasuredTrace): Promise<Opening> {
  const page = await fresh(context);
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
  const page = await fresh(context);
  await page.goto(`${url}/p/${project}/traces/${trace.id}`);
  await page.waitForFunction(() => window.probe.interactive > 0);
  await page.waitForTimeout(settling);
  const { longestTask, droppedFrames } = await scroll(page, context);
  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await page.waitForTimeout(300);
  const labelled = await label(page);
  const found = await find(page);
  const memory = await tabMemory(browser);
  await page.close();
  return { longestTask, droppedFrames, ...labelled, found, memory };
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

async function label(page: Page) {
  await page.keyboard.press("3");
  const measured = page.evaluate(() => window.probe.fromKey("2", "#my-labels", '[data-save-state="saved"]'));
  await page.waitForTimeout(100);
  await page.keyboard.press("2");
  return measured;
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

async function tabMemory(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => residentMegabytes(id));
  return sizes.some((size) => size === null) ? null : Math.max(...sizes.map(Number));
}

function residentMegabytes(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
  } catch {
    return null;
  }
}
