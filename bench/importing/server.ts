/** The server under test as imports see it, and what its memory does meanwhile. */
import { execFileSync } from "node:child_process";
import { openAsBlob } from "node:fs";
import { join } from "node:path";
import { ask, project, type TopmastUnderTest } from "@/bench/topmast-under-test";
import { databaseUrl, readCredentials } from "@/bin/postgres/credentials.mjs";
import { readHolder } from "@/bin/runtime/lock.mjs";
import { type ImportSummary, importSummarySchema } from "@/lib/traces/import-summary";

export function databaseOf({ dataDirectory }: TopmastUnderTest): string {
  return databaseUrl(readCredentials(dataDirectory), "topmast", "topmast");
}

/** Sends a file and waits until its traces are in the database. */
export async function importFile({ url }: TopmastUnderTest, path: string): Promise<ImportSummary> {
  const body = await openAsBlob(path);
  return importSummarySchema.parse(
    await ask(url, `/projects/${project}/imports?filename=bench.jsonl`, { method: "POST", body }),
  );
}

/** The most bytes that the server's memory grows over what it was before, while `work` goes on. */
export async function growthWhile({ dataDirectory }: TopmastUnderTest, work: () => Promise<void>): Promise<number> {
  const pid = readHolder(join(dataDirectory, "start.lock"))?.server?.pid;
  if (pid === undefined) throw new Error("The server's process is not known.");
  const memory = () => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;
  const before = memory();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memory());
  }, 200);
  await work();
  clearInterval(watch);
  return most - before;
}
