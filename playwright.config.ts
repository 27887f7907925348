import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./bin/testing/chromium.mjs";
import { serverUrl } from "./e2e/support/instance";

const executablePath = findChromium();

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/start-instance.ts",
  outputDir: "test-results",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  // Machines of continuous integration are often busy: what fails there is tried once more, and is said to be flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  // The JSON report goes where PLAYWRIGHT_JSON_OUTPUT_NAME says; bin/test.mjs counts from it.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: serverUrl(),
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Pacific/Chatham",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // A browser under test talks to nobody but the server under test.
      args: [
        "--disable-component-update",
        "--disable-background-networking",
        "--disable-domain-reliability",
        "--disable-sync",
        "--no-pings",
      ],
    },
  },
  projects: [{ name: "desktop" }],
});
