import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countHits, findPattern, hitsIn } from "@/lib/traces/find-pattern";

const plain = { matchCase: false, wholeWord: false };

/** What the words find, cut out of the text as Python would. */
function found(text: string, words: string, options: Partial<typeof plain> = {}): string[] {
  const pattern = findPattern({ words, ...plain, ...options });
  if (!pattern) return [];
  return hitsIn(text, pattern).map(({ start, end }) => [...text].slice(start, end).join(""));
}

describe("words are found however they are written", () => {
  test.each([
    ["Book the FARE", "fare", ["FARE"]],
    ["Straße STRASSE", "straße", ["Straße"]],
    ["ΟΔΥΣΣΕΥΣ οδυσσευς", "οδυσσευς", ["ΟΔΥΣΣΕΥΣ", "οδυσσευς"]],
    ["İstanbul istanbul", "istanbul", ["istanbul"]],
    ["cafe\u0301 caf\u00e9", "caf\u00e9", ["cafe\u0301", "caf\u00e9"]],
    ["cafe\u0301 caf\u00e9", "cafe\u0301", ["cafe\u0301", "caf\u00e9"]],
    ["cafe\u0301 cafe", "cafe", ["cafe"]],
    ["한국 \u1112\u1161\u11ab국", "한국", ["한국", "\u1112\u1161\u11ab국"]],
    ["한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8", ["한국"]],
    ["two\r\nlines, two  lines", "two lines", ["two\r\nlines", "two  lines"]],
    ["😀👩‍👧 then 😀", "😀", ["😀", "😀"]],
    ["ZWJ 👩‍👧 stays", "👩‍👧 S", ["👩‍👧 s"]],
    ["हिन्दी", "हिन्द", ["हिन्द"]],
    ["价格为 371", "价格", ["价格"]],
    ["f(a-b)[0].*$", "(A-B)[0].*$", ["(a-b)[0].*$"]],
    ["a/b\\c^d|e{2}", "/b\\c^d|e{2}", ["/b\\c^d|e{2}"]],
    ["aaaa", "aa", ["aa", "aa"]],
  ])("%j: %j", (text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  test("with their case, when that matters", () => {
    expect(found("Fare fare FARE", "fare", { matchCase: true })).toEqual(["fare"]);
    expect(found("É é", "e\u0301", { matchCase: true })).toEqual(["é"]);
  });

  test("as whole words, where the words begin or end with a letter", () => {
    const whole = { wholeWord: true };
    expect(found("fare, farewell welfare fare_2 (fare)", "fare", whole)).toEqual(["fare", "fare"]);
    expect(found("naïve naïvete", "naïve", whole)).toEqual(["naïve"]);
    expect(found("x->y z-> y", "->", whole)).toEqual(["->", "->"]);
    expect(found("😀fare😀", "fare", whole)).toEqual(["fare"]);
  });
});

test("nothing is sought by white space alone", () => {
  for (const words of ["", " ", "\n\t"]) expect(findPattern({ words, ...plain })).toBeNull();
});

test("a page of hits goes on where the one before ended, and a part of a text counts from where it begins", () => {
  const text = "😀 ab ab ab ab";
  const pattern = findPattern({ words: "ab", ...plain }) ?? /$^/g;
  expect(countHits(text, pattern)).toBe(4);
  const all = hitsIn(text, pattern);
  expect([...hitsIn(text, pattern, { limit: 3 }), ...hitsIn(text, pattern, { skip: 3 })]).toEqual(all);
  expect(hitsIn(text, pattern, { start: 100, limit: 1 })).toEqual([{ start: 102, end: 104 }]);
});

// Each text compiles a pattern of its own, which takes its time on a busy machine.
test("whatever is cut out of any text is found in it again, at its own place", { timeout: 60_000 }, () => {
  const anyText = fc
    .array(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 8 }),
        fc.constantFrom(" ", "\r\n", "e\u0301", "İ", "ß", "👩‍👧", "\u0301", "ſ", "K"),
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 12 }), fc.boolean(), (text, at, length, matchCase) => {
      const points = [...text];
      const start = points.length === 0 ? 0 : at % points.length;
      const words = points
        .slice(start, start + length)
        .join("")
        .trim();
      const pattern = findPattern({ words, matchCase, wholeWord: false });
      fc.pre(
        pattern !== null && words !== "" && !/^[\u0300-\u036f]/.test(text.slice(text.indexOf(words) + words.length)),
      );
      const hits = found(text, words, { matchCase });
      const same = (one: string) => one.normalize("NFC").replace(/\s+/g, " ");
      if (matchCase) expect(new Set(hits.map(same))).toEqual(new Set([same(words)]));
      expect(hits.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});

test("hostile text and words take one pass", () => {
  const blanks = " ".repeat(200_000);
  for (const [text, words] of [
    [blanks, "a b"],
    [`a${blanks}`.repeat(3), "a b"],
    ["ab".repeat(200_000), `${"ab".repeat(100)}c`],
  ] as const) {
    expect(found(text, words)).toEqual([]);
  }
});
