/**
 * Lets a page be painted as soon as it is there. As Next writes it, it first asks for its style sheet, and starts the
 * download of some twenty scripts beside; on a machine with few cores, fetching and compiling these holds up the text
 * that has come already. So pages are sent with their style sheets written out, and with their scripts inert until the
 * first frame is drawn.
 */
import { StringDecoder } from "node:string_decoder";

/** A type that browsers take for data: such a script is neither fetched nor run. */
const inert = "text/late";

const script = /<script (src="\/_next\/static\/[^>]*>)/g;
const preload = /<link rel="preload" as="script"[^>]*>/g;
const styleSheet = /<link rel="stylesheet" href="([^"]+)"([^>]*)>/g;

/** Runs in the browser, as its source: it stands alone. */
function revive(/** @type {string} */ type) {
  const load = () => {
    for (const held of document.querySelectorAll(`script[type="${type}"]`)) {
      const script = document.createElement("script");
      script.src = held.getAttribute("src") ?? "";
      script.async = true;
      script.nonce = /** @type {HTMLScriptElement} */ (held).nonce;
      held.replaceWith(script);
    }
  };
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    load();
    // What is streamed later may bring more.
    const watch = new MutationObserver(load);
    watch.observe(document, { childList: true, subtree: true });
    addEventListener("load", () => watch.disconnect());
  };
  // The frame of the whole page, or the first one with anything in it where the rest is long in coming.
  document.addEventListener("DOMContentLoaded", () => {
    requestAnimationFrame(() => {
      const frame = new MessageChannel();
      frame.port1.onmessage = begin;
      frame.port2.postMessage(null);
    });
  });
  new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
  // A page in the background draws no frame.
  setTimeout(begin, 1_000);
}

/**
 * Rewrites a page that comes in pieces, cut anywhere.
 * @param {string} nonce What the page's policy lets scripts and styles stand by.
 * @param {ReadonlyMap<string, string>} styles The text of each style sheet, by its path.
 */
export function firstFrame(nonce, styles) {
  const reviver = `<script nonce="${nonce}">(${revive})(${JSON.stringify(inert)})</script>`;
  let rest = "";
  let begun = false;
  /** @param {string} text */
  const rewrite = (text) => {
    if (!begun && text.includes("<head>")) {
      begun = true;
      text = text.replace("<head>", () => `<head>${reviver}`);
    }
    if (!begun) return text;
    return text
      .replace(preload, "")
      .replace(script, `<script type="${inert}" $1`)
      .replace(styleSheet, (link, path, more) => {
        const style = styles.get(path);
        // React looks for the link of each style sheet, and would add one that it misses.
        return style === undefined
          ? link
          : `<style nonce="${nonce}">${style}</style><link rel="stylesheet" media="not all" href="${path}"${more}>`;
      });
  };
  return {
    /** @param {string} text */
    piece(text) {
      const all = rest + text;
      // A tag that is not complete yet waits for its end.
      const tag = all.lastIndexOf("<");
      const cut = tag >= 0 && !all.includes(">", tag) ? tag : all.length;
      rest = all.slice(cut);
      return rewrite(all.slice(0, cut));
    },
    end: () => rewrite(rest),
  };
}

/**
 * Has a response pass through `firstFrame` if it turns out to be a page.
 * @param {import("node:http").ServerResponse} response
 * @param {ReadonlyMap<string, string>} styles
 */
export function hastenPage(response, styles) {
  const flushHeaders = response.flushHeaders.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const decoder = new StringDecoder();
  /** @type {ReturnType<typeof firstFrame> | null | undefined} */
  let page;
  /** @param {string | Uint8Array | undefined} chunk */
  const rewritten = (chunk) => {
    if (page === undefined) page = pageOf(response, styles);
    if (page === null || chunk === undefined) return chunk;
    return page.piece(typeof chunk === "string" ? chunk : decoder.write(chunk));
  };
  Object.assign(response, {
    flushHeaders: () => {
      // It has browsers fetch the style sheets first, which stand in the page.
      if (isPage(response)) response.removeHeader("Link");
      flushHeaders();
    },
    /** @param {string | Uint8Array} chunk */
    write: (chunk) => write(rewritten(chunk)),
    /** @param {string | Uint8Array} [chunk] */
    end: (chunk) => {
      const last = rewritten(chunk);
      return page ? end((last ?? "") + page.end()) : end(last);
    },
  });
}

/** @param {import("node:http").ServerResponse} response */
function isPage(response) {
  return String(response.getHeader("Content-Type")).startsWith("text/html");
}

/**
 * What rewrites a response, of whose body nothing is sent yet: null unless it is a page, of any length.
 * @param {import("node:http").ServerResponse} response
 * @param {ReadonlyMap<string, string>} styles
 */
function pageOf(response, styles) {
  const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader("Content-Security-Policy")))?.[1];
  return nonce === undefined || !isPage(response) || response.hasHeader("Content-Length")
    ? null
    : firstFrame(nonce, styles);
}
