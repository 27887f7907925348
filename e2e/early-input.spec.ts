import type { Page } from "@playwright/test";
import { holdScripts } from "./support/hold-scripts";
import { newOwnProject } from "./support/own-project";
import { expect, test } from "./support/signed-in";

/** Opens a page whose scripts do not come before `act` has ended. */
async function beforeScripts(page: Page, path: string, act: () => Promise<void>): Promise<void> {
  const release = await holdScripts(page);
  const asked = page.waitForRequest(/\/_next\/static\/.*\.js$/);
  await page.goto(path, { waitUntil: "commit" });
  await act();
  await asked;
  release();
  await page.waitForLoadState();
}

test("what is typed, chosen and ticked before any script has run is heard once they have", async ({ page }) => {
  await beforeScripts(page, "/projects/new", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Früh am Morgen");
    await page.getByLabel("Names of MAST").selectOption("v1");
    await expect(page.getByText("/p/… ")).toBeVisible();
  });
  await expect(page.getByText("/p/fruh-am-morgen")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Früh am Morgen");
  await expect(page.getByLabel("Names of MAST")).toHaveValue("v1");

  const own = await newOwnProject(page, "Early");
  await own.importRun("One", [{ role: "user", content: "Which of these?" }]);
  await own.importRun("Two", [{ role: "user", content: "Or which of those?" }]);
  const row = page.getByRole("row").filter({ hasText: "Two" });
  await beforeScripts(page, `${own.path}/traces`, () => row.getByRole("checkbox").check());
  await expect(page.getByText("1 trace selected")).toBeVisible();
  await expect(row.getByRole("checkbox")).toBeChecked();

  await beforeScripts(page, "/account", () => page.getByRole("radio", { name: "Dark" }).check());
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  const content = JSON.stringify({ messages: [{ role: "user", content: `Who is up? ${own.path}` }] });
  const file = { name: "early.json", mimeType: "application/json", buffer: Buffer.from(content) };
  await beforeScripts(page, `${own.path}/import`, () => page.locator("#files-to-import").setInputFiles(file));
  const card = page.getByRole("listitem").filter({ hasText: "early.json" }).first();
  await expect(card.getByText("1 new trace", { exact: true })).toBeVisible();
});

test("a button that is pressed before any script has run acts once they have, and a form is sent once", async ({
  page,
}) => {
  const own = await newOwnProject(page, "Pressed");
  await beforeScripts(page, `${own.path}/settings`, () =>
    page.getByRole("button", { name: "Delete this project" }).dblclick(),
  );
  await expect(page.getByRole("alertdialog")).toBeVisible();

  await beforeScripts(page, "/projects/new", async () => {
    await page.getByLabel("Name", { exact: true }).fill(`Sent early ${own.path}`);
    await page.getByRole("button", { name: "Create project" }).click();
  });
  await page.waitForURL(/\/p\/sent-early/);
});

test("a button that is pressed while the page is being taken over acts once", async ({ page }) => {
  const own = await newOwnProject(page, "Taken over");
  const trace = await own.importRun("Pressed", [{ role: "user", content: "Was it once?" }]);
  await page.addInitScript(() => {
    // From the moment when React listens until it has taken the page over, which it does for the first click that it can.
    const listen = document.addEventListener.bind(document);
    const { port1, port2 } = new MessageChannel();
    let listeners = 0;
    let clicks = 0;
    document.addEventListener = (type: string, ...rest: [EventListener, boolean]) => {
      listen(type, ...rest);
      if (type === "click") listeners += 1;
      // The first is our own.
      if (type === "click" && listeners === 2) port2.postMessage(null);
    };
    port1.onmessage = () => {
      if (!window.earlyInput) return;
      for (const button of document.querySelectorAll("button")) if (/Filter/.test(button.textContent)) button.click();
      clicks += 1;
      document.documentElement.dataset.clicks = String(clicks);
      port2.postMessage(null);
    };
  });
  await page.goto(trace);
  await expect(page.locator("html")).toHaveAttribute("data-clicks", /./);
  await expect(page.getByRole("button", { name: "Filter" })).toHaveAttribute("aria-expanded", "true");
});
