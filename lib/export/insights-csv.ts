import { type Cell, csv } from "@/lib/export/csv";
import type { PublishedSource } from "@/lib/mast/published";

/** The measure of a figure in full, so that a column cannot be taken for another. */
const measureNames = {
  findings: "share of findings",
  traces: "share of traces",
  labels: "share of labels",
  steps: "findings per 1,000 steps",
} as const;

/** What a row must say; the rows of the dashboard do. */
interface ExportedRow {
  readonly level: "category" | "mode";
  readonly code: string;
  readonly name: string;
  readonly measure: keyof typeof measureNames;
  readonly numerator: number;
  readonly denominator: number;
  readonly share: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly published: Readonly<Record<PublishedSource, number | null>>;
}

const columns: readonly (readonly [heading: string, cell: (row: ExportedRow) => Cell])[] = [
  ["level", (row) => row.level],
  ["code", (row) => row.code],
  ["name", (row) => row.name],
  ["measure", (row) => measureNames[row.measure]],
  ["numerator", (row) => row.numerator],
  ["denominator", (row) => row.denominator],
  ["share", (row) => rounded(row.share)],
  ["low", (row) => rounded(row.interval?.[0] ?? null)],
  ["high", (row) => rounded(row.interval?.[1] ?? null)],
  ["published_v1", (row) => row.published.v1],
  ["published_v2", (row) => row.published.v2],
  ["published_v3", (row) => row.published.v3],
  ["mast_data", (row) => row.published["mast-data"]],
];

/** Categories and modes as columns: shares from 0 to 1, ends of the 95 % interval, published shares of the same measure. */
export function insightsColumns(rows: readonly ExportedRow[]): {
  readonly columns: readonly string[];
  readonly records: readonly (readonly Cell[])[];
} {
  return {
    columns: columns.map(([heading]) => heading),
    records: rows.map((row) => columns.map(([, cell]) => cell(row))),
  };
}

/** The same as CSV. */
export function insightsCsv(rows: readonly ExportedRow[]): string {
  const { columns, records } = insightsColumns(rows);
  return csv([columns, ...records]);
}

/** Six decimals: more than any count of traces supports. */
export function rounded(share: number | null): number | null {
  return share === null ? null : Number(share.toFixed(6));
}
