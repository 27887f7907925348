/**
 * Lets a page be painted as soon as it is there. As Next writes it, it first asks for its style sheet, and starts the
 * download of some twenty scripts beside; on a machine with few cores, fetching and compiling these holds up the text
 * that has come already. So pages are sent with their style sheets written out, and with their scripts inert until the
 * first frame is drawn.
 *
 * The first frame of a page that is opened to read a text is that text. Until it is drawn, parts marked `data-late` hold
 * a template instead of their content, of which a browser makes nothing yet, and the root has the attribute
 * `data-first-frame`, by which the style sheets do without fonts that this browser has yet to fetch.
 */

/** A type that browsers take for data: such a script is neither fetched nor run. */
const inert = "text/late";

const script = /<script (src="\/_next\/static\/[^>]*>)/g;
const preload = /<link rel="preload" as="script"[^>]*>/g;
const styleSheet = /<link rel="stylesheet" href="([^"]+)"([^>]*)>/g;
const late = /<(\w+)\b[^<>]* data-late="true"[^<>]*>/g;

/**
 * Runs in the browser, as its source: it stands alone.
 * @param {string} inert
 * @param {boolean} textFirst
 */
function revive(inert, textFirst) {
  const root = document.documentElement;
  // Fonts that this browser has fetched before are as good as there.
  let kept = false;
  try {
    kept = localStorage.getItem("fonts") === "kept";
  } catch {
    // A browser that keeps nothing has them to fetch.
  }
  root.toggleAttribute("data-first-frame", textFirst && !kept);
  const fonts = ['1em "Inter Variable"', '1em "JetBrains Mono Variable"'];
  // Once the style sheets have been read, which stand right behind this.
  if (kept) setTimeout(() => fonts.map((font) => document.fonts.load(font).catch(() => {})));
  const load = (most = Number.POSITIVE_INFINITY) => {
    const scripts = [...document.querySelectorAll(`script[type="${inert}"]`)];
    for (const held of scripts.slice(0, most)) {
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
    if (textFirst) {
      for (const held of document.querySelectorAll("template[data-held]")) {
        held.replaceWith(/** @type {HTMLTemplateElement} */ (held).content);
      }
      root.removeAttribute("data-first-frame");
      // Laid out at once, so that fonts are asked for before the scripts, behind which they would wait.
      root.getBoundingClientRect();
    }
    load();
    document.fonts.ready
      .then(({ size }) => size > 0 && document.fonts.check(fonts[0] ?? "") && localStorage.setItem("fonts", "kept"))
      .catch(() => {});
    // What is streamed later may bring more.
    const watch = new MutationObserver(() => load());
    watch.observe(document, { childList: true, subtree: true });
    addEventListener("load", () => watch.disconnect());
  };
  // The first paint is told of once it is on the screen, and none where a page stays in the background.
  let painted = false;
  let whole = false;
  const onPaint = () => {
    painted = true;
    // Held parts have to be whole. Elsewhere, where the whole is long in coming, scripts come after what is there.
    if (whole || !textFirst) begin();
  };
  new PerformanceObserver(onPaint).observe({ type: "paint", buffered: true });
  document.addEventListener("DOMContentLoaded", () => {
    whole = true;
    setTimeout(begin, 1_000);
    // One of them alone keeps a page from counting as loaded before the others are asked for.
    if (!textFirst && !begun) load(1);
    requestAnimationFrame(() => {
      const frame = new MessageChannel();
      // What reads a text may wait until it is there; a form is to hear what is typed into it as soon as it can.
      frame.port1.onmessage = () => (painted || !textFirst) && begin();
      frame.port2.postMessage(null);
    });
  });
  if (!textFirst) setTimeout(begin, 1_000);
}

/**
 * Rewrites a page that comes in pieces, cut anywhere.
 * @param {string} nonce What the page's policy lets scripts and styles stand by.
 * @param {ReadonlyMap<string, string>} styles The text of each style sheet, by its path.
 * @param {boolean} [textFirst] Whether parts marked `data-late` come after the first frame.
 */
export function firstFrame(nonce, styles, textFirst = false) {
  const reviver = `<script nonce="${nonce}">(${revive})(${JSON.stringify(inert)},${textFirst})</script>`;
  const styled = (/** @type {string} */ text) => `<style nonce="${nonce}">${text}</style>`;
  const hold = textFirst ? holdLate() : (/** @type {string} */ text) => text;
  let rest = "";
  let begun = false;
  /** @param {string} text */
  const rewrite = (text) => {
    if (!begun && text.includes("<head>")) {
      begun = true;
      text = text.replace("<head>", () => `<head>${reviver}`);
    }
    if (!begun) return text;
    return hold(text)
      .replace(preload, "")
      .replace(script, `<script type="${inert}" $1`)
      .replace(styleSheet, (link, path, more) => {
        const style = styles.get(path);
        // React looks for the link of each style sheet, and would add one that it misses.
        return style === undefined
          ? link
          : `${styled(style)}<link rel="stylesheet" media="not all" href="${path}"${more}>`;
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

/** Puts what stands in late parts into templates, piece by piece of whole tags. */
function holdLate() {
  /** @type {{ readonly edge: RegExp, depth: number } | null} The part that is open: the tags that open and close such an element, and how many are open. */
  let part = null;
  return (/** @type {string} */ text) => {
    let held = "";
    let at = 0;
    for (;;) {
      const pattern = part?.edge ?? late;
      pattern.lastIndex = at;
      const tag = pattern.exec(text);
      if (tag === null) return held + text.slice(at);
      const end = pattern.lastIndex;
      if (part === null) {
        held += `${text.slice(at, end)}<template data-held>`;
        part = { edge: new RegExp(`<(/?)${tag[1]}\\b`, "g"), depth: 1 };
      } else {
        part.depth += tag[1] === "/" ? -1 : 1;
        if (part.depth > 0) held += text.slice(at, end);
        else {
          held += `${text.slice(at, tag.index)}</template>${tag[0]}`;
          part = null;
        }
      }
      at = end;
    }
  };
}
