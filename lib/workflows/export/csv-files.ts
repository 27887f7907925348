import "server-only";
import { cellsOf, columnsOf } from "@/lib/export/columns";
import { csv } from "@/lib/export/csv";
import { labelRecordSchema, labelRecords } from "@/lib/export/label-record";
import { traceRecord, traceRecordSchema } from "@/lib/export/trace-record";
import type { ExportFile } from "@/lib/workflows/export/export-file";
import { type ExportRun, tracePages } from "@/lib/workflows/export/export-run";

/** One row a label; traces and reviews without any have one row each. */
export function longCsv(run: ExportRun): ExportFile {
  return {
    name: `${run.project.slug}-labels.csv`,
    async *pieces() {
      yield { text: csv([columnsOf(labelRecordSchema)], run.flavour), records: 0 };
      for await (const page of tracePages(run)) {
        const rows = page.flatMap(({ trace, reviews }) => labelRecords(trace, reviews, run.project.taxonomyVersion));
        const cells = rows.map((row) => cellsOf(labelRecordSchema, row));
        yield { text: csv(cells, run.flavour), records: rows.length };
      }
    },
  };
}

/** One row a trace, with a column a mode. */
export function wideCsv(run: ExportRun): ExportFile {
  return {
    name: `${run.project.slug}-traces.csv`,
    async *pieces() {
      yield { text: csv([columnsOf(traceRecordSchema)], run.flavour), records: 0 };
      for await (const page of tracePages(run, "none")) {
        const cells = page.map(({ trace, verdict, votes }) =>
          cellsOf(traceRecordSchema, traceRecord(trace, verdict, votes)),
        );
        yield { text: csv(cells, run.flavour), records: page.length };
      }
    },
  };
}
