import fc from "fast-check";
import { expect, test } from "vitest";
import { countCodePoints, sliceCodePoints } from "@/lib/traces/code-points";
import { visibleRuns } from "@/lib/traces/visible";

const drawn = (text: string) =>
  visibleRuns(text)
    .map((run) => run.drawn)
    .join("");

test("ordinary text is one run, with tabs, line feeds, emoji and joiners as they are", () => {
  const text = "a\tb\nسلام 👩‍👧 e\u0301";
  expect(visibleRuns(text)).toEqual([{ start: 0, length: countCodePoints(text), kind: "text", drawn: text }]);
});

test("CR LF is one break of two code points", () => {
  expect(visibleRuns("a\r\nb", 10)).toEqual([
    { start: 10, length: 1, kind: "text", drawn: "a" },
    { start: 11, length: 2, kind: "break", drawn: "\n" },
    { start: 13, length: 1, kind: "text", drawn: "b" },
  ]);
});

test("what would hide, reorder or overwrite is shown", () => {
  expect(drawn("\u001b[31mred\u001b[0m")).toBe("␛[31mred␛[0m");
  expect(drawn("if \u202eresu\u2066")).toBe("if RLOresuLRI");
  expect(drawn("ok\u{e0041}\u200b")).toBe("okU+E0041ZWSP");
  expect(drawn("10 %\rdone\u0007")).toBe("10 %␍done␇");
});

test("the runs cover the text without gap or overlap, and text runs are verbatim", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constantFrom("\r\n", "\r", "\n", "\u001b[1;31m", "\u202e", "\u{e0041}", "👍🏽", "\ufeff"),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(1000), (pieces, start) => {
      const text = pieces.join("");
      let at = start;
      for (const run of visibleRuns(text, start)) {
        expect(run.start).toBe(at);
        expect(run.length).toBeGreaterThan(0);
        if (run.kind === "text") expect(run.drawn).toBe(sliceCodePoints(text, at - start, at - start + run.length));
        at += run.length;
      }
      expect(at - start).toBe(countCodePoints(text));
    }),
  );
});
