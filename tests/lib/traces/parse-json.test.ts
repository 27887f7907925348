import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxDepth, parseJson } from "@/lib/traces/parse-json";

function parsed(text: string) {
  const reading = parseJson(text);
  if (!reading.ok) throw new Error(reading.message);
  return reading.value;
}

function message(text: string, line?: number): string {
  const reading = parseJson(text, line);
  return reading.ok ? "" : reading.message;
}

describe("parse-json", () => {
  it("reads what JSON.stringify writes, own __proto__ keys included", () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), fc.constantFrom(0, 2), (text, indent) => {
        const value: unknown = JSON.parse(text);
        expect(parsed(JSON.stringify(value, null, indent))).toEqual(value);
      }),
    );
  });

  it("never throws on anything else", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "\\",
      ":",
      ",",
      "1",
      "-",
      "e9",
      "NaN",
      "nul",
      " ",
      "\n",
      "\u0000",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const reading = parseJson(pieces.join(""));
        expect(reading.ok || reading.message.includes("line")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps bare NaN and Infinity as text", () => {
    expect(parsed('{"a": NaN, "b": [Infinity, -Infinity]}')).toEqual({ a: "NaN", b: ["Infinity", "-Infinity"] });
  });

  it("keeps the text of numbers that a double would change", () => {
    expect(parsed("[12345678901234567890, 9007199254740993, 1e400, 0.1234567890123456789]")).toEqual([
      "12345678901234567890",
      "9007199254740993",
      "1e400",
      "0.1234567890123456789",
    ]);
    expect(parsed("[1.0, 1e3, 9007199254740992, 0.0035475000000000003, -0.5, 1E-7]")).toEqual([
      1, 1000, 9007199254740992, 0.0035475000000000003, -0.5, 1e-7,
    ]);
  });

  it("makes every key an own property and pollutes nothing", () => {
    const value = parsed('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}');
    expect(Object.keys(value ?? {})).toEqual(["__proto__", "constructor", "toString"]);
    expect("polluted" in {}).toBe(false);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it("keeps the earlier value of a key that stands twice, and says so", () => {
    const reading = parseJson('{"content": "first", "content": "second", "content": "third"}');
    expect(reading).toMatchObject({
      ok: true,
      value: { content: "third", "content (earlier)": "first", "content (earlier) (earlier)": "second" },
    });
    expect(reading.ok ? reading.notes : []).toHaveLength(2);
  });

  it("takes raw control characters in strings as they are", () => {
    expect(parsed('"a\nb\t\\u00e9"')).toBe("a\nb\té");
  });

  it("says line, column and what was expected", () => {
    expect(message('{\n  "a": 1\n  "b": 2}', 10)).toContain(
      "a comma or } is expected in this object (line 12, column 3",
    );
    expect(message("[1, 2")).toContain("a comma or ] is expected");
    expect(message('{"a": "x\\q"}')).toContain("a backslash");
    expect(message('{"a": "open')).toContain("no closing quote");
    expect(message("{} x")).toContain("something follows");
  });

  it("refuses what is nested too deep, and takes what is not", () => {
    const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect(parseJson(nested(maxDepth)).ok).toBe(true);
    expect(message(nested(maxDepth + 1))).toContain(`nested more than ${maxDepth} deep`);
    expect(message("[".repeat(1_000_000))).toContain("nested");
  });
});
