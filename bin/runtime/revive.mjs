/**
 * Brings what the first frame does without. It runs in the browser, as its source, before anything else: it stands alone.
 * @param {string} inert
 * @param {boolean} textFirst
 * @param {boolean} kept Whether the fonts are as good as there, because this browser has fetched them before.
 */
export function revive(inert, textFirst, kept) {
  const root = document.documentElement;
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
      const sheets = document.querySelector("template[data-sheets]");
      const [used, ...more] = document.querySelectorAll("style[data-used]");
      if (sheets && used) {
        used.replaceWith(/** @type {HTMLTemplateElement} */ (sheets).content);
        for (const old of [sheets, ...more]) old.remove();
      }
      for (const held of document.querySelectorAll("template[data-held]")) {
        held.replaceWith(/** @type {HTMLTemplateElement} */ (held).content);
      }
      root.removeAttribute("data-first-frame");
      // Laid out at once, so that fonts are asked for before the scripts, behind which they would wait.
      root.getBoundingClientRect();
    }
    load();
    document.fonts.ready
      .then(({ size }) => {
        if (size === 0 || !document.fonts.check(fonts[0] ?? "")) return;
        // biome-ignore lint/suspicious/noDocumentCookie: what is recommended instead is not there without https.
        document.cookie = "fonts=kept; path=/; max-age=31536000; samesite=lax";
      })
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
