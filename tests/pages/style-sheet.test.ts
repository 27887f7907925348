import { expect, test } from "vitest";
import { styleSheet } from "../../bin/runtime/style-sheet.mjs";

const used = (text: string, ...classes: string[]) => styleSheet(text).usedBy(new Set(classes));

test("a rule stays where one of its selectors finds all of its classes", () => {
  const text = ".a{top:0}.b .c{top:1px}.b,.d>p{top:2px}p.e{top:3px}";
  expect(used(text)).toBe("");
  expect(used(text, "a", "c")).toBe(".a{top:0}");
  expect(used(text, "b", "c")).toBe(".b .c{top:1px}.b,.d>p{top:2px}");
  expect(used(text, "d", "e")).toBe(".b,.d>p{top:2px}p.e{top:3px}");
});

test("what names no class outright stays", () => {
  const text =
    "*,p::before{margin:0}[data-reader]{top:0}:where(.a>p){top:1px}p:not(.a){top:2px}body:has(.a){top:3px}:is(.a,h1){top:4px}";
  expect(used(text)).toBe(text);
});

test("a selector is read as the page writes its classes", () => {
  const text = ".max-sm\\:hidden{top:0}.\\[\\&\\>p\\]\\:w-1\\.5>p{top:1px}";
  expect(used(text, "max-sm:hidden")).toBe(".max-sm\\:hidden{top:0}");
  expect(used(text, "[&amp;&gt;p]:w-1.5")).toBe(".\\[\\&\\>p\\]\\:w-1\\.5>p{top:1px}");
});

test("conditions go with their rules, and layers keep their place", () => {
  const text =
    "@layer base,late;@layer late{.a{top:0}}@layer base{@media print{.b{top:1px}@supports (top:0){.a{top:2px}}}}@container (width>1px){.c{top:3px}}";
  expect(used(text)).toBe("@layer base,late;@layer late{}@layer base{}");
  expect(used(text, "a")).toBe(
    "@layer base,late;@layer late{.a{top:0}}@layer base{@media print{@supports (top:0){.a{top:2px}}}}",
  );
});

test("what is no rule stays as it is, and so do rules within rules", () => {
  const text =
    '@font-face{font-family:"A;}";src:url(a.woff2)}@property --x{syntax:"*";inherits:false}@keyframes k{50%{opacity:.5}}@page{margin:1cm}p{--y:{a};&.a{top:0}}';
  expect(used(text)).toBe(text);
});

test("highlights, which only scripts make, are left out", () => {
  expect(used("::highlight(hit){color:red}p::highlight(hit),.a{top:0}p{top:1px}", "a")).toBe(
    "p::highlight(hit),.a{top:0}p{top:1px}",
  );
});
