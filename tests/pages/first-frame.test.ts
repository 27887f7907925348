import fc from "fast-check";
import { expect, test } from "vitest";
import { firstFrame } from "../../bin/runtime/first-frame.mjs";

const nonce = "bm9uY2U=";
const styles = new Map([["/_next/static/chunks/a.css", 'p{content:"$&"}']]);
const source = [
  '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>',
  `<link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="${nonce}" data-precedence="next"/>`,
  '<link rel="stylesheet" href="/_next/static/chunks/unknown.css"/>',
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/main.js"/>',
  `<script src="/_next/static/chunks/main.js" async="" nonce="${nonce}"></script>`,
  "</head><body><p>&lt;script src=&quot;/_next/static/x.js&quot;&gt; naïve 😀</p>",
  `<script nonce="${nonce}">self.__next_f=[]</script></body></html>`,
].join("");

function rewritten(pieces: readonly string[]): string {
  const page = firstFrame(nonce, styles);
  return pieces.map((piece) => page.piece(piece)).join("") + page.end();
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
    `<style nonce="${nonce}">p{content:"$&"}</style><link rel="stylesheet" media="not all" href="/_next/static/chunks/a.css"`,
  );
  expect(page).toContain('<link rel="stylesheet" href="/_next/static/chunks/unknown.css"/>');
});

test("it is the same wherever the page was cut", () => {
  const whole = rewritten([source]);
  fc.assert(
    fc.property(fc.array(fc.nat(source.length), { maxLength: 8 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), source.length];
      expect(rewritten(at.slice(1).map((end, place) => source.slice(at[place], end)))).toBe(whole);
    }),
  );
});

test("a text without a head passes as it is", () => {
  const text = '<script src="/_next/static/chunks/main.js"></script> a < b';
  expect(rewritten([text.slice(0, 20), text.slice(20)])).toBe(text);
});
