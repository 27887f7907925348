import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { newOwnProject, type OwnProject } from "./support/own-project";
import { expect, test } from "./support/signed-in";
import { join, submitReview } from "./support/team";

const messages = [
  { role: "user", name: "User", content: "Count the oars." },
  { role: "assistant", name: "Planner", content: "Plan: answer at once." },
  { role: "assistant", name: "Checker", content: "Done without a look. TERMINATE" },
];

async function disagreement(
  page: Page,
  browser: Browser,
): Promise<{ own: OwnProject; trace: string; ada: Page; bo: Page }> {
  const own = await newOwnProject(page, "Adjudication");
  const trace = await own.importRun("Count the oars", messages);
  const ada = await join(page, browser, own.path, "annotator", "Ada");
  const bo = await join(page, browser, own.path, "annotator", "Bo");
  await submitReview(ada, trace, [
    ["3.2", 2],
    ["1.1", 1],
  ]);
  await submitReview(bo, trace, [
    ["3.2", 2],
    ["2.6", 1],
  ]);
  return { own, trace, ada, bo };
}

test("from a disagreement to one settled answer by keys, and what annotators learn of it", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { own, trace, ada } = await disagreement(page, browser);
  await page.goto(`${own.path}/adjudication`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Count the oars" }).click();
  const open = page.locator("[data-open-questions]");
  await expect(open).toHaveText("2 of 3 to decide");
  await expect(page.getByText("Ada")).toHaveCount(0);
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByText("2 questions to decide first.")).toBeVisible();
  await expectAccessible(page);

  // The first open question is accepted, the other one rejected with a reason.
  await page.getByRole("article").first().click();
  await page.keyboard.press("d");
  await page.keyboard.press("i");
  await expect(open).toHaveText("1 of 3 to decide");
  await page.keyboard.press("z");
  await page.keyboard.type("the plan is what was asked for");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Q");
  await expect(open).toHaveText("all decided");
  await page.keyboard.press("H");
  await expect(page.getByRole("complementary", { name: "Outline" }).getByText("Ada")).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  await page.waitForURL(/\/adjudication(\?.*)?$/);
  await expect(page.getByText("Nothing is left to settle")).toBeVisible();

  const figures = await page.request.get(`/api/v1${own.path.replace("/p/", "/projects/")}/insights`);
  const { findings, consensus } = await figures.json();
  expect([findings, consensus], "what is settled counts without being asked for").toEqual([2, "adjudicated"]);

  await ada.goto(trace);
  const outline = ada.getByRole("complementary", { name: "Outline" });
  await expect(outline.getByText("Adjudicated")).toBeVisible();
  await expect(outline.getByText("all agreed").first()).toBeVisible();
  const refused = await ada.goto(`${own.path}/adjudication`);
  expect(refused?.status()).toBe(404);
});

test("two curators at one trace: the second is told of the first one's decision, and neither is lost", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { own, trace } = await disagreement(page, browser);
  const other = await join(page, browser, own.path, "curator", "Cyd");
  const address = trace.replace("/traces/", "/adjudication/");
  for (const one of [page, other]) {
    // What is begun is answered with what others decided meanwhile; neither has decided anything yet.
    const begun = one.waitForResponse(
      (response) => response.request().method() === "POST" && /adjudication$/.test(response.url()),
    );
    await one.goto(address);
    await begun;
    await expect(one.locator("[data-open-questions]")).toHaveText("2 of 3 to decide");
  }
  await page.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(page.locator("[data-open-questions]")).toHaveText("1 of 3 to decide");
  await other.getByRole("button", { name: "Nobody was right" }).click();
  await expect(other.getByText("Somebody else has decided on this in the meantime.")).toBeVisible();
  await expect(other.locator("[data-open-questions]")).toHaveText("1 of 3 to decide");
});

test("the same failure in two places: it stands in the queue, and one key makes one label of both", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const own = await newOwnProject(page, "Places");
  const trace = await own.importRun("Count the oars", messages);
  for (const [name, step] of [
    ["Ada", 1],
    ["Bo", 2],
  ] as const) {
    await submitReview(await join(page, browser, own.path, "annotator", name), trace, [["3.2", step]]);
  }
  await page.goto(`${own.path}/adjudication`);
  await expect(page.getByText("the same answers, at other places")).toBeVisible();
  await expect(page.getByText("places differ")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Count the oars" }).click();
  const open = page.locator("[data-open-questions]");
  await expect(open).toHaveText("2 of 2 to decide");
  await expect(page.getByText("(marks it elsewhere)")).toBeVisible();
  await expect(page.getByRole("button", { name: "Merge with the other places" })).toBeEnabled();
  await page.getByRole("article").first().click();
  await page.keyboard.press("M");
  await expect(open).toHaveText("all decided");
  await page.keyboard.press("Shift+Enter");
  await page.waitForURL(/\/adjudication(\?.*)?$/);
  await expect(page.getByText("Nothing is left to settle")).toBeVisible();
  const { findings } = await (
    await page.request.get(`/api/v1${own.path.replace("/p/", "/projects/")}/insights`)
  ).json();
  expect(findings, "once, as both found it").toBe(1);
});
