import { spawn } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { node24 } from "./checkout.mjs";
import { endChildren } from "./children.mjs";
import { printError } from "./complaint.mjs";

/** @type {(() => void)[]} */
const listeners = [];

/** @type {(() => unknown)[]} */
const steps = [];

/** @type {Promise<never> | undefined} */
let stopping;

/**
 * Called as soon as we begin to stop.
 * @param {() => void} listener
 */
export function onStopping(listener) {
  listeners.push(listener);
}

/**
 * What has to be undone when we stop, once our programs have ended; the latest first.
 * @param {() => unknown} step
 */
export function onStop(step) {
  steps.unshift(step);
}

/**
 * Stops everything and ends the process. Whatever it interrupts has no say any more.
 * @param {number} code
 * @returns {Promise<never>}
 */
export function stop(code) {
  stopping ??= (async () => {
    for (const listener of listeners) listener();
    await endChildren();
    for (const step of steps) await attempt(step);
    process.exit(code);
  })();
  return stopping;
}

/**
 * One step that fails does not keep the others from being done.
 * @param {() => unknown} step
 */
async function attempt(step) {
  try {
    await step();
  } catch (error) {
    printError(error);
  }
}

/**
 * Runs a command of ours to its end, or until a signal, or until whoever started it is gone.
 * @param {() => Promise<void>} main
 */
export async function run(main) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => void stop(0));
  // A closed terminal or pipe is no reason to leave things half done.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  whenStarterIsGone(() => void stop(1));
  try {
    await main();
  } catch (error) {
    if (stopping === undefined) printError(error);
    await stop(1);
  }
}

/**
 * Hands over to Node 24, unless this is it.
 * @param {string} script
 * @returns {Promise<boolean>} Whether it did, and all is done.
 */
export async function reranUnderNode24(script) {
  if (realpathSync(process.execPath) === realpathSync(node24)) return false;
  const child = spawn(node24, [script, ...process.argv.slice(2)], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  onStop(
    () =>
      new Promise((resolve) =>
        child.exitCode === null ? child.once("exit", resolve).kill("SIGTERM") : resolve(undefined),
      ),
  );
  const code = await new Promise((resolve) => child.once("exit", resolve));
  await stop(typeof code === "number" ? code : 1);
  return true;
}

/**
 * npm cannot pass on a SIGKILL, and neither can our own first process, so we look whether they are still there.
 * @param {() => void} action
 */
function whenStarterIsGone(action) {
  if (process.channel) {
    process.channel.unref();
    process.once("disconnect", action);
  } else if (process.env.npm_lifecycle_event !== undefined) {
    const before = npmProcess();
    setInterval(() => npmProcess() !== before && action(), 250).unref();
  }
}

/** The npm that runs us; on some systems a shell stands between. */
function npmProcess() {
  const parent = process.ppid;
  if (process.platform !== "linux") return parent;
  try {
    // proc_pid_stat(5): number, name in parentheses, state, parent.
    const [, name, grandparent] = /\((.*)\) . (\d+)/s.exec(readFileSync(`/proc/${parent}/stat`, "utf8")) ?? [];
    return name?.endsWith("sh") ? Number(grandparent) : parent;
  } catch {
    return parent;
  }
}
