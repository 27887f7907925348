import { type Browser, chromium } from "@playwright/test";
import { owner, project, startTopmastUnderTest } from "@/bench/topmast-under-test";
import { layFloor, removeFloors } from "@/bench/workspace/floor";
import { type Opening, openFloor, openTrace, work } from "@/bench/workspace/measure";
import { median } from "@/bench/workspace/median";
import { firstScreen, importTraces, type MeasuredTrace } from "@/bench/workspace/traces";
import { findChromium } from "@/bin/testing/chromium.mjs";

const rounds = 9;
/** Pages that the server has sent before anything is measured. */
const usedBefore = 200;

/**
 * The annotating screen in a real Chromium, for traces of all sizes, beside a
 * bare page with the text of the first screen from the same server.
 */
export async function run(): Promise<void> {
  const topmast = await startTopmastUnderTest();
  try {
    const traces = await importTraces(topmast.url);
    for (const trace of traces) layFloor(trace.id, await firstScreen(topmast.url, trace.id));
    await topmast.restart();
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ["--no-sandbox"],
    });
    await measureAll(browser, topmast.url, traces);
    await browser.close();
  } finally {
    removeFloors();
    await topmast.end();
  }
}

async function measureAll(browser: Browser, url: string, traces: readonly MeasuredTrace[]): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel(/e-?mail/i).fill(owner.email);
  await page.getByLabel(/password/i).fill(owner.password);
  await page.getByRole("button", { name: /sign in/i }).click();
  await page.waitForURL((address) => !address.pathname.includes("sign-in"));
  // A server that has worked for a while: what V8 has run often it has compiled.
  for (let asked = 0; asked < usedBefore; asked += 1) {
    await context.request.get(`${url}/p/${project}/traces/${traces[asked % traces.length]?.id}`);
  }
  console.log(`  medians of ${rounds} openings; milliseconds, kB, MB; the floor is a bare page from the same server`);
  console.log(
    "                              floor  readable  ratio  interactive    kB  longest task  dropped  painted  slowest  acknowledged   find  memory  its own",
  );
  for (const trace of traces) {
    const floors: Opening[] = [];
    const openings: Opening[] = [];
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await openFloor(context, url, trace));
      openings.push(await openTrace(context, url, trace));
    }
    const worked = await work(browser, context, url, trace);
    const floor = median(floors.map(({ readable }) => readable));
    const readable = median(openings.map((opening) => opening.readable));
    const interactive = median(openings.map((opening) => opening.interactive));
    const kilobytes = median(openings.map((opening) => opening.kilobytes));
    const figures = [
      [floor, 7],
      [readable, 10],
      [readable / floor, 7, 2],
      [interactive, 13],
      [kilobytes, 6],
      [worked.longestTask, 14],
      [worked.droppedFrames, 9],
      [worked.painted, 9],
      [worked.slowestPainted, 9],
      [worked.acknowledged, 14],
      [worked.found, 7],
      [worked.memory?.whole ?? Number.NaN, 8],
      [worked.memory?.own ?? Number.NaN, 9],
    ] as const;
    const cells = figures.map(([value, width, digits = 0]) => value.toFixed(digits).padStart(width));
    console.log(`  ${trace.name.slice(0, 26).padEnd(26)}${cells.join("")}`);
  }
  await context.close();
}
