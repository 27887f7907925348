import { pipeline } from "node:stream/promises";
import { setInterval as every } from "node:timers/promises";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { show } from "@/bench/insights/least";
import type { Owner } from "@/bench/insights/owner";
import type { ExportFormat } from "@/lib/export/export-format";

/** What comes nearest in the database's own words: the same rows, one table a time. */
const labels = `SELECT l.*, g.*, r.trace_id FROM labels l JOIN reviews r ON r.id = l.review_id
  JOIN segments g ON g.label_id = l.id WHERE r.project_id = $project ORDER BY r.trace_id, l.id`;
const steps = "SELECT s.* FROM steps s JOIN traces t ON t.id = s.trace_id WHERE t.project_id = $project";
const traces = "SELECT * FROM traces t WHERE t.project_id = $project";
const copied: readonly (readonly [ExportFormat, readonly string[]])[] = [
  ["long-csv", [labels]],
  ["wide-csv", [traces]],
  ["jsonl", [traces, labels, steps]],
  ["archive", [traces, labels, steps]],
];

/** Each export at the whole size and at a tenth of it: the time beside COPY, and the most memory that it took above what stood before. */
export async function exportsInMemory(client: Client, whole: Owner, tenth: Owner): Promise<void> {
  for (const [format, queries] of copied) {
    const small = await exported(tenth, format);
    const large = await exported(whole, format);
    const start = performance.now();
    for (const query of queries) await copy(client, query.replace("$project", `'${whole.reading.projectId}'`));
    const floor = performance.now() - start;
    console.log(
      `  export ${format.padEnd(23)} ${show(large.time)}   COPY ${show(floor)}   ratio ${(large.time / floor).toFixed(2)}   ${(large.bytes / 1e6).toFixed(0)} MB; memory +${mebi(large.memory)} MiB, at a tenth +${mebi(small.memory)} MiB`,
    );
  }
}

const mebi = (bytes: number) => (bytes / 2 ** 20).toFixed(0);

async function exported({ reading }: Owner, format: ExportFormat) {
  const { exportProject } = await import("@/lib/workflows/export-project");
  const { traceFilterSchema } = await import("@/lib/insights/trace-filter");
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const done = new AbortController();
  const watched = watch(done.signal, () => {
    most = Math.max(most, process.memoryUsage().rss);
  });
  const start = performance.now();
  const wish = { format, flavour: "plain", package: "file" } as const;
  const answer = await exportProject(reading, { ...wish, filter: traceFilterSchema.parse({}) });
  if (!answer.ok) throw new Error(answer.failure.detail);
  let bytes = 0;
  for await (const chunk of answer.value.body) bytes += chunk.byteLength;
  const time = performance.now() - start;
  done.abort();
  await watched;
  return { time, bytes, memory: most - before };
}

async function watch(signal: AbortSignal, look: () => void): Promise<void> {
  try {
    for await (const _ of every(50, undefined, { signal })) look();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function copy(client: Client, query: string): Promise<void> {
  await pipeline(client.query(copyTo(`COPY (${query}) TO STDOUT`)), async (rows: AsyncIterable<Buffer>) => {
    for await (const _ of rows);
  });
}
