import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No violation that axe finds, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(async (theme) => {
      document.documentElement.dataset.theme = theme;
      // Colours fade from one theme to the other, and half way there they need not contrast.
      await new Promise(requestAnimationFrame);
      const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(fading.map(({ finished }) => finished));
    }, colorScheme);
    const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    expect(found, `${page.url()} in the ${colorScheme} theme`).toEqual([]);
  }
}
