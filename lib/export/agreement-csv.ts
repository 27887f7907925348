import { type Cell, csv } from "@/lib/export/csv";

/** One figure of one part of one comparison. */
export interface AgreementRow {
  /** All annotators, a pair, one of them, or one against the reference. */
  readonly of: "all" | "pair" | "annotator" | "reference";
  readonly annotators: string;
  /** `overall`, a category or a mode. */
  readonly part: string;
  readonly measure: string;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly traces: number | null;
  readonly items: number | null;
  readonly notes: readonly string[];
}

const columns: readonly (readonly [heading: string, cell: (row: AgreementRow) => Cell])[] = [
  ["of", (row) => row.of],
  ["annotators", (row) => row.annotators],
  ["part", (row) => row.part],
  ["measure", (row) => row.measure],
  ["value", (row) => rounded(row.value)],
  ["low", (row) => rounded(row.interval?.[0] ?? null)],
  ["high", (row) => rounded(row.interval?.[1] ?? null)],
  ["traces", (row) => row.traces],
  ["items", (row) => row.items],
  ["notes", (row) => row.notes.join(" ")],
];

/** Every coefficient as a row of its own, with the ends of its 95 % interval and what stands against it. */
export function agreementCsv(rows: readonly AgreementRow[]): string {
  return csv([columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(6));
}
