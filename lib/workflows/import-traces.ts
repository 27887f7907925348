import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ProjectScope } from "@/lib/access/scope";
import { listImportMappings, rememberImportMapping } from "@/lib/db/import-mappings";
import { beginImport, finishImport } from "@/lib/db/imports";
import { findIdentities, storeTraces } from "@/lib/db/store-traces";
import type { ParsedTrace } from "@/lib/traces/canonical";
import type { UsedMapping } from "@/lib/traces/choose-reading";
import { traceIdentity } from "@/lib/traces/identity";
import type { ImportEvent, ImportOptions, ImportSummary } from "@/lib/traces/import-summary";
import type { ReadEvent } from "@/lib/traces/read-traces";
import { readUpload } from "@/lib/traces/read-upload";
import { storableTrace } from "@/lib/traces/storable";
import { ImportReport } from "@/lib/workflows/import-report";

/** A batch is written when it holds this many traces or this much text. */
const batchTraces = 200;
const batchCharacters = 4_000_000;

/**
 * The one way in for traces, from the page, the HTTP endpoint and the sample
 * project: reads the upload, or the files of the archive that it is, record by record and writes it in batches, each in
 * one transaction, so that whatever happens only whole traces stand. The same
 * content again is a duplicate; labels it brings for a known trace become new
 * reviews. A dry run writes nothing.
 */
export async function* importTraces(
  scope: ProjectScope<"import">,
  chunks: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): AsyncGenerator<ImportEvent> {
  let bytes = 0;
  const { filename, format, mapping } = options;
  const events = readUpload(chunks, {
    filename,
    ...(format === undefined ? {} : { format }),
    ...(mapping === undefined ? { remembered: await listImportMappings(scope) } : { mapping }),
    onProgress: (read) => {
      bytes = read;
    },
  });
  const report = new ImportReport();
  const batch = new Batch(options);
  let importId: string | null = null;
  let used: UsedMapping | null = null;
  const flush = async () => {
    const traces = batch.take();
    if (traces.length === 0) return;
    if (importId === null) await preview(scope, traces, report);
    else await write(scope, importId, traces, report);
  };
  let summary: ImportSummary | null = null;
  const breath = new Breath();
  try {
    for await (const event of events) {
      if (event.type === "failed") return yield failure(event);
      if (event.type === "format" && !options.dryRun) importId = await beginImport(scope, filename, event.format);
      if (event.type === "format") used = event.used ?? null;
      if (event.type === "trace") batch.add(storableTrace(event.trace));
      report.note(event);
      await breath.take();
      if (!batch.full) continue;
      await flush();
      yield { type: "progress", records: report.records, bytes, created: report.created };
    }
    await flush();
    summary = report.summary(importId);
  } finally {
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

/** Reading is plain computation; other people's requests get their turn every few milliseconds of it. */
class Breath {
  #since = performance.now();

  async take(): Promise<void> {
    if (performance.now() - this.#since < 12) return;
    await nextTurn();
    this.#since = performance.now();
  }
}

class Batch {
  #traces: ParsedTrace[] = [];
  #characters = 0;

  constructor(readonly options: ImportOptions) {}

  add(trace: ParsedTrace): void {
    this.#traces.push(trace);
    for (const step of trace.steps) this.#characters += step.content.length + 200;
  }

  get full(): boolean {
    return this.#traces.length >= batchTraces || this.#characters >= batchCharacters;
  }

  take(): { readonly identity: string; readonly trace: ParsedTrace }[] {
    // The identity is of what the file says: the same file with other facts by hand is still the same runs.
    const traces = this.#traces.map((trace) => ({
      identity: traceIdentity(trace),
      trace: withFacts(trace, this.options),
    }));
    this.#traces = [];
    this.#characters = 0;
    return traces;
  }
}

/** Fills what the file does not say with what the person said; the file's own word stands. */
function withFacts(trace: ParsedTrace, { system, model, benchmark, task }: ImportOptions): ParsedTrace {
  return {
    ...trace,
    system: trace.system ?? system ?? null,
    model: trace.model ?? model ?? null,
    benchmark: trace.benchmark ?? benchmark ?? null,
    task: trace.task ?? task ?? null,
  };
}

type Traces = ReturnType<Batch["take"]>;

async function write(
  scope: ProjectScope<"import">,
  importId: string,
  batch: Traces,
  report: ImportReport,
): Promise<void> {
  const { traces, reviews, annotators } = await storeTraces(scope, importId, batch);
  report.stored(batch, traces, reviews, annotators);
}

async function preview(scope: ProjectScope<"import">, batch: Traces, report: ImportReport): Promise<void> {
  const known = await findIdentities(
    scope,
    batch.map(({ identity }) => identity),
  );
  report.wouldStore(batch, known);
}
