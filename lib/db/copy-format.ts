import "server-only";

/** How a column is written: `enum` and `text` alike are the text itself. */
export type CopyType = "int4" | "jsonb" | "text" | "timestamp";

/** Numbers for `int4`; for `timestamp` an ISO 8601 time, which the column holds in UTC; for `jsonb` JSON text. */
export type CopyField = string | number | null;

/** Bytes that are put together before they are sent. */
const pieceLength = 262_144;

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const trailer = Buffer.from([0xff, 0xff]);

/** Milliseconds from 1970 to 2000, where PostgreSQL begins to count. */
const epoch = 946_684_800_000;

/**
 * Rows in COPY's binary format (PostgreSQL documentation, COPY, "Binary Format"), in pieces. Each text goes straight
 * from the string into the bytes that are sent: nothing in it has to be looked for, escaped or put together before.
 */
export function* copyBytes(types: readonly CopyType[], rows: Iterable<readonly CopyField[]>): Generator<Buffer> {
  yield signature;
  let piece = new Piece(pieceLength);
  for (const row of rows) {
    const size = roomFor(row);
    if (size > piece.left) {
      yield piece.bytes();
      piece = new Piece(Math.max(size, pieceLength));
    }
    piece.add(types, row);
  }
  yield piece.bytes();
  yield trailer;
}

/** As many bytes as a row may take. */
function roomFor(row: readonly CopyField[]): number {
  let room = 2;
  for (const field of row) room += typeof field === "string" ? 12 + roomOf(field) : 8;
  return room;
}

/** A UTF-16 unit takes three bytes at most; of a long text it is worth knowing exactly. */
const roomOf = (text: string) => (text.length < 4096 ? text.length * 3 : Buffer.byteLength(text));

class Piece {
  readonly #buffer: Buffer;
  #at = 0;

  constructor(length: number) {
    this.#buffer = Buffer.allocUnsafeSlow(length);
  }

  get left(): number {
    return this.#buffer.length - this.#at;
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#at);
  }

  add(types: readonly CopyType[], row: readonly CopyField[]): void {
    this.#at = this.#buffer.writeInt16BE(row.length, this.#at);
    let place = 0;
    for (const field of row) {
      const type = types[place];
      place += 1;
      if (field === null) this.#int4(-1);
      else if (typeof field === "number") {
        this.#int4(4);
        this.#int4(field);
      } else if (type === "timestamp") {
        this.#int4(8);
        this.#at = this.#buffer.writeBigInt64BE(BigInt(Date.parse(field) - epoch) * 1000n, this.#at);
      } else this.#text(field, type === "jsonb");
    }
  }

  #int4(value: number): void {
    this.#at = this.#buffer.writeInt32BE(value, this.#at);
  }

  /** The binary form of jsonb is its text behind the number of a version. */
  #text(text: string, versioned: boolean): void {
    const start = this.#at + 4;
    if (versioned) this.#buffer[start] = 1;
    const end = start + (versioned ? 1 : 0) + this.#buffer.write(text, start + (versioned ? 1 : 0));
    this.#buffer.writeInt32BE(end - start, this.#at);
    this.#at = end;
  }
}
