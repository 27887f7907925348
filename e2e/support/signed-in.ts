import { test as base, expect, type Page } from "@playwright/test";
import { owner } from "./instance";

/** Signs in through the page, as a person does. */
export async function signIn(
  page: Page,
  account: { readonly email: string; readonly password: string } = owner,
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel(/e-?mail/i).fill(account.email);
  await page.getByLabel(/password/i).fill(account.password);
  await page.getByRole("button", { name: /sign in/i }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/**
 * A page with the owner signed in. Whatever the browser complains of fails the
 * test: a script that the policy blocked, an error, a failed request.
 */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const complaints = watch(page);
    await signIn(page);
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** Collects what the browser complains of on a page. */
export function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

export { expect };
