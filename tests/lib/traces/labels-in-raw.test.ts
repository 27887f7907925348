import { expect, test } from "vitest";
import { labelsKey, wrapperKey } from "@/lib/traces/identity";
import { withoutLabels } from "@/lib/traces/labels-in-raw";

test("what a source says of its labels goes, inside the run and around the records too; all else stays", () => {
  const raw = {
    question: "How high?",
    [labelsKey]: [{ verdict: "bad" }],
    mast_annotation: { "1.1": "maybe" },
    run: { config: { turns: 3 }, note: { text: "it forgot" } },
    [wrapperKey]: { version: 2, labels: ["1.3"] },
  };
  expect(withoutLabels(raw)).toEqual({
    question: "How high?",
    run: { config: { turns: 3 } },
    [wrapperKey]: { version: 2 },
  });
});

test("a raw of labels alone leaves nothing, and one that is no object is as it was", () => {
  expect(withoutLabels({ annotations: ["1.3"] })).toBeNull();
  expect(withoutLabels("a line")).toBe("a line");
  expect(withoutLabels(null)).toBeNull();
});
