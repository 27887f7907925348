import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { isRoot } from "../postgres/account.mjs";
import { Complaint } from "../runtime/complaint.mjs";
import { phase } from "../runtime/phase.mjs";
import { runProgram } from "./run-program.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const macPrograms = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser that the tests drive: Playwright's own where it was installed, else one of the machine.
 * @returns {string | undefined}
 */
export function findChromium() {
  const own = chromium.executablePath();
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [own, ...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macPrograms];
  return candidates.find((candidate) => existsSync(candidate));
}

/** Finds a browser, or installs Debian's where that can be done without asking. */
export async function ensureChromium() {
  if (findChromium() !== undefined) return;
  const canInstall = isRoot && spawnSync("apt-get", ["--version"]).status === 0;
  if (canInstall) {
    await phase("Installing Chromium with apt-get", async () => {
      const env = { DEBIAN_FRONTEND: "noninteractive" };
      await runProgram("apt-get", ["update", "-q"], env);
      await runProgram("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"], env);
    });
  }
  if (findChromium() === undefined) {
    throw new Complaint(
      "The browser tests need Chromium: install it (apt install chromium, or npx playwright install chromium) and run them again.",
    );
  }
}
