import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countCodePoints, sliceCodePoints } from "@/lib/traces/code-points";
import { formatJson, isJsonText } from "@/lib/traces/formatted/format-json";
import { formatMarkdown } from "@/lib/traces/formatted/format-markdown";
import { clipFormatted, type FormattedNode, type FormattedRun } from "@/lib/traces/formatted/formatted-node";

function runsOf(nodes: readonly FormattedNode[]): FormattedRun[] {
  return nodes.flatMap((node) => (node.kind === "run" ? [node] : node.kind === "element" ? runsOf(node.children) : []));
}

/** Tags in brackets, runs as they are drawn. */
function sketch(nodes: readonly FormattedNode[]): string {
  return nodes
    .map((node) =>
      node.kind === "element"
        ? `[${node.tag}${node.aside === null ? "" : ` ${node.aside}`}|${sketch(node.children)}]`
        : node.drawn,
    )
    .join("");
}

/** Every run says truly where it stands, and none stands over another. */
function expectTrue(text: string, start: number, nodes: readonly FormattedNode[]): void {
  let behind = start;
  for (const run of runsOf(nodes)) {
    expect(run.start).toBeGreaterThanOrEqual(behind);
    behind = run.start + run.length;
    if (!run.whole) expect(sliceCodePoints(text, run.start - start, behind - start)).toBe(run.drawn);
  }
  expect(behind).toBeLessThanOrEqual(start + countCodePoints(text));
}

const prose = fc
  .array(
    fc.constantFrom(
      "# Plan\n",
      "- item ",
      "1. one\n",
      "**bold**",
      "_soft_",
      "`code`",
      "```py\nx = 1\n```\n",
      "> said\n",
      "\n\n",
      "\r\n",
      "| a | b |\n|---|---|\n| 1 | 2 |\n",
      "&amp;",
      "&#128512;",
      "\\*",
      "👍🏽 ",
      "<b>x</b>",
      "[to](https://example.org/a)",
      "![pic](x.png)",
      "    indented\n",
      "\u202e",
      "words ",
      "---\n",
      "* * *\n",
      "[x] ",
      "~~no~~",
      "\\",
      "\t",
      "&",
      "*",
      "`",
      "https://example.org ",
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(""));

describe("Markdown", () => {
  test("is laid out with its letters in place", () => {
    expect(sketch(formatMarkdown("## Plan\n\n1. **Read** the `file`\n2. done", 0))).toBe(
      "[heading 2|Plan][numbers|[item 1.|[paragraph|[strong|Read] the [verbatim|file]]][item 2.|[paragraph|done]]]",
    );
    expect(sketch(formatMarkdown("```py\nx = 1\n```", 0))).toBe("[code py|x = 1]");
    expect(sketch(formatMarkdown("| a |\n|---|\n| b |", 0))).toBe("[table|[row|[cell|a]][row|[cell|b]]]");
  });

  test("says where links lead, and loads neither images nor HTML", () => {
    expect(sketch(formatMarkdown("[here](https://example.org/x)", 0))).toBe("[paragraph|[link example.org|here]]");
    expect(sketch(formatMarkdown("![cat](https://example.org/c.png)", 0))).toBe(
      "[paragraph|[verbatim|![cat](https://example.org/c.png)]]",
    );
    expect(sketch(formatMarkdown("<script>alert(1)</script>", 0))).toBe("[code|<script>alert(1)</script>]");
  });

  test("entities and escapes stand for what they mean", () => {
    expect(runsOf(formatMarkdown("a &amp; \\*b", 10))).toEqual([
      { kind: "run", start: 10, length: 2, drawn: "a ", whole: false, mark: false },
      { kind: "run", start: 12, length: 5, drawn: "&", whole: true, mark: false },
      { kind: "run", start: 17, length: 1, drawn: " ", whole: false, mark: false },
      { kind: "run", start: 19, length: 2, drawn: "*b", whole: false, mark: false },
    ]);
  });

  test("the lines of a quote lie between its signs", () => {
    const text = "> one\n> two";
    expect(runsOf(formatMarkdown(text, 0)).map(({ start, drawn }) => [start, drawn])).toEqual([
      [2, "one\n"],
      [8, "two"],
    ]);
  });

  test("of any text, every run stands where it says", () => {
    fc.assert(fc.property(prose, fc.nat(500), (text, start) => expectTrue(text, start, formatMarkdown(text, start))));
  });

  test("no letter of a word is lost", () => {
    fc.assert(
      fc.property(prose, (text) => {
        const words = (all: string) => (all.match(/words|item|bold|said|indented/g) ?? []).length;
        const drawn = runsOf(formatMarkdown(text, 0)).map((run) => run.drawn);
        expect(words(drawn.join(""))).toBe(words(text));
      }),
    );
  });

  test("nesting without end ends", () => {
    expectTrue("> ".repeat(2_000), 0, formatMarkdown("> ".repeat(2_000), 0));
  });
});

describe("JSON", () => {
  test("has a line for each member, and strings say what they mean", () => {
    expect(sketch(formatJson('{"a":[1,{}],"b":"x\\ny\\u00e9","c":[1,2,"]"],"d":[]}', 0))).toBe(
      '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": "x\nyé",\n  "c": [1, 2, "]"],\n  "d": []\n}',
    );
  });

  test("of any JSON, every run stands where it says and nothing but white space is left out", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, 4), fc.nat(500), (value, indent, start) => {
        const text = JSON.stringify([value], null, indent);
        expect(isJsonText(text)).toBe(true);
        const nodes = formatJson(text, start);
        expectTrue(text, start, nodes);
        const covered = runsOf(nodes).reduce((sum, { length }) => sum + length, 0);
        const ink = text.replaceAll(/"(?:[^"\\]|\\.)*"|\s+/g, (found) => (found.startsWith('"') ? found : ""));
        expect(covered).toBe(countCodePoints(ink));
      }),
    );
  });

  test("only an object or an array is worth laying out", () => {
    for (const text of ["12", '"a"', "{broken", "", "[1] and words"]) expect(isJsonText(text)).toBe(false);
  });
});

test("cut anywhere, the two parts hold what the whole held", () => {
  fc.assert(
    fc.property(prose, fc.nat(200), (text, cut) => {
      const nodes = formatMarkdown(text, 0);
      const parts = [clipFormatted(nodes, 0, cut), clipFormatted(nodes, cut, countCodePoints(text))];
      const covered = parts.flatMap(runsOf).reduce((sum, { length }) => sum + length, 0);
      expect(covered).toBe(runsOf(nodes).reduce((sum, { length }) => sum + length, 0));
    }),
  );
});
