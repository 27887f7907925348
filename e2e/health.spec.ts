import { expect, test } from "@playwright/test";

test("the server says that it is well", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: "ok" });
});

test("whoever is not signed in is led to the sign-in page", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/sign-in/);
  await expect(page.getByLabel(/password/i)).toBeVisible();
});
