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

  it("is the hash that was always stored, of short traces and of long ones", () => {
    const calls = [{ id: null, name: 'pour "it"', arguments: '{"litres": 3}' }];
    const said = stepOf({
      agent: "Ü🦊",
      content: 'a\n"b"\\ \u2028 \ud800',
      toolCalls: calls,
      durationMs: 12,
      parent: 0,
    });
    const rich = traceOf({
      title: "Two",
      sourceId: "run 2",
      outcome: "failed",
      metadata: { b: [1.5, null, { z: true, a: "ä" }], a: "x" },
      raw: { messages: "none", wrapper: { left: "out" } },
      steps: [stepOf({ agent: null, content: "", kind: "tool call", raw: null }), said],
    });
    expect(traceIdentity(rich)).toBe("b321daab889da1ae4b629f3f6a520b1cfd42cbe081b82b9c9253295833c68583");
    const long = [1, 60, 3_000, 21_840, 21_850, 70_000, 2].map((length) =>
      stepOf({ agent: "A", content: "“é”".repeat(length) }),
    );
    expect(traceIdentity({ ...rich, steps: [...rich.steps, ...long, ...long] })).toBe(
      "2df6f619fe897485597f6b899cc7a93393810b15dff0cb55892497b4aea548b4",
    );
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
