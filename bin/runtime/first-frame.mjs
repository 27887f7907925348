import { revive } from "./revive.mjs";

/**
 * Lets a page be painted as soon as it is there. As Next writes it, it first asks for its style sheet, and starts the
 * download of some twenty scripts beside; on a machine with few cores, fetching and compiling these holds up the text
 * that has come already. So pages are sent with their style sheets written out, and with their scripts inert until the
 * first frame is drawn.
 *
 * The first frame of a page that is opened to read a text is that text. Until it is drawn, parts marked `data-late` hold
 * a template instead of their content, of which a browser makes nothing yet, style sheets have only the rules that are
 * used, and the root has the attribute `data-first-frame`, by which they do without fonts that this browser has yet to
 * fetch.
 */

/** A type that browsers take for data: such a script is neither fetched nor run. */
const inert = "text/late";

const script = /<script (src="\/_next\/static\/[^>]*>)/g;
const preload = /<link rel="preload" as="script"[^>]*>/g;
const styleSheet = /<link rel="stylesheet" href="([^"]+)"([^>]*)>/g;
const late = /<(\w+)\b[^<>]* data-late="true"[^<>]*>/g;
const heldPart = /<template data-held>.*?<\/template>/gs;
const className = / class="([^"]+)"/g;
/** By this script ends the shell: what React writes at once, without what the page still waits for. */
const shellEnd = /<script\b[^>]* id="_R_"/;
/** By this begins what the page has waited for. */
const streamed = /<div hidden id="S:/;

/**
 * Rewrites a page that comes in pieces, cut anywhere.
 * @param {object} page
 * @param {string} page.nonce What the page's policy lets scripts and styles stand by.
 * @param {ReadonlyMap<string, import("./style-sheet.mjs").StyleSheet>} page.styles By the path under which they are asked for.
 * @param {boolean} [page.textFirst] Whether the first frame is a text, and all else comes after it.
 * @param {boolean} [page.fontsKept] Whether this browser has fetched the fonts before.
 */
export function firstFrame({ nonce, styles, textFirst = false, fontsKept = false }) {
  const reviver = `<script nonce="${nonce}">(${revive})(${JSON.stringify(inert)},${textFirst},${fontsKept})</script>`;
  const hold = textFirst ? holdLate() : (/** @type {string} */ text) => text;
  /** What a text first needs of the style sheets is known when its shell is there. */
  let awaitsShell = textFirst;
  /** The style sheets of which only a part has been sent. */
  let partial = "";
  let rest = "";
  let begun = false;

  /** @param {string} text */
  const rewrite = (text) => {
    if (!begun && text.includes("<head>")) {
      begun = true;
      text = text.replace("<head>", () => `<head>${reviver}`);
    }
    return begun ? dress(hold(text).replace(preload, "").replace(script, `<script type="${inert}" $1`)) : text;
  };
  /** @param {string} text */
  const dress = (text) => {
    /** @type {Set<string> | null} */
    const classes = awaitsShell ? classesIn(text.split(shellEnd)[0]?.replace(heldPart, "") ?? "") : null;
    awaitsShell = false;
    const dressed = text.replace(styleSheet, (link, path, more) => {
      const sheet = styles.get(path);
      if (sheet === undefined) return link;
      // React looks for the link of each style sheet, and would add one that it misses.
      const known = `<link rel="stylesheet" media="not all" href="${path}"${more}>`;
      const whole = `<style nonce="${nonce}">${sheet.text}</style>`;
      if (classes === null) return `${whole}${known}`;
      partial += whole;
      return `<style nonce="${nonce}" data-used>${sheet.usedBy(classes)}</style><template data-held>${known}</template>`;
    });
    return partial === "" ? dressed : dressed.replace(streamed, (first) => take() + first);
  };
  /** The whole of what has been sent in part, once. */
  const take = () => {
    const whole = partial;
    partial = "";
    return whole;
  };
  return {
    /** @param {string} text */
    piece(text) {
      const all = rest + text;
      if (awaitsShell && !shellEnd.test(all)) {
        rest = all;
        return "";
      }
      // A tag that is not complete yet waits for its end.
      const tag = all.lastIndexOf("<");
      const cut = tag >= 0 && !all.includes(">", tag) ? tag : all.length;
      rest = all.slice(cut);
      return rewrite(all.slice(0, cut));
    },
    end() {
      const last = rewrite(rest);
      return partial === "" ? last : `${last}<template data-sheets>${take()}</template>`;
    },
  };
}

/** @param {string} text */
function classesIn(text) {
  return new Set([...text.matchAll(className)].flatMap(([, names = ""]) => names.split(" ")));
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
