import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv } from "@/lib/export/csv";

describe("CSV text", () => {
  test.each(["=1+1", "+49 1", "-2", "@SUM(A1)", "\t=1", "\r=1"])(
    "a text that begins like a formula is defused: %j",
    (text) => {
      expect(parse(csv([[text]]))).toEqual([[`'${text}`]]);
    },
  );

  test("numbers stay numbers, also negative ones, and nothing stays empty", () => {
    expect(csv([[-0.5, null, 3]])).toBe("-0.5,,3\r\n");
  });

  test("any text comes back as it was, but for the apostrophe", () => {
    const cells = fc.array(fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 2 }), { minLength: 1 });
    fc.assert(
      fc.property(cells, (rows) => {
        const expected = rows.map((row) =>
          row.map((cell) => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell)),
        );
        expect(parse(csv(rows), { relax_column_count: false, skip_empty_lines: false })).toEqual(expected);
      }),
    );
  });
});
