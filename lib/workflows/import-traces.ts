import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { nextTurn } from "@/lib/core/turns";
import { listImportMappings, rememberImportMapping } from "@/lib/db/import-mappings";
import { beginImport, finishImport } from "@/lib/db/imports";
import { aliveEvery, sayAlive } from "@/lib/db/running-imports";
import { storeArchive } from "@/lib/db/store-archive";
import { findIdentities, type NewTrace, storeTraces } from "@/lib/db/store-traces";
import { letImportsGoFirst } from "@/lib/jobs/search-indexer";
import type { UsedMapping } from "@/lib/traces/choose-reading";
import type { ImportEvent, ImportOptions, ImportSummary } from "@/lib/traces/import-summary";
import type { ReadEvent } from "@/lib/traces/read-traces";
import { readUpload } from "@/lib/traces/read-upload";
import { checkedEvents } from "@/lib/workflows/checked-events";
import { ImportBatch } from "@/lib/workflows/import-batch";
import { ImportReport } from "@/lib/workflows/import-report";
import { scratchOnDisk } from "@/lib/workflows/scratch-on-disk";
import { WritingInOrder } from "@/lib/workflows/writing-in-order";

/**
 * The one way in for traces, from the page, the HTTP endpoint and the sample
 * project: reads the upload, or the files of the archive that it is, record by
 * record and writes it in batches, each in one transaction, so that whatever
 * happens only whole traces stand; while two are being written, the next is read.
 * The same content again is a duplicate; labels it brings for a known trace
 * become new reviews. A dry run writes nothing.
 */
export async function* importTraces(
  scope: ProjectScope<"import">,
  chunks: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportEvent> {
  let bytes = 0;
  const { filename, format, mapping } = options;
  const read = readUpload(chunks, {
    filename,
    ...(format === undefined ? {} : { format }),
    ...(mapping === undefined ? { remembered: await listImportMappings(scope) } : { mapping }),
    openScratch: scratchOnDisk,
    onProgress: (read) => {
      bytes = read;
    },
  });
  const events = checkedEvents(read);
  const report = new ImportReport();
  const batch = new ImportBatch(options);
  const writing = new WritingInOrder();
  let importId: string | null = null;
  let used: UsedMapping | null = null;
  const flush = async () => {
    const { alone } = batch;
    const traces = batch.take();
    const id = importId;
    if (traces.length === 0) return;
    await writing.begin(() => (id === null ? preview(scope, traces, report) : store(scope, id, traces, report)), alone);
  };
  let summary: ImportSummary | null = null;
  const breath = new Breath();
  let pulse: NodeJS.Timeout | undefined;
  const ended = letImportsGoFirst();
  try {
    for await (const event of events) {
      if (event.type === "failed") return yield failure(event);
      if (event.type === "format") used = event.used ?? null;
      if (event.type === "format" && !options.dryRun) {
        importId = await beginImport(scope, filename, event.format);
        pulse = keepAlive(scope, importId);
      }
      // A large trace takes a while to be read, and as long to be taken in.
      await breath.take();
      if (event.type === "trace") batch.add(event.trace);
      report.note(event);
      await breath.take();
      if (!batch.full) continue;
      await flush();
      yield { type: "progress", records: report.records, bytes, created: report.created };
    }
    await flush();
    await writing.ended();
    summary = report.summary(importId);
  } finally {
    ended();
    clearInterval(pulse);
    await writing.ended().catch(() => undefined);
    // Also when the upload breaks off or the caller goes away: what was written by then stands, as "failed", to be undone.
    if (importId !== null) await finishImport(scope, importId, summary ? "done" : "failed", report.summary(importId));
  }
  // What the person said of this upload holds for the next of its form, once it has brought something.
  if (importId !== null && mapping !== undefined && options.remember && used !== null && summary.traces.length > 0)
    await rememberImportMapping(scope, used, filename);
  yield { type: "summary", summary };
}

function failure({ failure, propose }: Extract<ReadEvent, { type: "failed" }>): ImportEvent {
  return { type: "failure", failure, ...(propose && { proposal: propose() }) };
}

/** An upload may take its time between two batches, and is not to be taken for dead then. */
function keepAlive(scope: ProjectScope<"import">, importId: string): NodeJS.Timeout {
  return setInterval(() => {
    // Where the database is away, the import itself will say so.
    sayAlive(scope, importId).catch(() => undefined);
  }, aliveEvery).unref();
}

/** Reading is plain computation; other people's requests get their turn every few milliseconds of it. */
class Breath {
  #since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.#since < 2) return;
    await nextTurn();
    this.#since = performance.now();
  }
}

/** Traces of an archive are what they were; all others are new ones. */
async function store(
  scope: ProjectScope<"import">,
  importId: string,
  batch: readonly NewTrace[],
  report: ImportReport,
): Promise<() => void> {
  const archived = batch.filter(({ trace }) => trace.archived !== undefined);
  const others = batch.filter(({ trace }) => trace.archived === undefined);
  const stored = others.length > 0 ? await storeTraces(scope, importId, others) : null;
  const restored = archived.length > 0 ? await storeArchive(scope, importId, archived) : null;
  return () => {
    if (stored !== null) report.stored(others, stored);
    if (restored !== null) report.stored(archived, restored);
  };
}

async function preview(
  scope: ProjectScope<"import">,
  batch: readonly NewTrace[],
  report: ImportReport,
): Promise<() => void> {
  const known = await findIdentities(
    scope,
    batch.map(({ identity }) => identity),
  );
  return () => report.wouldStore(batch, known);
}
