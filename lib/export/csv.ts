/** A value of a cell; null is an empty one. */
export type Cell = string | number | null;

/**
 * CSV text (RFC 4180: CRLF, quotes doubled) that is safe to open in a spreadsheet: a text that begins like a formula
 * gets an apostrophe in front, as OWASP's advice on CSV injection has it. Numbers are ours and stay numbers.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
