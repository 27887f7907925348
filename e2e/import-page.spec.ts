import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/signed-in";

let made = 0;

/** An invented chat whose content nobody else imports. */
function chat(words: string): string {
  made += 1;
  return JSON.stringify({
    messages: [
      { role: "system", content: "You book trains and confirm each booking." },
      { role: "user", content: `${words}, request ${made} of ${Date.now()}` },
      { role: "assistant", content: "Booked the 8.40 to Graz. 🚆" },
    ],
  });
}

/** A turn of a conversation as LangSmith keeps it. */
function langSmithTurn(turn: number): string {
  const at = (second: number) => `2026-03-01T10:0${turn}:0${second}`;
  return JSON.stringify({
    name: "agent",
    run_type: "llm",
    id: `turn-${turn}`,
    trace_id: `turn-${turn}`,
    start_time: at(1),
    end_time: at(2),
    inputs: { messages: [{ role: "user", content: `Turn ${turn}: which train?` }] },
    outputs: { messages: [{ role: "assistant", content: `The ${turn}.40.` }] },
    extra: { metadata: { thread_id: "thread-9" } },
  });
}

const fileOf = (name: string, content: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(content),
});

async function openImport(page: Page): Promise<string> {
  await page.goto("/projects/new");
  const slug = `imports-${Date.now().toString(36)}-${test.info().workerIndex}`;
  await page.getByLabel("Name", { exact: true }).fill(slug);
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(`**/p/${slug}`);
  await page.getByRole("link", { name: "Import traces" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import traces" })).toBeVisible();
  return slug;
}

const card = (page: Page, file: string) => page.getByRole("listitem").filter({ hasText: file }).first();

test("files are shown before anything is written, then imported; what is broken holds nothing up", async ({ page }) => {
  const slug = await openImport(page);
  const good = fileOf("good.json", chat("Book a train"));
  await page.locator("#files-to-import").setInputFiles([fileOf("broken.json", '{"messages": ['), good]);
  await expect(card(page, "good.json").getByText("1 new trace", { exact: true })).toBeVisible();
  await expect(card(page, "good.json").getByText("Booked the 8.40 to Graz.")).toBeVisible();
  await expect(card(page, "good.json").getByLabel("Format of good.json")).toHaveValue(/openai/);
  await expect(card(page, "broken.json").getByRole("alert")).not.toBeEmpty();
  await expectAccessible(page);
  const list = await page.request.get(`/api/v1/projects/${slug}/traces`);
  expect((await list.json()).traces).toEqual([]);

  await card(page, "good.json").getByLabel("System").fill("Rail desk");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(card(page, "good.json").getByText("1 trace imported", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await card(page, "good.json").getByRole("link", { name: "See the traces" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("cell", { name: "Rail desk" })).toBeVisible();

  await page.goto(`/p/${slug}/import`);
  await page.locator("#files-to-import").setInputFiles(good);
  await expect(page.getByText("its trace is here already")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);
});

test("a format can be chosen by hand, and an import undone", async ({ page }) => {
  const slug = await openImport(page);
  await page.locator("#files-to-import").setInputFiles(fileOf("run.json", chat("Book a night train")));
  await expect(page.getByText("1 new trace", { exact: true })).toBeVisible();
  await expect(page.getByText("3 steps")).not.toHaveCount(0);
  await page.getByLabel("Format of run.json").selectOption("plain-text");
  await expect(page.getByText(/^1 step of/)).toBeVisible();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByText("1 trace imported", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo the import of run.json" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete what it brought" }).click();
  await expect(page.getByText("Undone:")).toBeVisible();
  await page.goto(`/p/${slug}`);
  await expect(page.getByText("There are no traces here yet.")).toBeVisible();
  await expect(page.getByText("undone", { exact: true })).toBeVisible();
});

test("text is pasted and imported with the keyboard alone", async ({ page }) => {
  await openImport(page);
  await page.getByText("Paste text instead").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(chat("Book by keyboard"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 new trace", { exact: true })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "pasted text: 1 new trace found." })).toHaveCount(1);
  await page.getByRole("button", { name: "Import", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 trace imported", { exact: true })).toBeVisible();
});

test("files dropped anywhere on the page are taken", async ({ page }) => {
  await openImport(page);
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "dropped.json", { type: "application/json" }));
    return data;
  }, chat("Book by drop"));
  await page.dispatchEvent("body", "dragenter", { dataTransfer: transfer });
  await expect(page.getByText("Let go to add")).toBeVisible();
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  await expect(card(page, "dropped.json").getByText("1 new trace", { exact: true })).toBeVisible();
});

test("a folder is read as one, and taken apart when asked to", async ({ page }) => {
  await openImport(page);
  const folder = mkdtempSync(join(tmpdir(), "topmast-folder-"));
  try {
    mkdirSync(join(folder, "below"));
    writeFileSync(join(folder, "one.json"), chat("Book from a folder"));
    writeFileSync(join(folder, "below", "two.json"), chat("Book from below"));
    await page.locator("#folder-to-import").setInputFiles(folder);
    await expect(page.getByText("2 new traces", { exact: true })).toBeVisible();
    await expect(page.getByText("2 files read as one")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Read them one by one" }).click();
    await expect(card(page, "one.json").getByText("1 new trace", { exact: true })).toBeVisible();
    await expect(card(page, "two.json").getByText("1 new trace", { exact: true })).toBeVisible();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("runs of one conversation lead to each other", async ({ page }) => {
  const slug = await openImport(page);
  const lines = [1, 2].map(langSmithTurn).join("\n");
  await page.locator("#files-to-import").setInputFiles(fileOf("turns.jsonl", lines));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: "See the traces" }).click();
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await page.getByRole("link", { name: "1 other run of this conversation" }).click();
  await expect(page).toHaveURL(/conversation=thread-9/);
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: "Remove: Conversation: thread-9" }).click();
  await expect(page).toHaveURL(new RegExp(`/p/${slug}/traces$`));
});

test("the list is searched, filtered, edited in bulk and emptied, with its state in the address", async ({ page }) => {
  // Some twenty pages and answers, one after another.
  test.slow();
  const slug = await openImport(page);
  const files = ["first.json", "second.json", "third.json"].map((name) => fileOf(name, chat(`Book for ${name}`)));
  await page.locator("#files-to-import").setInputFiles(files);
  await page.getByRole("button", { name: "Import 3 files" }).click();
  await expect(page.getByText("1 trace imported", { exact: true })).toHaveCount(3);
  await page.goto(`/p/${slug}/traces`);
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.getByLabel("Select all on this page").check();
  await expect(page.getByText("3 traces selected")).toBeVisible();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("alertdialog").getByLabel("System").fill("Rail desk");
  await page.getByRole("alertdialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("cell", { name: "Rail desk" })).toHaveCount(3);

  await page.getByLabel("Search titles").fill("second");
  await page.getByLabel("Search titles").press("Enter");
  await expect(page).toHaveURL(/q=second/);
  await page.goto(`/p/${slug}/traces?q=nothing+like+it`);
  await expect(page.getByText("No trace fits")).toBeVisible();
  await page.getByRole("link", { name: "Show all traces" }).click();
  await page.getByRole("button", { name: "System: all" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Rail desk" }).click();
  await expect(page).toHaveURL(/system=Rail(\+|%20)desk/);
  await page.keyboard.press("Escape");
  await expectAccessible(page);

  await page.getByLabel("Select all on this page").check();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("No trace fits")).toBeVisible();
});
