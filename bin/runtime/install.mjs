import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkout, node24 } from "./checkout.mjs";
import { runChild } from "./children.mjs";
import { Complaint } from "./complaint.mjs";
import { phase } from "./phase.mjs";

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own
 * account, which npm writes when an installation is complete.
 */
export function isInstalled() {
  const wanted = lockedPackages(join(checkout, "package-lock.json"));
  const present = lockedPackages(join(checkout, "node_modules", ".package-lock.json"));
  if (wanted === undefined || present === undefined || !existsSync(node24)) return false;
  // Optional packages are those of other systems.
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
  );
}

/** Installs with npm, exactly what package-lock.json says. */
export async function install() {
  await phase("Installing packages, which takes a minute or two", async () => {
    // The variable makes Prisma content without an engine that Topmast never runs; npm 10 lets it look for one.
    const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, NEXT_TELEMETRY_DISABLED: "1" };
    const options = ["--include=dev", "--include=optional", "--no-audit", "--no-fund"];
    const installed = await runChild("npm", ["ci", ...options], { env });
    if (installed.code !== 0)
      throw new Complaint(
        `npm could not install the packages:\n\n${tail(installed.output)}\n\n  Put that right (is the network there?) and start again.`,
      );
    if (!existsSync(node24)) await installNode(env);
  });
}

/**
 * Where npm was told to run no scripts, that of the `node` package is still needed.
 * @param {Record<string, string>} env
 */
async function installNode(env) {
  const script = join(dirname(dirname(node24)), "installArchSpecificPackage.js");
  const installed = await runChild(
    process.execPath,
    ["-e", `process.chdir(${JSON.stringify(dirname(script))}); require(${JSON.stringify(script)})`],
    { env },
  );
  if (!existsSync(node24))
    throw new Complaint(`Node 24 could not be installed for this system:\n\n${tail(installed.output)}`);
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** @param {string} output */
export function tail(output) {
  return output.trim().split("\n").slice(-30).join("\n");
}
