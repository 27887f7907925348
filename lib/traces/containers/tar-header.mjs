// What stands around files in a tar archive (POSIX pax), for packing files that belong
// together. Plain JavaScript, because the command line runs it before anything is built.

const block = 512;
const encoder = new TextEncoder();

/**
 * @param {number} value
 * @param {number} width With the NUL at its end.
 */
const octal = (value, width) => `${value.toString(8).padStart(width - 1, "0")}\0`;

/**
 * @param {string} type "0" for a file, "x" for a pax header.
 * @param {Uint8Array} name At most 100 bytes.
 * @param {number} size
 */
function headerBlock(type, name, size) {
  const bytes = new Uint8Array(block);
  /** @type {(text: string, at: number) => void} */
  const put = (text, at) => bytes.set(encoder.encode(text), at);
  bytes.set(name, 0);
  put(octal(0o644, 8), 100);
  put(octal(0, 8), 108);
  put(octal(0, 8), 116);
  // Eleven octal digits hold 8 GB; a pax header says what is larger.
  put(octal(Math.min(size, 0o77777777777), 12), 124);
  put(octal(0, 12), 136);
  put("        ", 148);
  put(type, 156);
  put("ustar\x0000", 257);
  put(
    `${bytes
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
  );
  return bytes;
}

/**
 * "27 path=some/long/name\n": the number is the record's length in bytes, itself included.
 * @param {string} key
 * @param {string} value
 */
function paxRecord(key, value) {
  const rest = encoder.encode(` ${key}=${value}\n`).length;
  let length = rest + 1;
  while (length !== rest + String(length).length) length = rest + String(length).length;
  return encoder.encode(`${length} ${key}=${value}\n`);
}

/**
 * The zeros that fill a file up to whole blocks.
 * @param {number} size
 */
export function tarPadding(size) {
  return new Uint8Array((block - (size % block)) % block);
}

/** The two empty blocks at the end. */
export const tarEnd = new Uint8Array(2 * block);

/**
 * What stands before a file of that name and size.
 * @param {string} name
 * @param {number} size
 * @returns {Uint8Array[]}
 */
export function tarHeader(name, size) {
  const bytes = encoder.encode(name);
  const records = [
    ...(bytes.length > 100 ? [paxRecord("path", name)] : []),
    ...(size > 0o77777777777 ? [paxRecord("size", String(size))] : []),
  ];
  const header = headerBlock("0", bytes.subarray(0, 100), size);
  if (records.length === 0) return [header];
  const length = records.reduce((sum, record) => sum + record.length, 0);
  return [headerBlock("x", encoder.encode("pax"), length), ...records, tarPadding(length), header];
}
