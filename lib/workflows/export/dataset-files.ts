import "server-only";
import { datasetCard, tableFile } from "@/lib/export/dataset-card";
import { labelRecords } from "@/lib/export/label-record";
import type { ManifestFacts } from "@/lib/export/manifest";
import { stepRecord } from "@/lib/export/step-record";
import { traceRecord } from "@/lib/export/trace-record";
import type { ExportFile, Piece } from "@/lib/workflows/export/export-file";
import { type ExportRun, tracePages, tracesWithSteps } from "@/lib/workflows/export/export-run";

function jsonl(records: readonly object[]): Piece {
  return { text: records.map((record) => `${JSON.stringify(record)}\n`).join(""), records: records.length };
}

/** A Hugging Face data set as a folder: its card and its tables. */
export function datasetFiles(run: ExportRun, facts: ManifestFacts): readonly ExportFile[] {
  const { taxonomyVersion } = run.project;
  return [
    {
      name: "README.md",
      async *pieces() {
        yield { text: datasetCard(facts, taxonomyVersion), records: 0 };
      },
    },
    {
      name: tableFile("traces"),
      async *pieces() {
        for await (const page of tracePages(run, "none"))
          yield jsonl(page.map(({ trace, verdict, votes }) => traceRecord(trace, verdict, votes)));
      },
    },
    {
      name: tableFile("labels"),
      async *pieces() {
        for await (const page of tracePages(run))
          yield jsonl(page.flatMap(({ trace, reviews }) => labelRecords(trace, reviews, taxonomyVersion)));
      },
    },
    {
      name: tableFile("steps"),
      async *pieces() {
        for await (const { told, steps } of tracesWithSteps(run))
          yield jsonl(steps.map((step) => stepRecord(told.trace.id, step)));
      },
    },
  ];
}
