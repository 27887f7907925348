import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { build, generate, isBuilt, isGenerated } from "./build.mjs";
import { checkout } from "./checkout.mjs";
import { install, isInstalled } from "./install.mjs";
import { waitForLock } from "./lock.mjs";

/** Brings node_modules up to date. */
export async function ensureInstalled() {
  await prepare(isInstalled, install);
}

/** Brings the client of the database up to date. */
export async function ensureGenerated() {
  await prepare(isGenerated, generate);
}

/** Brings .next up to date. */
export async function ensureBuilt() {
  await prepare(isBuilt, build);
}

/**
 * Starts with different data directories share a checkout: one works on it, the others wait.
 * @param {() => boolean} isReady
 * @param {() => Promise<void>} work
 */
async function prepare(isReady, work) {
  if (isReady()) return;
  const folder = join(checkout, ".topmast");
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const lock = await waitForLock(join(folder, "prepare.lock"), ({ process: { pid } }) => {
    console.log(`  … Waiting for process ${pid}, which is preparing this checkout`);
  });
  try {
    if (!isReady()) await work();
  } finally {
    lock.release();
  }
}
