const width = 24;

/**
 * A progress bar on a terminal; nothing where there is none, so that logs stay readable.
 * @param {string} name
 */
export function progressLine(name) {
  const stream = process.stderr;
  const started = performance.now();
  return {
    /**
     * @param {{ records: number, bytes: number }} progress `bytes` are those read so far.
     * @param {number | null} total
     */
    show({ records, bytes }, total) {
      if (!stream.isTTY) return;
      const seconds = (performance.now() - started) / 1000;
      const rate = bytes / Math.max(seconds, 0.001);
      const share = total ? Math.min(1, bytes / total) : null;
      const bar =
        share === null
          ? ""
          : `[${"█".repeat(Math.round(share * width)).padEnd(width, "·")}] ${Math.round(share * 100)} % `;
      const left = total && share !== null && share < 1 ? `, ${Math.ceil((total - bytes) / rate)} s left` : "";
      stream.write(`\r\x1b[2K  ${name} ${bar}${records} records, ${megabytes(bytes)}, ${megabytes(rate)}/s${left}`);
    },
    end() {
      if (stream.isTTY) stream.write("\r\x1b[2K");
    },
  };
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
