import { StringDecoder } from "node:string_decoder";
import { constants } from "node:zlib";
import { BrotliCompress } from "minizlib";
import Negotiator from "negotiator";
import { firstFrame } from "./first-frame.mjs";
import { firstFrameAlone } from "./first-frame-alone.mjs";

/**
 * Has a response pass through `firstFrame` if it turns out to be a page.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {ReadonlyMap<string, import("./style-sheet.mjs").StyleSheet>} styles
 * @returns {() => void} Says of a page that nothing is sent of yet that it shows a text first.
 */
export function hastenPage(request, response, styles) {
  const flushHeaders = response.flushHeaders.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const decoder = new StringDecoder();
  const alone = firstFrameAlone(response);
  let textFirst = false;
  let textSent = false;
  /** @type {ReturnType<typeof firstFrame> | null | undefined} */
  let page;
  /** @type {(text: any) => boolean} */
  let send = write;
  /** @type {(text: string) => unknown} */
  let finish = end;

  const begin = () => {
    if (page !== undefined) return;
    page = pageOf(request, response, styles, textFirst);
    if (page === null) return;
    // It has browsers fetch the style sheets first, which stand in the page.
    response.removeHeader("Link");
    if (takesBrotli(request)) {
      response.setHeader("Content-Encoding", "br");
      ({ send, finish } = packed(response, write, end));
    }
  };
  /** @param {string | Uint8Array | null | undefined} chunk Nothing at the end of a page, and for HEAD. */
  const rewritten = (chunk) => {
    begin();
    if (!page || chunk === undefined || chunk === null) return chunk;
    return page.piece(typeof chunk === "string" ? chunk : decoder.write(chunk));
  };
  const passed = {
    flushHeaders: () => {
      begin();
      flushHeaders();
    },
    /** @param {string | Uint8Array} chunk */
    write: (chunk) => {
      if (alone.holds(() => passed.write(chunk))) return false;
      // The first one decides how all are sent.
      const text = rewritten(chunk);
      const flows = send(text);
      if (!page || !textFirst || textSent || !text) return flows;
      textSent = true;
      alone.begin();
      return false;
    },
    /** @param {string | Uint8Array | null} [chunk] */
    end: (chunk) => {
      if (alone.holds(() => passed.end(chunk))) return response;
      const last = rewritten(chunk);
      return page ? finish((last ?? "") + page.end()) : end(last);
    },
  };
  Object.assign(response, passed);
  return () => {
    textFirst = true;
  };
}

/**
 * What rewrites a response, of whose body nothing is sent yet: null unless it is a page, of any length.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {ReadonlyMap<string, import("./style-sheet.mjs").StyleSheet>} styles
 * @param {boolean} textFirst
 */
function pageOf(request, response, styles, textFirst) {
  const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader("Content-Security-Policy")))?.[1];
  const isPage = String(response.getHeader("Content-Type")).startsWith("text/html");
  if (nonce === undefined || !isPage || response.hasHeader("Content-Length")) return null;
  // revive.mjs says so, once they are there.
  const fontsKept = /(^|; )fonts=kept(;|$)/.test(request.headers.cookie ?? "");
  return firstFrame({ nonce, styles, textFirst, fontsKept });
}

/** @param {import("node:http").IncomingMessage} request */
function takesBrotli(request) {
  return new Negotiator(request).encodings(["br"]).length > 0;
}

/** Base-2 logarithm of how many bytes Brotli looks back: pages are seldom longer, and its own 22 takes 8 MB for each. */
const lookBack = 18;

/**
 * Packs a page in the thread that writes it. It takes two milliseconds there; threads of their own, which `compression`
 * uses, get their turn only some ten or twenty later where the browser works on the same two cores.
 * @param {import("node:http").ServerResponse} response
 * @param {(chunk: any) => boolean} write
 * @param {() => import("node:http").ServerResponse} end
 */
function packed(response, write, end) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: lookBack };
  // Its types leave out what is Brotli's own.
  const brotli = new BrotliCompress(/** @type {{}} */ ({ params }));
  let open = true;
  let flowing = true;
  brotli.on("data", (chunk) => {
    flowing = write(chunk);
  });
  // It does not close itself, and until the collector finds it, its memory has V8 collect everything every few pages.
  const close = () => {
    open = false;
    brotli.close();
  };
  response.once("close", close);
  return {
    /** @param {string | undefined} text */
    send: (text) => {
      if (!open) return true;
      if (text) brotli.write(text);
      brotli.flush(constants.BROTLI_OPERATION_FLUSH);
      return flowing;
    },
    /** @param {string} text */
    finish: (text) => {
      if (open) brotli.end(text);
      close();
      return end();
    },
  };
}
