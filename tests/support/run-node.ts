import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface RunningProgram {
  readonly child: ChildProcess;
  /** Resolves with the first line that it prints and that matches. */
  readonly line: (pattern: RegExp) => Promise<string>;
  /** Resolves when it has ended, with everything that it printed. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

/** Starts a Node program of its own, as a terminal would, with a few variables changed. */
export function runNode(args: readonly string[], env: Record<string, string> = {}): RunningProgram {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    env: { ...inherited, NODE_ENV: "test", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const seen = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const look of seen) look();
    });
  }
  const ended = once(child, "close").then(([code]: (number | null)[]) => ({ code: code ?? null, output }));
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = output.split("\n").find((candidate) => pattern.test(candidate));
        if (found !== undefined) resolve(found);
      };
      seen.add(look);
      look();
      void ended.then(({ code }) =>
        reject(new Error(`It ended with ${code} and never printed ${pattern}:\n${output}`)),
      );
    });
  return { child, line, ended };
}
