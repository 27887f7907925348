import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copySeconds, parseSeconds, storeUpTo } from "@/bench/importing/floor";
import {
  type InventedFile,
  inventFile,
  inventSpans,
  largeTraces,
  type Shape,
  smallTraces,
} from "@/bench/importing/invented-file";
import { labelLatency } from "@/bench/importing/label-latency";
import { databaseOf, growthWhile, importFile } from "@/bench/importing/server";
import { ask, project, startTopmastUnderTest, type TopmastUnderTest } from "@/bench/topmast-under-test";

/** Size of each file, of the one that shows memory, and how many traces stand before: BENCH_IMPORT_MB=200 npm run bench -- import */
const megabytes = Number(process.env.BENCH_IMPORT_MB ?? 50);
const largest = Number(process.env.BENCH_IMPORT_LARGEST_MB ?? 4 * megabytes);
const stored = (process.env.BENCH_IMPORT_STORED ?? "1000,100000").split(",").map(Number);

/**
 * From the HTTP request to the committed rows, beside what neither a parser nor
 * the database can do without: JSON.parse of the same bytes, and plain COPY of
 * the same rows. Then memory, and the wait of a person who labels meanwhile.
 */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "topmast-bench-"));
  const server = await startTopmastUnderTest();
  let seed = 1;
  const invent = (shape: Shape, size: number) => inventFile(join(folder, `file-${seed}`), shape, size, seed++);
  try {
    // The first request of a server pays for much that no later one does.
    await importFile(server, (await invent(smallTraces, 5)).path);
    await importFile(server, (await invent(largeTraces, 5)).path);
    for (const traces of stored) {
      await storeUpTo(databaseOf(server), traces);
      for (const shape of [smallTraces, largeTraces])
        await measure(server, shape, await invent(shape, megabytes), traces, folder);
    }
    await measureMemory(server, "JSON lines", await invent(smallTraces, largest));
    await measureMemory(server, "scattered spans", await inventSpans(join(folder, "spans"), largest, seed));
    await measureLabelling(server, [await invent(smallTraces, megabytes), await invent(largeTraces, 2 * megabytes)]);
  } finally {
    await server.end();
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  server: TopmastUnderTest,
  shape: Shape,
  file: InventedFile,
  traces: number,
  folder: string,
): Promise<void> {
  const parse = await parseSeconds(file);
  const start = performance.now();
  const { id, created } = await importFile(server, file.path);
  const own = (performance.now() - start) / 1000;
  if (id === null || created !== file.traces) throw new Error(`${created} of ${file.traces} traces were created.`);
  const copy = await copySeconds(databaseOf(server), id, folder);
  const size = file.bytes / 1e6;
  console.log(`  ${shape.name}, ${traces} traces stored, ${size.toFixed(0)} MB`);
  console.log(
    `    import            ${own.toFixed(2)} s  ${(size / own).toFixed(1)} MB/s  ${rate(file.steps / own)} steps/s`,
  );
  console.log(`    JSON.parse, COPY  ${parse.toFixed(2)} s + ${copy.toFixed(2)} s`);
  console.log(`    share of the speed that those two allow  ${((parse + copy) / own).toFixed(2)}`);
}

/** Of a server that has just started and has answered one small import. */
async function measureMemory(server: TopmastUnderTest, name: string, file: InventedFile): Promise<void> {
  await server.restart();
  const small = await inventFile(`${file.path}-small`, smallTraces, 0.1, 1_000 + file.steps);
  await importFile(server, small.path);
  const growth = await growthWhile(server, async () => {
    await importFile(server, file.path);
  });
  const [size, more] = [file.bytes / 1e6, growth / 1e6].map((megabytes) => megabytes.toFixed(0));
  console.log(`  memory of the server while it imports ${size} MB of ${name}: ${more} MB more`);
}

async function measureLabelling(server: TopmastUnderTest, files: readonly InventedFile[]): Promise<void> {
  const { traces } = (await ask(server.url, `/projects/${project}/traces?limit=1`)) as { traces: { id: string }[] };
  const trace = traces[0]?.id ?? "";
  const idle = await labelLatency(server, trace, (set) => set < 60);
  let running = true;
  const imports = Promise.all(files.map(({ path }) => importFile(server, path))).finally(() => {
    running = false;
  });
  // Not one more than while they run: what comes after is as quick as what came before.
  const busy = await labelLatency(server, trace, () => running);
  await imports;
  const line = (name: string, of: (latency: typeof idle) => number) =>
    console.log(
      `    ${name}  ${of(idle).toFixed(0)} ms alone, ${of(busy).toFixed(0)} ms with two imports: ratio ${(of(busy) / of(idle)).toFixed(1)}`,
    );
  console.log("  setting a label");
  line("median", ({ median }) => median);
  line("19 of 20 within", ({ slow }) => slow);
}

function rate(number: number): string {
  return Math.round(number).toLocaleString("en");
}
