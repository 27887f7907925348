import { createServer } from "node:net";

/**
 * Whether nobody listens on a port of an address yet, so that we may; 0 asks the system for a free one.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<{ port: number } | { code: string }>} The port, or why it cannot be had.
 */
export function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve({ code: error.code ?? error.message }),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve({ port: typeof address === "object" && address !== null ? address.port : port }));
    });
  });
}

/**
 * A port of 127.0.0.1 that is free now: the preferred one if it is.
 * @param {number} [preferred]
 * @returns {Promise<number>}
 */
export async function freePort(preferred = 0) {
  const attempt = await tryPort(preferred, "127.0.0.1");
  return "port" in attempt ? attempt.port : freePort();
}
