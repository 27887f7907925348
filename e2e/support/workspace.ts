import { expect, type Page } from "@playwright/test";
import { apiKey, project, serverUrl } from "./instance";

// A connection that is kept open may be closed by the server just as it is used again.
const headers = { authorization: `Bearer ${apiKey}`, connection: "close" };

/** Imports a run as its members do by script, and answers with the address of its trace. */
export async function importRun(messages: readonly object[], title: string): Promise<string> {
  const run = JSON.stringify({ id: `${title} ${Math.random()}`, title, task: `Task of ${title}`, messages });
  const response = await fetch(`${serverUrl()}/api/v1/projects/${project}/imports?filename=run.json`, {
    method: "POST",
    headers,
    body: run,
  });
  const summary = await response.json();
  return `/p/${project}/traces/${summary.traces[0].id}`;
}

/** The labels of the owner's review of a trace, as the API tells them. */
export async function savedLabels(trace: string) {
  const response = await fetch(`${serverUrl()}/api/v1/traces/${trace.split("/").at(-1)}`, { headers });
  const { reviews } = await response.json();
  return reviews.find((review: { readonly own: boolean }) => review.own)?.labels ?? [];
}

/** Opens a trace and waits until its first step has the focus: from then on keys act. */
export async function openTrace(page: Page, trace: string): Promise<void> {
  await page.goto(trace);
  await expect(page.locator("article:focus")).toBeVisible();
  // Its letters stand where they will for whoever points at them.
  await page.evaluate(async () => void (await document.fonts.ready));
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator("[data-save-state]")).toHaveAttribute("data-save-state", "saved");
}

/** Types keys one after another, as commands. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Selects with the mouse from the beginning of one text to the end of another. */
export async function dragOver(page: Page, from: string, to: string): Promise<void> {
  const [start, end] = await page.evaluate(
    ([first, last]) => {
      const boxOf = (text: string | undefined, edge: "left" | "right") => {
        const walker = document.createTreeWalker(
          document.querySelector("[role=feed]") ?? document,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(text ?? "") ?? -1;
          if (at < 0 || text === undefined) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + text.length);
          const box = range.getBoundingClientRect();
          return { x: box[edge], y: box.top + box.height / 2 };
        }
        throw new Error(`“${text}” is not drawn.`);
      };
      return [boxOf(first, "left"), boxOf(last, "right")];
    },
    [from, to],
  );
  if (!start || !end) throw new Error("Nothing to select.");
  await page.mouse.move(start.x + 0.5, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
  await page.mouse.move(end.x - 0.5, end.y);
  // While it is dragged, Chromium takes what is selected further a frame at a time, and not when the button is let go.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.mouse.up();
}
