import { spawn } from "node:child_process";
import { once } from "node:events";
import { checkout } from "../runtime/checkout.mjs";
import { onStop } from "../runtime/lifecycle.mjs";

/** A log that nobody sees on a terminal is read better without colours, even where CI would have them. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };

/**
 * Runs a program to its end; what it prints is printed.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<boolean>} Whether it succeeded.
 */
export async function runProgram(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: checkout,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...plain, ...env },
  });
  const ended = once(child, "close").catch((error) => {
    console.error(error.message);
    return [1];
  });
  onStop(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  const [code] = await ended;
  return code === 0;
}
