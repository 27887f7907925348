import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "../../bin/runtime/checkout.mjs";

export interface Topmast {
  readonly dataDirectory: string;
  /** All that it has printed. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
  /** Ends every process of it at once, as a power cut would; the data stays. */
  readonly kill: () => Promise<void>;
}

/** A directory for the state of an instance under test, which makes it. */
export function newDataDirectory(): string {
  return join(tmpdir(), `topmast-e2e-${randomUUID()}`);
}

export function removeDataDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

/** Starts Topmast as `npm start` does, and waits until it says that it is ready. */
export async function startTopmast(dataDirectory: string, env: Record<string, string>): Promise<Topmast> {
  const child = spawn(process.execPath, [join(checkout, "bin", "start.mjs")], {
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: "", TOPMAST_DATA_DIR: dataDirectory, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that its processes can be killed together.
    detached: true,
  });
  let output = "";
  const ended = once(child, "close");
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        if (output.includes("Topmast is ready")) resolve();
      });
    }
  });
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error(`Topmast did not start:\n${output}`);
    }),
  ]);
  const end = async (signal: () => void) => {
    if (child.exitCode === null && child.signalCode === null) signal();
    await ended;
  };
  return {
    dataDirectory,
    output: () => output,
    stop: () => end(() => child.kill("SIGTERM")),
    kill: () => end(() => process.kill(-(child.pid ?? 0), "SIGKILL")),
  };
}
