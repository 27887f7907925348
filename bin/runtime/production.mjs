/**
 * The production server, a program of its own: node production.mjs HOST PORT. Next answers for everything but the files
 * of its build, which are sent as they were packed.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createServer } from "node:http";
import compression from "compression";
import next from "next";
import { assets, readStyles } from "./assets.mjs";
import { checkout } from "./checkout.mjs";
import { hastenPage } from "./hasten-page.mjs";
import { tidyWhenQuiet } from "./tidy-when-quiet.mjs";

const [host = "", port = ""] = process.argv.slice(2);
const server = createServer();
// Clients and proxies keep an unused connection for up to a minute. Were ours shorter, some of their requests would
// meet one that is just being closed.
server.keepAliveTimeout = 75_000;
// A large upload over a slow line takes longer than the five minutes that Node gives a request. Its head has a minute;
// a line on which nothing moves at all, such as that of a computer that was closed, is given up after ten.
server.requestTimeout = 0;
server.timeout = 600_000;

const pages = next({ dev: false, dir: checkout, hostname: host, port: Number(port), httpServer: server });
const pack = compression();
const sendAsset = assets();

server.once("error", (error) => {
  console.error(error);
  process.exit(1);
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => server.close(() => void pages.close().finally(() => process.exit(0))));
}

const styles = await readStyles();
/** @type {AsyncLocalStorage<() => void>} By it lib/http/text-first.ts finds the answer that it speaks of. */
const textFirst = new AsyncLocalStorage();
Object.assign(globalThis, { topmastShowsTextFirst: () => textFirst.getStore()?.() });
await pages.prepare();
const answer = pages.getRequestHandler();
const heed = tidyWhenQuiet(() => void globalThis.gc?.({ type: "minor" }));
server.on("request", (request, response) => {
  heed(response);
  if (sendAsset(request, response)) return;
  pack(request, response, () => {
    const showTextFirst = hastenPage(request, response, styles);
    textFirst
      .run(showTextFirst, () => answer(request, response))
      .catch((/** @type {unknown} */ error) => {
        console.error(error);
        response.destroy();
      });
  });
});
server.listen(Number(port), host);
