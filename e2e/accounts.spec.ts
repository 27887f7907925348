import { test as anonymous, type Browser, type Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { owner } from "./support/instance";
import { expect, signIn, test } from "./support/signed-in";

const unique = Date.now().toString(36);
let made = 0;

function newcomer() {
  made += 1;
  return {
    name: `Newcomer ${made}`,
    email: `newcomer-${unique}-${made}@example.org`,
    password: "a password of some length",
  };
}

/** A page of somebody else's browser. */
async function newVisitor(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Makes a project and answers with its slug. */
async function makeProject(page: Page, name: string): Promise<string> {
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(/\/p\//);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Makes an invitation in a project's settings and answers with its link. */
async function invite(page: Page, slug: string, role: string): Promise<string> {
  await page.goto(`/p/${slug}/settings`);
  await page.getByLabel("For whom").fill(`a new ${role}`);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Make a link" }).click();
  return page.getByLabel("Invitation link").inputValue();
}

async function join(page: Page, link: string, who = newcomer()) {
  await page.goto(link);
  await page.getByLabel("Your name").fill(who.name);
  await page.getByLabel("E-mail address").fill(who.email);
  await page.getByLabel("Password").fill(who.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/p\//);
  return who;
}

anonymous("a wrong password and an unknown address are answered alike, and what was typed stays", async ({ page }) => {
  const answers: (string | null)[] = [];
  for (const email of [`wrong-${unique}@example.org`, owner.email]) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    const alert = page.getByRole("alert").filter({ hasText: /./ });
    answers.push(await alert.textContent());
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await expect(page.getByLabel("Password")).toHaveValue("");
  }
  expect(answers[0]).toContain("wrong");
  expect(answers[1]).toBe(answers[0]);
});

anonymous("the first error of a form has the focus and is tied to its field", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  const email = page.getByLabel("E-mail address");
  await expect(email).toBeFocused();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  const described = await email.getAttribute("aria-describedby");
  await expect(page.locator(`[id="${described}"]`)).not.toBeEmpty();
});

anonymous("signing in leads back to the page that was asked for, and to no other site", async ({ page }) => {
  await page.goto("/account");
  await expect(page).toHaveURL(/sign-in\?next=%2Faccount/);
  await page.getByLabel("E-mail address").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByLabel("Password").press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();
  await page.goto("/sign-in?next=//example.com/p");
  await expect(page).toHaveURL((url) => url.host === new URL(page.url()).host && url.pathname === "/");
});

test("somebody is invited, makes an account, joins, and the link works no more", async ({ page, browser }) => {
  const slug = await makeProject(page, `Invitations ${unique}`);
  expect(slug).toBe(`invitations-${unique}`);
  const link = await invite(page, slug, "viewer");
  const visitor = await newVisitor(browser);
  await visitor.goto(link);
  await expectAccessible(visitor);
  await visitor.goto(link);
  const who = await join(visitor, link);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(`Invitations ${unique}`);
  await expect(visitor.getByRole("link", { name: "Import" })).toHaveCount(0);
  await visitor.goto(`/p/${slug}/import`);
  await expect(visitor.getByText("You are a viewer here")).toBeVisible();
  await visitor.goto(`/p/${slug}/settings`);
  await expect(visitor.getByText("only owners change this").first()).toBeVisible();
  await expect(visitor.getByRole("button", { name: /^Delete/ })).toHaveCount(0);

  const late = await newVisitor(browser);
  await late.goto(link);
  await expect(late.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await expectAccessible(late);

  await page.reload();
  await page.getByLabel(`Role of ${who.name}`).selectOption("curator");
  await expect(page.getByText(`${who.name}: curator`)).toBeVisible();
  await visitor.goto(`/p/${slug}/import`);
  await expect(visitor.getByRole("heading", { level: 1, name: "Import traces" })).toBeVisible();

  await page.getByRole("button", { name: `Remove ${who.name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expect(page.getByLabel(`Role of ${who.name}`)).toHaveCount(0);
  await expect(page.locator("#members")).toBeFocused();
  await visitor.goto(`/p/${slug}`);
  await expect(visitor.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
});

test("an invitation is taken up without the page's scripts", async ({ page, browser }) => {
  const slug = await makeProject(page, `Plain ${unique}`);
  const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await join(visitor, await invite(page, slug, "viewer"));
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(`Plain ${unique}`);
});

test("a password is changed against the present one, which ends the other sessions", async ({ page, browser }) => {
  const slug = await makeProject(page, `Passwords ${unique}`);
  const here = await newVisitor(browser);
  const who = await join(here, await invite(page, slug, "annotator"));
  const elsewhere = await newVisitor(browser);
  await signIn(elsewhere, who);
  await here.goto("/account");
  await expectAccessible(here);
  await expect(here.getByRole("button", { name: "Sign out", exact: true })).toHaveCount(1);

  await here.getByLabel("Present password").fill("not this one");
  await here.getByLabel("New password").fill("another password");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("This is not your present password.")).toBeVisible();
  await expect(here.getByLabel("Present password")).toBeFocused();

  await here.getByLabel("Present password").fill(who.password);
  await here.getByLabel("New password").fill("another password");
  await here.getByRole("button", { name: "Change password" }).click();
  await expect(here.getByText("Every other session has ended")).toBeVisible();
  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/sign-in/);
  await here.reload();
  await expect(here.getByRole("heading", { level: 1, name: "Account" })).toBeVisible();

  await page.goto("/accounts");
  await expectAccessible(page);
  const row = page.getByRole("listitem").filter({ hasText: who.email });
  await row.getByRole("button", { name: "Make a reset link" }).click();
  const reset = await row.getByLabel(/^Reset link/).inputValue();
  await elsewhere.goto(reset);
  await elsewhere.getByLabel("New password").fill("a third password");
  await elsewhere.getByRole("button", { name: "Set password" }).click();
  await expect(elsewhere).toHaveURL(/sign-in/);
  await here.goto("/account");
  await expect(here).toHaveURL(/sign-in/);
  await signIn(elsewhere, { email: who.email, password: "a third password" });
});

test("an API key is shown once and works until it is revoked", async ({ page, playwright, baseURL }) => {
  const slug = await makeProject(page, `Keys ${unique}`);
  await page.goto(`/p/${slug}/settings`);
  await page.getByLabel("Name").last().fill("nightly");
  await page.getByRole("checkbox", { name: /^read/ }).uncheck();
  await page.getByRole("button", { name: "Make a key" }).click();
  await expect(page.getByText("Tick one at least.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^read/ })).toBeFocused();
  await page.getByRole("checkbox", { name: /^read/ }).check();
  await page.getByRole("button", { name: "Make a key" }).click();
  const key = await page.getByLabel("API key", { exact: true }).inputValue();
  await expect(page.getByLabel("How to import with it")).toContainText(`/api/v1/projects/${slug}/imports`);
  const client = await playwright.request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${key}` } });
  const list = () => client.get(`${baseURL}/api/v1/projects/${slug}/traces`);
  expect((await list()).status()).toBe(200);
  expect((await client.post(`${baseURL}/api/v1/projects/${slug}/imports`, { data: "{}" })).status()).toBe(403);
  await page.reload();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole("button", { name: "Revoke nightly" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("No keys yet.")).toBeVisible();
  expect((await list()).status()).toBe(401);
});

test("a project is deleted once its address is typed, with the keyboard alone", async ({ page }) => {
  const slug = await makeProject(page, `Short-lived ${unique}`);
  await page.goto(`/p/${slug}/settings`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete this project" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete this project" })).toBeFocused();
  await page.keyboard.press("Enter");
  const typed = dialog.getByLabel(`Type ${slug} to confirm`);
  await typed.fill("something else");
  await page.keyboard.press("Enter");
  await expect(typed).toHaveAttribute("aria-invalid", "true");
  await typed.fill(slug);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");
  expect((await page.request.get(`/p/${slug}`)).status()).toBe(404);
});

test("the sample project opens with one click and goes with two", async ({ page, browser }) => {
  const slug = await makeProject(page, `Samples ${unique}`);
  const newcomerPage = await newVisitor(browser);
  await join(newcomerPage, await invite(page, slug, "viewer"));
  await newcomerPage.goto("/");
  await newcomerPage.getByRole("button", { name: "Open the sample project" }).click();
  await newcomerPage.waitForURL(/\/p\/sample/);
  const home = newcomerPage.url();
  await expectAccessible(newcomerPage);
  await newcomerPage.getByRole("link", { name: "Traces", exact: true }).click();
  await expect(newcomerPage.getByRole("row")).toHaveCount(11);
  await newcomerPage.goto(`${home}/settings`);
  await newcomerPage.getByRole("button", { name: "Delete the sample project" }).click();
  await newcomerPage.getByRole("button", { name: "Delete for good" }).click();
  await newcomerPage.waitForURL((url) => url.pathname === "/");
  await expect(newcomerPage.getByRole("button", { name: "Open the sample project" })).toBeVisible();
});
