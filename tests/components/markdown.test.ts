import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "@/components/guidelines/markdown";

const html = (text: string) => renderToStaticMarkup(Markdown({ text }));

test("headings, lists, code, tables and links are drawn", () => {
  expect(html("# Rules\n\n1. **One**\n2. `two`")).toContain("<h2 ");
  expect(html("1. **One**")).toMatch(/<ol [^>]*start="1"><li [^>]*><p><strong [^>]*>One<\/strong>/);
  expect(html("| a | b |\n|---|---|\n| 1 | 2 |")).toMatch(/<table.*<td[^>]*>2<\/td>/);
  expect(html("[MAST](https://example.org/x)")).toContain('href="https://example.org/x"');
  expect(html("[here](/codebook#2.6)")).toContain('href="/codebook#2.6"');
});

test.each([
  "<script>alert(1)</script>",
  '<img src="https://example.org/x.png" onerror="alert(1)">',
  "![tracker](https://example.org/x.png)",
  "![tracker][1]\n\n[1]: https://example.org/x.png",
  "[go](javascript:alert(1))",
  "[go](JaVaScRiPt:alert(1))",
  "[go](data:text/html,x)",
  "[go](//example.org/x)",
  "[go](/\\\\example.org)",
  "[go](vbscript:x)",
])("%s runs nothing, loads nothing and leads nowhere else", (text) => {
  const drawn = html(text);
  expect(drawn).not.toMatch(/<(script|img|iframe|a)\b/);
});

test("hostile nesting is drawn as its words", () => {
  const drawn = html(`${"> ".repeat(3_000)}deep`);
  expect(drawn).toContain("deep");
  expect(drawn.split("<blockquote").length).toBeLessThan(60);
});
