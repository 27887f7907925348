import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "../runtime/checkout.mjs";
import { ensureBuilt } from "../runtime/prepare-checkout.mjs";
import { ensureChromium } from "./chromium.mjs";
import { runProgram } from "./run-program.mjs";

/** @typedef {{ passed: number, failed: number }} Tally */
/** @typedef {{ name: string, title: string, run: () => Promise<Tally> }} Gate */

/**
 * @param {string} program Its script, relative to node_modules.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
function node(program, args, env) {
  return runProgram(process.execPath, [join(checkout, "node_modules", program), ...args], env);
}

/**
 * A gate without tests of its own counts as one.
 * @param {boolean} succeeded
 * @returns {Tally}
 */
function asOne(succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Runs a test runner that writes a report, and counts the tests of that report. A
 * runner that fails though no test did (a file that does not load) has failed once.
 * @param {(report: string) => Promise<boolean>} run
 * @param {(report: any) => Tally} count
 * @returns {Promise<Tally>}
 */
async function counted(run, count) {
  const folder = mkdtempSync(join(tmpdir(), "topmast-report-"));
  const report = join(folder, "report.json");
  try {
    const succeeded = await run(report);
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { passed, failed } = count(JSON.parse(readFileSync(report, "utf8")));
    if (passed + failed === 0) console.error("No test ran.");
    return { passed, failed: failed === 0 && (!succeeded || passed === 0) ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} project */
function vitest(project) {
  return counted(
    (report) =>
      node("vitest/vitest.mjs", [
        "run",
        "--project",
        project,
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ]),
    ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  );
}

/** In the order of what they cost. */
/** @type {Gate[]} */
export const gates = [
  {
    name: "types",
    title: "Types",
    // The first writes the types of the routes, which the second needs.
    run: async () =>
      asOne((await node("next/dist/bin/next", ["typegen"])) && (await node("typescript/bin/tsc", ["--noEmit"]))),
  },
  {
    name: "lint",
    title: "Lint",
    run: async () =>
      asOne(await node("@biomejs/biome/bin/biome", ["ci", process.stdout.isTTY ? "--colors=force" : "--colors=off"])),
  },
  { name: "unused", title: "Dead code", run: async () => asOne(await node("knip/bin/knip.js", [])) },
  { name: "unit", title: "Unit tests", run: () => vitest("unit") },
  { name: "database", title: "Database tests", run: () => vitest("database") },
  {
    name: "build",
    title: "Build",
    run: async () => {
      await ensureBuilt();
      return asOne(true);
    },
  },
  {
    name: "e2e",
    title: "Browser tests",
    run: async () => {
      await ensureChromium();
      return counted(
        (report) =>
          node("@playwright/test/cli.js", ["test"], { PLAYWRIGHT_JSON_OUTPUT_NAME: report, NO_COLOR: undefined }),
        // The list above names the flaky ones, which passed when they were tried again.
        ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
      );
    },
  },
];
