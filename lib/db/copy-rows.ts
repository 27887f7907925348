import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { from } from "pg-copy-streams";
import { connectionOf, type Queries } from "@/lib/db/client";

type Field = string | number | null;

/** Characters that are put together before they are sent. */
const pieceLength = 262_144;

/**
 * Writes rows by COPY, the quickest way into PostgreSQL, inside the transaction
 * that `queries` is. Rows are asked for as they are sent, so any number of them
 * takes the memory of a few; other requests get their turn between pieces.
 */
export async function copyRows(
  queries: Queries,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Field[]>,
): Promise<void> {
  const connection = await connectionOf(queries);
  const names = columns.map((column) => connection.escapeIdentifier(column)).join(", ");
  const copy = connection.query(from(`COPY ${connection.escapeIdentifier(table)} (${names}) FROM STDIN`));
  // Two pieces lie ready, so that the database need not wait while the server reads on.
  await pipeline(Readable.from(pieces(rows), { highWaterMark: 2 }), copy);
}

async function* pieces(rows: Iterable<readonly Field[]>): AsyncGenerator<Buffer> {
  let piece = "";
  for (const row of rows) {
    piece += `${row.map(written).join("\t")}\n`;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = "";
    await nextTurn();
  }
  if (piece !== "") yield Buffer.from(piece);
}

const special = /[\\\n\r\t]/;

/** A field as COPY's text format has it (PostgreSQL documentation, COPY, "Text Format"). */
function written(field: Field): string {
  if (field === null) return "\\N";
  if (typeof field === "number") return String(field);
  if (!special.test(field)) return field;
  return field.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t");
}
