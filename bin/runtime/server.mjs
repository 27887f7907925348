import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { nextProgram } from "./build.mjs";
import { startChild } from "./children.mjs";
import { Complaint } from "./complaint.mjs";
import { tail } from "./install.mjs";

/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const patience = 120_000;

const production = fileURLToPath(new URL("./production.mjs", import.meta.url));

/**
 * How V8 tidies up. A page or a batch of an import is garbage as soon as it is sent, and dies young where there is room
 * for it. What does get old may pile up to two thirds of what is in use; V8 lets twice as much of it grow when left
 * alone, and an import then takes 150 MB more. The program tells it itself when there is nothing else to do.
 */
const memory = ["--expose-gc", "--max-semi-space-size=16", "--heap-growing-percent=70"];

/**
 * Starts the pages and waits until they answer.
 * @param {import("./settings.mjs").Settings} settings
 * @param {Record<string, string>} env
 * @param {(child: ChildProcess) => void} onStart
 */
export async function startServer(settings, env, onStart) {
  const { port, host, development } = settings;
  const program = development ? [nextProgram, "dev", "-H", host, "-p", String(port)] : [production, host, String(port)];
  const child = startChild(process.execPath, [...memory, ...program], {
    env: { ...env, NODE_ENV: development ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  onStart(child);
  const output = holdBack(child, development);
  const deadline = Date.now() + patience;
  while (!(await isHealthy(settings))) {
    if (child.exitCode !== null || child.signalCode !== null) throw stopped(output.held(), port);
    if (Date.now() > deadline)
      throw new Complaint(`The server has not become ready within two minutes:\n\n${tail(output.held())}`);
    await sleep(50);
  }
  output.release();
  return child;
}

/**
 * @param {string} output
 * @param {number} port
 */
function stopped(output, port) {
  if (output.includes("EADDRINUSE")) return portInUse(port);
  return new Complaint(`The server stopped before it was ready:\n\n${tail(output)}`);
}

/** @param {number} port */
export function portInUse(port) {
  return new Complaint(
    `Port ${port} is in use by another program: stop that, or choose another port, such as PORT=${port + 1} npm start.`,
  );
}

/**
 * Keeps the server's first lines, Next's greeting, to show only if it fails; later ones, the log, go on to ours.
 * @param {ChildProcess} child
 * @param {boolean} showAll
 */
function holdBack(child, showAll) {
  let held = "";
  let holding = !showAll;
  const streams = /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]);
  for (const [from, to] of streams) {
    from?.on("data", (/** @type {Buffer} */ chunk) => {
      if (holding) held += chunk.toString();
      else to.write(chunk);
    });
  }
  return {
    held: () => held,
    release: () => {
      holding = false;
    },
  };
}

/**
 * Asks as the public address would, because the server answers to no other.
 * @param {import("./settings.mjs").Settings} settings
 * @returns {Promise<boolean>}
 */
function isHealthy({ host, port, url }) {
  const everywhere = host === "0.0.0.0" || host === "::";
  return new Promise((resolve) => {
    const request = get(
      {
        host: everywhere ? "127.0.0.1" : host,
        port,
        path: "/api/health",
        headers: { Host: new URL(url).host },
        timeout: 30_000,
        agent: false,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.once("error", () => resolve(false));
    request.once("timeout", () => request.destroy());
  });
}
