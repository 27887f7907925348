import type { Change } from "@/lib/access/history-schema";
import { type Cell, csv } from "@/lib/export/csv";

export const historyFormats = ["csv", "ndjson"] as const;
export type HistoryFormat = (typeof historyFormats)[number];

const columns: readonly (readonly [heading: string, cell: (change: Change) => Cell])[] = [
  ["id", ({ id }) => id],
  ["at", ({ at }) => at],
  ["by", ({ by }) => by?.name ?? null],
  ["by_id", ({ by }) => by?.id ?? null],
  ["kind", ({ kind }) => kind],
  ["action", ({ action }) => action],
  ["subject", ({ subject }) => subject],
  ["trace", ({ trace }) => trace?.id ?? null],
  ["before", ({ before }) => (before === null ? null : JSON.stringify(before))],
  ["after", ({ after }) => (after === null ? null : JSON.stringify(after))],
];

/** What stands before the first row. */
export function historyHead(format: HistoryFormat): string {
  return format === "csv" ? csv([columns.map(([heading]) => heading)]) : "";
}

export function historyText(format: HistoryFormat, changes: readonly Change[]): string {
  if (format === "ndjson") return changes.map((change) => `${JSON.stringify(change)}\n`).join("");
  return csv(changes.map((change) => columns.map(([, cell]) => cell(change))));
}
