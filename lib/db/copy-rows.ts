import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from } from "pg-copy-streams";
import { nextTurn } from "@/lib/core/turns";
import { connectionOf, type Queries } from "@/lib/db/client";
import { type CopyField, type CopyType, copyBytes } from "@/lib/db/copy-format";

/**
 * Writes rows by COPY, the quickest way into PostgreSQL, inside the transaction
 * that `queries` is. Rows are asked for as they are sent, so any number of them
 * takes the memory of a few; other requests get their turn between pieces.
 */
export async function copyRows(
  queries: Queries,
  table: string,
  columns: Readonly<Record<string, CopyType>>,
  rows: Iterable<readonly CopyField[]>,
): Promise<void> {
  const connection = await connectionOf(queries);
  const names = Object.keys(columns).map((column) => connection.escapeIdentifier(column));
  const target = `${connection.escapeIdentifier(table)} (${names.join(", ")})`;
  const copy = connection.query(from(`COPY ${target} FROM STDIN (FORMAT binary)`));
  // Two pieces lie ready, so that the database need not wait while the server reads on.
  await pipeline(Readable.from(inTurns(copyBytes(Object.values(columns), rows)), { highWaterMark: 2 }), copy);
}

async function* inTurns<T>(pieces: Iterable<T>): AsyncGenerator<T> {
  for (const piece of pieces) {
    yield piece;
    await nextTurn();
  }
}
