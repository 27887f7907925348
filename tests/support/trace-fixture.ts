import { readFileSync } from "node:fs";

/** A trace file of tests/fixtures, as bytes. All of them are invented. */
export function traceFixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/traces/${name}`, import.meta.url));
}
