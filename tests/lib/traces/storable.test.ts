import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { replacedKey, storableStep, storableTrace } from "@/lib/traces/storable";
import { collectStrings } from "../../support/collect-strings";

/** What PostgreSQL refuses or its driver changes. */
const unstorable = (text: string) => text.includes("\0") || Buffer.from(text).toString() !== text;

const nasty = fc.string({ unit: fc.constantFrom("a", "\0", "\ud800", "\udc00", "👍", "/", "~"), maxLength: 8 });

describe("storable", () => {
  it("leaves a storable trace as it is", () => {
    const trace = traceOf({ title: "Dry bed 👍", steps: [stepOf({ agent: "A", content: "ok", raw: { a: ["b"] } })] });
    expect(storableTrace(trace)).toEqual(trace);
  });

  it("puts one visible character for each, and notes what stood there", () => {
    const step = storableStep(stepOf({ agent: null, content: "a\0b\ud83d", raw: { "k\0": "v\udc00" } }));
    expect(step.content).toBe("a\u2400b\ufffd");
    expect(step.raw).toEqual({
      "k\u2400": "v\ufffd",
      [replacedKey]: {
        "/content": [
          [1, "\\u0000"],
          [3, "\\ud83d"],
        ],
        "/raw/k\ufffd#": [[1, "\\u0000"]],
        "/raw/k\u2400": [[1, "\\udc00"]],
      },
    });
  });

  it("never lets two keys fall together", () => {
    const step = storableStep(stepOf({ agent: null, content: "", raw: { "a\0": 1, "a\u2400": 2, [replacedKey]: 3 } }));
    expect(
      Object.values(step.raw ?? {})
        .slice(0, 3)
        .sort(),
    ).toEqual([1, 2, 3]);
  });

  it("lets nothing through, anywhere", () => {
    const json = fc.dictionary(nasty, fc.oneof(nasty, fc.array(nasty, { maxLength: 3 }), fc.constant(null)), {
      maxKeys: 4,
    });
    fc.assert(
      fc.property(nasty, json, (text, raw) => {
        const call = { id: text, name: text, arguments: text };
        const step = stepOf({
          agent: text,
          content: text,
          raw,
          toolCalls: [call],
          addressee: text,
          answers: text,
          error: text,
        });
        const label = { mode: "1.1" as const, steps: null, note: text, agent: text };
        const trace = storableTrace(
          traceOf({
            title: text,
            task: text,
            sourceId: text,
            metadata: raw,
            raw,
            steps: [step],
            reviews: [{ annotator: text, judged: [], labels: [label], achieved: null, note: text }],
            claims: [{ source: text, code: text, step: null, agent: text, reason: text }],
            warnings: [text],
          }),
        );
        expect(collectStrings(trace).filter(unstorable)).toEqual([]);
        expect(trace.steps[0]?.content).toHaveLength(text.length);
      }),
      { numRuns: 300 },
    );
  });
});
