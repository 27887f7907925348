import type { Browser, Page } from "@playwright/test";
import { newId } from "../../lib/core/ids";
import { expect } from "./signed-in";

/** Somebody follows an invitation of the owner's in a browser of their own. */
export async function join(page: Page, browser: Browser, path: string, role: string, name: string): Promise<Page> {
  await page.goto(`${path}/settings`);
  await page.getByLabel("For whom").fill(name);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(link);
  await visitor.getByLabel("Your name").fill(name);
  await visitor.getByLabel("E-mail address").fill(`${name.toLowerCase()}-${path.split("/").at(-1)}@example.org`);
  await visitor.getByLabel("Password").fill("a password of some length");
  await visitor.getByRole("button", { name: "Create account" }).click();
  await visitor.waitForURL(/\/p\//);
  return visitor;
}

/** Labels steps of a trace over the API, as the person in this browser, and submits. */
export async function submitReview(
  page: Page,
  trace: string,
  labels: readonly (readonly [mode: string, step: number])[],
): Promise<void> {
  const base = `/api/v1/traces/${trace.split("/").at(-1)}`;
  const headers = { origin: new URL(page.url()).origin, "content-type": "application/json" };
  for (const [mode, step] of labels) {
    const data = JSON.stringify({ mode, segments: [{ kind: "steps", first: step, last: step }] });
    const saved = await page.request.put(`${base}/labels/${newId("lbl")}`, { headers, data });
    expect(saved.ok(), await saved.text()).toBe(true);
  }
  const done = await page.request.put(`${base}/review`, { headers, data: JSON.stringify({ status: "submitted" }) });
  expect(done.ok(), await done.text()).toBe(true);
}
