import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchParts } from "@/lib/traces/search-parts";
import { parseSearch, tsqueryText } from "@/lib/traces/search-query";
import { snippetOf } from "@/lib/traces/search-snippet";
import { wordsOf } from "@/lib/traces/search-words";

const lexemes = (text: string) => [...wordsOf(text)].map((word) => word.lexemes.join("/"));

describe("words", () => {
  test.each([
    ["requests.get('/tmp/x')", ["requests", "get", "tmp", "x"]],
    [
      "snake_case getUserName HTTPServer v2",
      ["snake", "case", "getusername/get/user/name", "httpserver/http/server", "v2"],
    ],
    ["价格为 371€", ["价", "格", "为", "371"]],
    ["naïve NAI\u0308VE", ["naïve", "naïve"]],
    ["Straße 😀 don’t", ["straße", "don", "t"]],
    ["हिन्दी भाषा", ["हिन्दी", "भाषा"]],
    ["한국어 Ωμέγα", ["한국어", "ωμέγα"]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(lexemes(text)).toEqual(expected);
  });
});

describe("parts of a text", () => {
  test("each word stands in one, at its own place, and none is too long for PostgreSQL", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("fare", "价格", "😀", "\r\n", "e\u0301", " ", "x".repeat(300)), { maxLength: 6_000 }),
        (pieces) => {
          const text = pieces.join("");
          const points = [...text];
          const parts = searchParts(text, []);
          const covered = new Set<number>();
          for (const { start, end } of parts) {
            expect(points.slice(start, end).join("").trim()).toBe(points.slice(start, end).join(""));
            for (let at = start; at < end; at += 1) covered.add(at);
          }
          let point = 0;
          for (const character of points) {
            if (/[\p{L}\p{N}\p{M}]/u.test(character) && !/^\u0301/.test(character))
              expect(covered.has(point)).toBe(true);
            point += 1;
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test("a word that comes all the time ends a part before its places run out", () => {
    const parts = searchParts("的".repeat(2_000), []);
    for (const { vector } of parts) expect(vector.split(",").length).toBeLessThanOrEqual(250);
    expect(parts.length).toBeGreaterThan(8);
  });

  test("tags and quotes stand as PostgreSQL reads them", () => {
    expect(searchParts("It's", ["#agent O'Brien\\"])).toEqual([
      { start: 0, end: 4, vector: "'#agent O''Brien\\\\' 'it':1 's':2" },
    ]);
  });
});

describe("what is sought", () => {
  test.each([
    ["refundable fare", "('refundable') & ('fare')"],
    ['"refundable fare" -cheap', "('refundable' <-> 'fare') & !('cheap')"],
    ["snake_case", "('snake' <-> 'case')"],
    ["book*", "('book':*)"],
    ['"book a"*', "('book' <-> 'a':*)"],
    ["fare OR price", "('fare')) | (('price')"],
    ["价格", "('价' <-> '格')"],
    ["--flag", "('flag')"],
    ['"unclosed phrase', "('unclosed' <-> 'phrase')"],
    ["a&b | !c:*'\\", "('a' <-> 'b') & ('c')"],
  ])("%s", (typed, expected) => {
    expect(tsqueryText(parseSearch(typed), [])).toBe(`((${expected}))`);
  });

  test("nothing is sought by signs, or by what must not be there alone", () => {
    for (const typed of ["", "  ", "-", "-fare", '""', "or", "!!"]) expect(parseSearch(typed)).toEqual([]);
  });

  test("tags are asked for besides", () => {
    expect(tsqueryText(parseSearch("fare"), [["#project p"], [], ["#agent a", "#agent b"]])).toBe(
      "('#project p') & ('#agent a' | '#agent b') & ((('fare')))",
    );
  });
});

describe("snippets", () => {
  const shown = (text: string, typed: string) => {
    const snippet = snippetOf(text, parseSearch(typed));
    return snippet && { ...snippet, marks: snippet.marks.map(({ start, end }) => snippet.text.slice(start, end)) };
  };

  test("mark what was sought, and say where the first of it is in code points", () => {
    const text = `${"😀 and so on ".repeat(50)}the REFUNDABLE fare, getUserName ${"and on ".repeat(80)}`;
    const found = shown(text, '"refundable fare" user');
    expect(found?.marks).toEqual(["REFUNDABLE fare", "getUserName"]);
    expect(found?.cutBefore && found.cutBehind).toBe(true);
    const { start, end } = found?.found ?? { start: 0, end: 0 };
    expect([...text].slice(start, end).join("")).toBe("REFUNDABLE fare");
  });

  test("show the place where most of it stands together", () => {
    const text = `fare ${"and so on ".repeat(100)}a refundable fare`;
    expect(shown(text, "fare refundable")?.marks).toEqual(["refundable", "fare"]);
  });

  test("mark beginnings of words", () => {
    expect(shown("Booking, rebooked, books", "book*")?.marks).toEqual(["Booking", "books"]);
    expect(shown("nothing here", "fare")).toBeNull();
  });
});
