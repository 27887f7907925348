import { execFileSync } from "node:child_process";

/** What the instance under test is set up with, through the TOPMAST_INIT_* variables. */
export const owner = { email: "owner@example.org", password: "correct horse battery staple" };
export const project = "e2e";
export const apiKey = "e2e-key-e2e-key-e2e-key-e2e-key-e2e-key";

/** A server that somebody started themselves, set up as above: a development server, say. */
export const givenServer = process.env.TOPMAST_E2E_URL;

/** Where the instance under test listens; every process of the run learns the same port. */
export function serverUrl(): string {
  if (givenServer !== undefined) return givenServer;
  process.env.TOPMAST_E2E_PORT ??= freePort();
  return `http://localhost:${process.env.TOPMAST_E2E_PORT}`;
}

/** Playwright reads its settings without waiting, so another process does the waiting. */
export function freePort(): string {
  const script =
    'const s = require("net").createServer().listen(0, "127.0.0.1", () => { process.stdout.write(String(s.address().port)); s.close(); })';
  return execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }).trim();
}
