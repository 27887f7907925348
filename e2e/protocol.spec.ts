import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { newOwnProject } from "./support/own-project";
import { expect, test } from "./support/signed-in";
import { join, submitReview } from "./support/team";

const messages = [
  { role: "user", name: "User", content: "Tie the knot." },
  { role: "assistant", name: "Planner", content: "Plan: pull at both ends." },
  { role: "assistant", name: "Checker", content: "It holds, I think. TERMINATE" },
];

/** Goes through the traces that wait for somebody, labelling each as they do; answers with their paths. */
async function readAll(person: Page, path: string, modeOf: (trace: string) => string): Promise<string[]> {
  const read: string[] = [];
  for (;;) {
    await person.goto(`${path}/traces/next`);
    const trace = new URL(person.url()).pathname;
    if (!/\/traces\/trc_/.test(trace)) return read;
    await submitReview(person, trace, [[modeOf(trace), 1]]);
    read.push(trace);
  }
}

/** Nothing is cut off or scrolled sideways on a phone. */
async function expectToFit(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.setViewportSize(size);
}

test("the paper's protocol from its making to the report: five traces, talk, five more, until kappa is reached", async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const own = await newOwnProject(page, "Protocol");
  await page.goto(`${own.path}/rounds/protocol/new`);
  await expect(page.getByText("There are no traces to share out yet.")).toBeVisible();
  await expect(page.getByText("Agreement takes 3 annotators at least")).toBeVisible();
  for (let n = 1; n <= 12; n += 1) await own.importRun(`Knot ${n}`, messages);
  const [ada, bo, cy] = [
    await join(page, browser, own.path, "annotator", "Ada"),
    await join(page, browser, own.path, "annotator", "Bo"),
    await join(page, browser, own.path, "annotator", "Cy"),
  ];

  await page.goto(`${own.path}/rounds`);
  await page.getByRole("link", { name: "Start the paper’s protocol" }).click();
  for (const name of ["Ada", "Bo", "Cy"]) await expect(page.getByRole("checkbox", { name })).toBeChecked();
  await expect(page.getByText("There are 12 traces to draw from.")).toBeVisible();
  await expectToFit(page);
  await page.getByRole("button", { name: "Draw the first five and begin" }).click();
  await page.waitForURL(/\/rounds\/protocol\/ptc_/);
  const protocol = new URL(page.url()).pathname;
  await expect(page.getByText("0 of 15 reviews are submitted")).toBeVisible();
  await expect(page.getByRole("button", { name: "Draw the next 5" })).toHaveCount(0);

  await ada.goto(protocol);
  await ada.getByRole("link", { name: "Read your traces" }).click();
  await expect(ada.getByRole("article").first()).toBeVisible();
  const first = await readAll(ada, own.path, () => "1.1");
  expect(first).toHaveLength(5);
  const odd = (trace: string) => first.indexOf(trace) % 2 === 1;
  await readAll(bo, own.path, (trace) => (odd(trace) ? "1.1" : "2.6"));
  await ada.goto(protocol);
  await expect(ada.getByText("Its kappa stands here once everybody has submitted."), "two of three").toBeVisible();
  await readAll(cy, own.path, (trace) => (odd(trace) ? "3.2" : "2.6"));

  // They talk over where they differ.
  await ada.reload();
  await expect(ada.getByText(/Kappa of round 1 is 0\.\d\d, below 0\.8/)).toBeVisible();
  await ada.getByRole("link", { name: "Where you differ" }).click();
  await expect(ada.getByText("5 traces with different answers")).toBeVisible();
  await expectToFit(ada);
  await ada.getByRole("link", { name: /Knot/ }).first().click();
  await ada.waitForURL(/\/traces\/trc_/);
  await ada.getByText("Discussion", { exact: true }).click();
  const comment = ada.getByRole("textbox", { name: /^Comment on/ });
  await comment.pressSequentially("@b");
  await expect(ada.getByRole("option", { name: "Bo · annotator" })).toBeVisible();
  await comment.press("Enter");
  await expect(comment).toHaveValue("@Bo ");
  await comment.pressSequentially("is a plan of one step a plan?");
  await ada.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(ada.getByRole("listitem").filter({ hasText: "a plan of one step" })).toBeVisible();
  await bo.goto(own.path);
  await expect(bo.getByText("@Bo is a plan of one step a plan?")).toBeVisible();

  await page.reload();
  await expectToFit(page);
  await page.getByRole("link", { name: "Guidelines", exact: true }).last().click();
  await page.getByRole("link", { name: "Write guidelines" }).click();
  await page.getByLabel("Guidelines", { exact: true }).fill("# Plans\n\nA plan of one step is a plan.");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByText("A plan of one step is a plan.")).toBeVisible();

  await page.goto(protocol);
  await page.getByRole("button", { name: "Draw the next 5" }).click();
  await expect(page.getByText("Round 2 is being read")).toBeVisible();
  const second = await readAll(ada, own.path, () => "2.6");
  expect(new Set([...first, ...second]).size, "no trace twice").toBe(10);
  for (const person of [bo, cy]) expect(await readAll(person, own.path, () => "2.6")).toHaveLength(5);

  await page.reload();
  await expect(page.getByText(/Reached in round 2: kappa 1\.00 is 0\.8 or above/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Draw the next 5" })).toHaveCount(0);
  const report = page.getByRole("table", { name: "Agreement by round" });
  await expect(report.getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("region", { name: "Round 2" }).getByText("Ada and Bo: 1.00")).toBeVisible();
  await expectToFit(page);
  await page.emulateMedia({ media: "print" });
  await expect(report).toBeVisible();
  await expect(page.getByRole("heading", { name: "Next", exact: true })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Project" })).toBeHidden();
});
