import { spawn } from "node:child_process";
import { once } from "node:events";
import { checkout } from "./checkout.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();

const preload = new URL("./end-with-parent.mjs", import.meta.url).href;

/**
 * Starts a Node program that ends when we do, even when we are killed.
 * @param {string} command Node itself, or a script that names it in its first line.
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, output?: "pipe" | "inherit" }} [options]
 */
export function startChild(command, args, { env = {}, output = "pipe" } = {}) {
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ""} --import=${preload}`.trim();
  const child = spawn(command, args, {
    cwd: checkout,
    env: { ...process.env, ...env, NODE_OPTIONS: nodeOptions, TOPMAST_PARENT: String(process.pid) },
    stdio: ["ignore", output, output, "ipc"],
    shell: process.platform === "win32" && !command.endsWith(".exe"),
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end and keeps what it says.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<{ code: number | null, output: string, stdout: string }>}
 */
export async function runChild(command, args, { env = {} } = {}) {
  const child = startChild(command, args, { env });
  let output = "";
  let stdout = "";
  child.stdout?.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
    stdout += text;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
    });
  }
  child.once("error", (error) => {
    output += error.message;
  });
  const [code] = await once(child, "close").catch(() => [null]);
  return { code, output, stdout };
}

/**
 * Ends a program: asks first, and insists after a while.
 * @param {ChildProcess} child
 * @param {number} patience Milliseconds.
 */
export async function endChild(child, patience) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), patience);
  await ended;
  clearTimeout(insist);
}

/** Ends whatever still runs. */
export async function endChildren() {
  await Promise.all([...running].map((child) => endChild(child, 5_000)));
}
