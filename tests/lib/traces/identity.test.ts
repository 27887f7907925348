import { describe, expect, it } from "vitest";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { traceIdentity } from "@/lib/traces/identity";

const trace = traceOf({
  title: "One",
  task: "Water",
  raw: { b: 1, a: { d: 2, c: 3 } },
  steps: [stepOf({ agent: "A", content: "x", raw: { y: 1, x: 2 } })],
});

describe("trace identity", () => {
  it("does not depend on the order of keys, labels, title or what a person fills in", () => {
    const same = {
      ...trace,
      title: "Another",
      system: "S",
      model: "M",
      benchmark: "B",
      raw: { a: { c: 3, d: 2 }, b: 1, wrapper: { version: 2 } },
      steps: [stepOf({ content: "x", agent: "A", raw: { x: 2, y: 1 } })],
      reviews: [{ annotator: "R", judged: [], labels: [], achieved: null, note: null }],
      claims: [{ source: "C", code: "c", step: null, agent: null, reason: null }],
      warnings: ["w"],
    };
    expect(traceIdentity(same)).toBe(traceIdentity(trace));
    expect(traceIdentity(trace)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("changes with the source's id, the content and the order of steps", () => {
    const other = stepOf({ agent: "B", content: "y" });
    const [step = other] = trace.steps;
    const variants = [
      trace,
      { ...trace, sourceId: "1" },
      { ...trace, task: "Rest" },
      { ...trace, raw: null },
      { ...trace, steps: [{ ...step, content: "x " }] },
      { ...trace, steps: [{ ...step, toolCalls: [{ id: null, name: "t", arguments: "" }] }] },
      { ...trace, steps: [step, other] },
      { ...trace, steps: [other, step] },
      { ...trace, steps: [{ ...step, content: "\ud800" }] },
      { ...trace, steps: [{ ...step, content: "\ud801" }] },
    ];
    expect(new Set(variants.map(traceIdentity)).size).toBe(variants.length);
  });
});
