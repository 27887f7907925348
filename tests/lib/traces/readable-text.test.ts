import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCodePoints, sliceCodePoints } from "@/lib/traces/code-points";
import { rangesOfLengths, readableText, toolCallRanges } from "@/lib/traces/readable-text";

describe("readable text", () => {
  it("is the content, then name and arguments of each call on lines of their own", () => {
    const calls = [
      { name: "water", arguments: '{"bed": 3}' },
      { name: "rest", arguments: "" },
    ];
    expect(readableText("I water.", calls)).toEqual({
      text: 'I water.\nwater\n{"bed": 3}\nrest',
      contentLength: 8,
      codePoints: 30,
    });
  });

  it("has no empty first line where there is no content", () => {
    expect(readableText("", [{ name: "water", arguments: "{}" }]).text).toBe("water\n{}");
    expect(readableText("", [])).toEqual({ text: "", contentLength: 0, codePoints: 0 });
  });

  it("lets every call be found again by its ranges", () => {
    const part = fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), fc.constantFrom("", "\n", "👍", "\ud83d"));
    fc.assert(
      fc.property(part, fc.array(fc.record({ name: part, arguments: part }), { maxLength: 4 }), (content, calls) => {
        const { text, contentLength } = readableText(content, calls);
        expect(text.slice(0, contentLength)).toBe(content);
        for (const [index, ranges] of toolCallRanges(content, calls).entries()) {
          expect(sliceCodePoints(text, ranges.name.start, ranges.name.end)).toBe(calls[index]?.name);
          expect(sliceCodePoints(text, ranges.arguments.start, ranges.arguments.end)).toBe(calls[index]?.arguments);
        }
        const lengths = calls.map((call) => ({
          name: countCodePoints(call.name),
          arguments: countCodePoints(call.arguments),
        }));
        expect(rangesOfLengths(countCodePoints(text), lengths)).toEqual({
          contentEnd: countCodePoints(content),
          calls: toolCallRanges(content, calls),
        });
      }),
    );
  });
});
