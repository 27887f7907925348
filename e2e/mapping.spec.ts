import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/signed-in";

/** A run in nobody's format. */
function ward(word: string): string {
  return JSON.stringify({
    objective: `Find a bed for ${word}`,
    chart: {
      entries: [
        { participant: "Nurse bot", desk: "east", note: { msg: `Where can ${word} sleep?`, aside: "It is late." } },
        { participant: "Porter bot", desk: "west", note: { msg: "The third ward has a bed.", aside: "Or two." } },
        { participant: "Nurse bot", desk: "east", note: { msg: "Please take him there.", aside: "Slowly." } },
      ],
    },
  });
}

const fileOf = (name: string, content: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
const card = (page: Page, file: string) => page.getByRole("listitem").filter({ hasText: file }).first();

async function openImport(page: Page): Promise<void> {
  await page.goto("/projects/new");
  const slug = `mapping-${Date.now().toString(36)}-${test.info().workerIndex}`;
  await page.getByLabel("Name", { exact: true }).fill(slug);
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(`**/p/${slug}`);
  await page.goto(`/p/${slug}/import`);
}

async function choose(page: Page, ...files: ReturnType<typeof fileOf>[]): Promise<void> {
  await page.locator("#files-to-import").setInputFiles(files);
}

test("JSON of no known form is read as the person says, and the next of its form as the project remembers", async ({
  page,
}) => {
  await openImport(page);
  await choose(page, fileOf("monday.json", ward("Ida")));
  const monday = card(page, "monday.json");
  await expect(monday.getByText("Topmast cannot tell what means what in one object with the keys")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "monday.json has no form that Topmast knows" })).toHaveCount(
    1,
  );
  await expect(page.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);
  await expect(monday.getByLabel("The steps are in")).toHaveValue(/\d/);
  await expect(monday.getByLabel("Agent", { exact: true })).toHaveValue('["participant"]');
  await expect(monday.getByLabel("Text", { exact: true })).toHaveValue('["note","msg"]');
  await expect(monday.getByText("“Nurse bot”, “Porter bot”")).toBeVisible();
  await expectAccessible(page);

  await monday.getByRole("button", { name: "Read it like this" }).click();
  await expect(monday.getByText("3 steps of 2 agents")).toBeVisible();
  await expect(monday.getByText("Where can Ida sleep?").last()).toBeVisible();
  // Every change is shown at once.
  await monday.getByLabel("Agent", { exact: true }).selectOption('["desk"]');
  await expect(monday.getByText("Agents: east, west")).toBeVisible();
  await monday.getByLabel("Agent", { exact: true }).selectOption('["participant"]');
  await expect(monday.getByText("Agents: Nurse bot, Porter bot")).toBeVisible();
  await monday.getByRole("button", { name: "Add another text of the same element" }).click();
  await monday.getByLabel("Text 2", { exact: true }).selectOption('["note","aside"]');
  await monday.getByLabel("Text 2 is a").selectOption("thought");
  await expect(monday.getByText("6 steps of 2 agents")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(monday.getByText("1 trace imported")).toBeVisible();

  await choose(page, fileOf("tuesday.json", ward("Olaf")));
  const tuesday = card(page, "tuesday.json");
  await expect(tuesday.getByText("6 steps of 2 agents")).toBeVisible();
  await expect(tuesday.getByText("Read with the mapping that this project remembers from “monday.json”")).toBeVisible();
  await expectAccessible(page);
  await tuesday.getByRole("button", { name: "Forget it" }).click();
  await expect(tuesday.getByRole("button", { name: "Read it like this" })).toBeVisible();
  await expect(tuesday.getByText("6 steps of 2 agents")).toHaveCount(0);
});

test("files of one form are read alike with one more click", async ({ page }) => {
  await openImport(page);
  await choose(
    page,
    fileOf("a.json", ward("Ada")),
    fileOf("b.json", ward("Bo")),
    fileOf("odd.json", '[{"x": [{"y": 1}]}]'),
  );
  await expect(card(page, "odd.json").getByText("How to read it")).toBeVisible();
  await card(page, "a.json").getByRole("button", { name: "Read it like this" }).click();
  await card(page, "a.json").getByRole("button", { name: "Read 1 other file of this form so too" }).click();
  await expect(page.getByText("3 steps of 2 agents")).toHaveCount(2);
  await page.getByRole("button", { name: "Import 2 files" }).click();
  // In the cards alone: the line for screen readers says the same.
  for (const name of ["a.json", "b.json"]) {
    await expect(card(page, name).getByText("1 trace imported")).toBeVisible();
  }
});

test("a log is cut where a line looks like the pattern", async ({ page }) => {
  await openImport(page);
  const log = "shift begins\nAda: is it dry?\nBo: very dry\nPlease note: the tap drips\nAda: then open it\nBo: done\n";
  await choose(page, fileOf("shift.log", log));
  const shift = card(page, "shift.log");
  await expect(shift.getByText("so the text is one step")).toBeVisible();
  const pattern = shift.getByLabel("A line begins a step where it looks like");
  await pattern.fill("{agent}{text}");
  await expect(shift.getByText("{agent} and {text} need something between them")).toBeVisible();
  await expect(shift.getByRole("button", { name: "Read it like this" })).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);
  await pattern.fill("{agent}: {text}");
  await shift.getByRole("button", { name: "Read it like this" }).click();
  await expect(shift.getByText("5 steps of 3 agents")).toBeVisible();
  await shift.getByLabel("Please note", { exact: true }).uncheck();
  await expect(shift.getByText("4 steps of 2 agents")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(shift.getByText("1 trace imported")).toBeVisible();
  await shift.getByRole("link", { name: "See the traces" }).click();
  await page.getByRole("link", { name: /shift/ }).first().click();
  await expect(page.getByText("the tap drips").first()).toBeVisible();
});
