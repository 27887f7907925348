import fc from "fast-check";
import { expect, test } from "vitest";
import { firstFrame } from "../../bin/runtime/first-frame.mjs";
import { styleSheet } from "../../bin/runtime/style-sheet.mjs";

const nonce = "bm9uY2U=";
const styles = new Map([["/_next/static/chunks/a.css", styleSheet('p{content:"$&"}.b{top:0}.c{top:1px}')]]);
const source = [
  '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>',
  `<link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="${nonce}" data-precedence="next"/>`,
  '<link rel="stylesheet" href="/_next/static/chunks/unknown.css"/>',
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/main.js"/>',
  `<script src="/_next/static/chunks/main.js" async="" nonce="${nonce}"></script>`,
  "</head><body><p>&lt;script src=&quot;/_next/static/x.js&quot;&gt; naïve 😀</p>",
  `<script nonce="${nonce}">self.__next_f=[]</script></body></html>`,
].join("");

function rewritten(pieces: readonly string[], textFirst = false): string {
  const page = firstFrame({ nonce, styles, textFirst });
  return pieces.map((piece) => page.piece(piece)).join("") + page.end();
}

/** The same page, however it is cut. */
function holdsWhereverCut(text: string, textFirst: boolean) {
  const whole = rewritten([text], textFirst);
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      const pieces = at.slice(1).map((end, place) => text.slice(at[place], end));
      expect(rewritten(pieces, textFirst)).toBe(whole);
    }),
  );
}

test("scripts are inert, what revives them stands first, and nothing else is touched", () => {
  const page = rewritten([source]);
  expect(page).toContain(
    `<script type="text/late" src="/_next/static/chunks/main.js" async="" nonce="${nonce}"></script>`,
  );
  expect(page).not.toContain("preload");
  expect(page).toMatch(/<head><script nonce="bm9uY2U=">\(function revive/);
  expect(page).toContain(`<script nonce="${nonce}">self.__next_f=[]</script>`);
  expect(page).toContain("<p>&lt;script src=&quot;/_next/static/x.js&quot;&gt; naïve 😀</p>");
});

test("style sheets are written out as they are, their links kept and put to rest; an unknown one is left alone", () => {
  const page = rewritten([source]);
  expect(page).toContain(
    `<style nonce="${nonce}">p{content:"$&"}.b{top:0}.c{top:1px}</style><link rel="stylesheet" media="not all" href="/_next/static/chunks/a.css"`,
  );
  expect(page).toContain('<link rel="stylesheet" href="/_next/static/chunks/unknown.css"/>');
});

test("it is the same wherever the page was cut", () => {
  holdsWhereverCut(source, false);
});

const parts = [
  '<head></head><body><div data-late="true" class="a"><div>one<div></div></div><divan>two</divan></div>',
  '<aside class="b" data-late="true"></aside><p title="&lt;aside data-late=&quot;true&quot;&gt;">three</p>',
  '<aside data-late="true"><i data-late="true">four</i></aside></body>',
].join("");

test("of a text that is to be read first, late parts come as templates, and whole", () => {
  expect(rewritten([parts], true).replace(/<script.*<\/script>/s, "")).toBe(
    [
      '<head></head><body><div data-late="true" class="a"><template data-held><div>one<div></div></div><divan>two</divan></template></div>',
      '<aside class="b" data-late="true"><template data-held></template></aside><p title="&lt;aside data-late=&quot;true&quot;&gt;">three</p>',
      '<aside data-late="true"><template data-held><i data-late="true">four</i></template></aside></body>',
    ].join(""),
  );
  holdsWhereverCut(parts, true);
});

const reading = [
  '<!DOCTYPE html><html lang="en"><head>',
  `<link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="${nonce}" data-precedence="next"/></head>`,
  '<body><p class="a b">one</p><aside data-late="true"><p class="c">two</p></aside>',
  `<script nonce="${nonce}" id="_R_">boot()</script><script nonce="${nonce}">self.__next_f=[]</script>`,
].join("");
const whole = `<style nonce="${nonce}">p{content:"$&"}.b{top:0}.c{top:1px}</style>`;

test("of a text that is to be read first, style sheets come with what it uses, and whole at the end", () => {
  const source = `${reading}</body></html>`;
  const page = rewritten([source], true);
  expect(page).toContain(
    `<style nonce="${nonce}" data-used>p{content:"$&"}.b{top:0}</style><template data-held><link rel="stylesheet" media="not all" href="/_next/static/chunks/a.css" nonce="${nonce}" data-precedence="next"/></template>`,
  );
  expect(page.endsWith(`</html><template data-sheets>${whole}</template>`)).toBe(true);
  expect(page.split(whole)).toHaveLength(2);
  holdsWhereverCut(source, true);
});

test("what such a text has waited for finds the style sheets whole", () => {
  const source = `${reading}<div hidden id="S:0"><p class="c">three</p></div><div hidden id="S:1"></div></body></html>`;
  const page = rewritten([source], true);
  expect(page).toContain(`${whole}<div hidden id="S:0">`);
  expect(page.split(whole)).toHaveLength(2);
  expect(page.endsWith("</body></html>")).toBe(true);
  holdsWhereverCut(source, true);
});

test("fonts count as there where the browser has fetched them", () => {
  const page = firstFrame({ nonce, styles, textFirst: true, fontsKept: true });
  expect(page.piece(source) + page.end()).toContain('("text/late",true,true)</script>');
});

test("other pages are whole at once", () => {
  expect(rewritten([parts])).not.toContain("<template");
});

test("a text without a head passes as it is", () => {
  const text = '<script src="/_next/static/chunks/main.js"></script> a < b';
  expect(rewritten([text.slice(0, 20), text.slice(20)])).toBe(text);
});
