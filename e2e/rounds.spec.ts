import { expect as check, type Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/signed-in";
import { join, submitReview } from "./support/team";

const unique = Date.now().toString(36);
const run = (task: string) =>
  JSON.stringify({
    title: task,
    messages: [
      { role: "user", name: "User", content: task },
      { role: "assistant", name: "Planner", content: "Plan: answer at once." },
      { role: "assistant", name: "Checker", content: "Done without a look. TERMINATE" },
    ],
  });

async function newProject(page: Page, name: string, tasks: readonly string[]): Promise<string> {
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(/\/p\/[^/]+$/);
  const slug = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  for (const task of tasks) {
    const imported = await page.request.post(`/api/v1/projects/${slug}/imports?filename=run.json`, {
      data: Buffer.from(run(task)),
      headers: { origin: new URL(page.url()).origin, "content-type": "application/octet-stream" },
    });
    check(imported.ok(), await imported.text()).toBe(true);
  }
  return slug;
}

/** Labels the first step with a mode and submits, going on to what comes next. */
async function review(page: Page, code: string, note: string): Promise<void> {
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Note on the trace" }).fill(note);
  await page.getByRole("article").first().click();
  for (const digit of code.replace(".", "")) await page.keyboard.press(digit);
  await page.keyboard.press("Escape");
  const submitted = page.waitForResponse(
    (response) => response.url().endsWith("/review") && response.request().postData()?.includes("submitted") === true,
  );
  await page.getByRole("button", { name: /Submit, next/ }).click();
  check((await submitted).ok()).toBe(true);
}

test("a round from its making to its end: two annotators, blind to each other until they have submitted", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const tasks = [`Count the oars ${unique}`, `Mend the sail ${unique}`];
  const slug = await newProject(page, `Rounds ${unique}`, tasks);
  const ada = await join(page, browser, `/p/${slug}`, "annotator", "Ada");
  const bo = await join(page, browser, `/p/${slug}`, "annotator", "Bo");

  await page.goto(`/p/${slug}/rounds`);
  await expect(page.getByRole("heading", { name: "No rounds yet" })).toBeVisible();
  await page.getByRole("link", { name: "New round" }).click();
  await page.getByLabel("Name", { exact: true }).fill("First round");
  await page.getByLabel("Seed").fill("7");
  await expect(page.getByText("2 traces × 2 annotators = 4 reviews, about 2 for each person.")).toBeVisible();
  await page.getByLabel("Annotators per trace").fill("3");
  await expect(page.getByText("A trace cannot have 3 readers of 2.")).toBeVisible();
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(page.getByText("This round has 2.")).toBeVisible();
  await page.getByLabel("Annotators per trace").fill("2");
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "First round" })).toBeVisible();
  await ada.goto(`/p/${slug}/rounds`);
  await expect(ada.getByRole("heading", { name: "No rounds yet" })).toBeVisible();
  await page.getByRole("button", { name: "Open the round" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Open it" }).click();
  await expect(page.getByText("0 of 4")).toBeVisible();
  await expectAccessible(page);

  await ada.goto(`/p/${slug}`);
  await ada.getByRole("link", { name: "Begin First round" }).click();
  await expect(ada.getByRole("complementary", { name: "Round" })).toContainText("0 of 2");
  await expectAccessible(ada);
  const first = new URL(ada.url()).pathname;
  await review(ada, "2.4", "marked by Ada");
  await ada.waitForURL((url) => /\/traces\/trc_/.test(url.pathname) && url.pathname !== first);
  await expect(ada.getByRole("complementary", { name: "Round" })).toContainText("1 of 2");

  await bo.goto(first);
  await expect(bo.getByRole("article").first()).toBeVisible();
  const told = await bo.content();
  check(told).not.toContain("marked by Ada");
  const listed = await (await bo.request.get(`/api/v1/projects/${slug}/traces?mode=2.4`)).json();
  check(listed.traces).toEqual([]);

  await bo.goto(`/p/${slug}/traces/next`);
  await expect(bo).toHaveURL(first);
  await review(bo, "1.1", "marked by Bo");
  await bo.goto(first);
  await expect(bo.getByText("marked by Ada").first()).toBeVisible();

  await ada.getByRole("button", { name: "Skip", exact: true }).click();
  await ada.getByRole("alertdialog").getByLabel("Why").fill("I know its author");
  await ada.getByRole("alertdialog").getByRole("button", { name: "Skip it" }).click();
  await ada.waitForURL(/\/rounds\/rnd_/);
  await expect(ada.getByText("Nothing is left for you. Thank you.")).toBeVisible();
  await expectAccessible(ada);

  await page.reload();
  await expect(page.getByText("2 of 4")).toBeVisible();
  await expect(page.getByText("Ada: I know its author")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Next", exact: true }), "a place is still free").toHaveCount(0);
  await page.getByRole("button", { name: "Close the round" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Close it" }).click();
  // While it asks, all but the dialog is hidden from roles: a missing button would say nothing about the round.
  await expect(page.getByText("The round is closed.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Close the round" })).toHaveCount(0);
  await ada.goto(`/p/${slug}/rounds`);
  await expect(ada.getByText("closed")).toBeVisible();
});

test("three browsers ask for the last place at once: one gets it; a role that is taken away is gone at the next request", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const slug = await newProject(page, `Race ${unique}`, [`Ring the bell ${unique}`]);
  const people = [
    await join(page, browser, `/p/${slug}`, "annotator", "Cy"),
    await join(page, browser, `/p/${slug}`, "annotator", "Di"),
    await join(page, browser, `/p/${slug}`, "annotator", "Ed"),
  ];
  await page.goto(`/p/${slug}/rounds/new`);
  await page.getByLabel("Name", { exact: true }).fill("One place");
  await page.getByLabel("Annotators per trace").fill("1");
  await page.getByRole("button", { name: "Make a draft" }).click();
  await page.getByRole("button", { name: "Open the round" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Open it" }).click();
  await expect(page.getByText("0 of 1 reviews")).toBeVisible();

  await Promise.all(people.map((person) => person.goto(`/p/${slug}/traces/next`)));
  const places = people.map((person) => new URL(person.url()).pathname);
  check(places.filter((path) => /\/traces\/trc_/.test(path))).toHaveLength(1);
  const winner = people[places.findIndex((path) => /\/traces\/trc_/.test(path))];
  if (!winner) throw new Error("Nobody got the place.");

  const name = ["Cy", "Di", "Ed"][people.indexOf(winner)] ?? "";
  await expect(winner.getByRole("article").first()).toBeVisible();
  await page.goto(`/p/${slug}/settings`);
  await page.getByLabel(`Role of ${name}`).selectOption("viewer");
  await expect(page.getByText(`${name}: viewer`)).toBeVisible();
  const trace = new URL(winner.url()).pathname.split("/").at(-1);
  const refused = await winner.request.put(`/api/v1/traces/${trace}/review`, {
    data: { note: "too late" },
    headers: { origin: new URL(winner.url()).origin },
  });
  check(refused.status()).toBe(403);
  await winner.reload();
  await expect(winner.getByRole("button", { name: /Submit/ })).toHaveCount(0);

  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByLabel(`Role of ${name}`)).toHaveCount(0);
  const other = people.find((person) => person !== winner);
  if (!other) throw new Error("There is nobody else.");
  await other.goto(`/p/${slug}/traces/next`);
  check(new URL(other.url()).pathname, "what they held is up for others").toMatch(/\/traces\/trc_/);
});

test("two finish the last trace at the same moment: both are counted, and the round says what comes next", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const slug = await newProject(page, `Last ${unique}`, [`Furl the flag ${unique}`, `Stow the rope ${unique}`]);
  const ada = await join(page, browser, `/p/${slug}`, "annotator", "Ada");
  const bo = await join(page, browser, `/p/${slug}`, "annotator", "Bo");
  await page.goto(`/p/${slug}/rounds/new`);
  await page.getByLabel("Name", { exact: true }).fill("To the end");
  await page.getByRole("button", { name: "Make a draft" }).click();
  await expect(page.getByText("Ada, Bo")).toBeVisible();
  await page.getByRole("button", { name: "Open the round" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Open it" }).click();
  await expect(page.getByText("0 of 4 reviews")).toBeVisible();
  await page.goto(`/p/${slug}`);
  await expect(page.getByRole("link", { name: "See To the end" })).toBeVisible();

  for (const [person, code] of [
    [ada, "1.1"],
    [bo, "2.6"],
  ] as const) {
    await person.goto(`/p/${slug}/traces/next`);
    await submitReview(person, new URL(person.url()).pathname, [[code, 1]]);
    await person.goto(`/p/${slug}/traces/next`);
  }
  const last = new URL(ada.url()).pathname;
  check(new URL(bo.url()).pathname, "the same trace is the last of both").toBe(last);
  await Promise.all([review(ada, "1.1", "last of Ada"), review(bo, "2.6", "last of Bo")]);
  await Promise.all([ada, bo].map((person) => person.waitForURL(/\/rounds\/rnd_/)));
  for (const person of [ada, bo]) {
    await expect(person.getByText("Nothing is left for you. Thank you.")).toBeVisible();
  }

  await page.goto(`/p/${slug}`);
  await expect(page.getByText("Every review is in.")).toBeVisible();
  await page.getByRole("link", { name: "See To the end" }).click();
  await expect(page.getByText("4 of 4 reviews")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Where they differ" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Where annotators disagree" })).toBeVisible();
  await expect(page.getByText("2 traces with different answers")).toBeVisible();

  // A review that has shown its annotator the others' labels stays as it is, and nothing offers otherwise.
  await ada.goto(last);
  await expect(ada.getByText("last of Bo").first()).toBeVisible();
  await expect(ada.getByText("This review is final")).toBeVisible();
  await expect(ada.getByRole("button", { name: "Reopen" })).toHaveCount(0);
});
