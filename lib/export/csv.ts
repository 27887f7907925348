/** A value of a cell; null is an empty one. */
export type Cell = string | number | boolean | null;

/**
 * `spreadsheet`: a text that begins like a formula gets an apostrophe in front, as OWASP's advice on CSV injection has
 * it. `plain`: every text is as it was, for programs, which compute nothing.
 */
export const csvFlavours = ["spreadsheet", "plain"] as const;
export type CsvFlavour = (typeof csvFlavours)[number];

/** The full-width signs are formulas too where the spreadsheet's language is Chinese, Japanese or Korean. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** CSV text (RFC 4180: CRLF, quotes doubled). Numbers are ours and stay numbers. */
export function csv(rows: readonly (readonly Cell[])[], flavour: CsvFlavour = "spreadsheet"): string {
  return rows.map((row) => `${row.map((cell) => cellText(cell, flavour)).join(",")}\r\n`).join("");
}

function cellText(cell: Cell, flavour: CsvFlavour): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = flavour === "spreadsheet" && formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
