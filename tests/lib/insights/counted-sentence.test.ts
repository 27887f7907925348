import { describe, expect, test } from "vitest";
import { type Counted, countedSentence, measureSentence, whom } from "@/lib/insights/counted-sentence";

const base: Counted = {
  sources: ["people"],
  consensus: "majority",
  traces: 214,
  reviewed: 210,
  findings: 601,
  focus: "all",
  measure: "findings",
  instead: false,
  annotators: [],
  modes: [{ judged: 210 }, { judged: 210 }],
};

describe("the sentence that says what is counted", () => {
  test("names findings, traces, whose reviews and the rule", () => {
    expect(countedSentence(base)).toBe(
      "601 findings in 210 reviewed traces of 214, from people; where several reviewed a trace, a majority decides.",
    );
  });

  test("says so when others stand in for people", () => {
    expect(countedSentence({ ...base, sources: ["judges", "imported"], instead: true })).toBe(
      "No people’s reviews yet, so this counts LLM judges and imported labels: 601 findings in 210 reviewed traces of 214; where several reviewed a trace, a majority decides.",
    );
  });

  test("one is not several, and thousands are told apart", () => {
    expect(countedSentence({ ...base, findings: 1, reviewed: 1, traces: 12_000 })).toContain(
      "1 finding in 1 reviewed trace of 12,000",
    );
  });

  test("named annotators are named, up to three", () => {
    expect(whom({ sources: ["people"], annotators: ["Ada", "Grace", "Hedy"] })).toBe("Ada, Grace and Hedy");
    expect(whom({ sources: ["people"], annotators: ["a", "b", "c", "d"] })).toBe("4 annotators");
  });
});

describe("the sentence that says what a bar is", () => {
  test("names the share and the method of its whiskers", () => {
    expect(measureSentence(base)).toContain("share of all findings. Whiskers: 95 % intervals (bootstrap over traces)");
    expect(measureSentence({ ...base, reviewed: 10_001 })).toContain("(linearised ratio)");
    expect(measureSentence({ ...base, measure: "traces" })).toContain("a category counts a trace once. Whiskers");
  });

  test("warns where modes were judged in some of the traces only", () => {
    expect(measureSentence({ ...base, measure: "traces", modes: [{ judged: 210 }, { judged: 90 }] })).toContain(
      "modes that were not judged in it as not found",
    );
  });
});
