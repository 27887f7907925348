import { describe, expect, test } from "vitest";
import { methods } from "@/lib/agreement/methods";
import { agreementQuerySchema, comparedSources } from "@/lib/agreement/query-schema";

const annotator = "ann_01jzzzzzzzzzzzzzzzzzzzzzzz";

describe("the query of the agreement", () => {
  test("an empty address compares people in text, half an overlap being enough", () => {
    const query = agreementQuerySchema.parse({});
    expect(query).toMatchObject({ annotators: [], system: [], ruler: "text", overlap: 0.5 });
    expect(query.reference).toBeUndefined();
    expect(comparedSources(query)).toEqual(["people"]);
  });

  test("people, judges and imported sources in any combination; named annotators are the whole choice", () => {
    expect(comparedSources(agreementQuerySchema.parse({ sources: "imported,people" }))).toEqual(["people", "imported"]);
    expect(comparedSources(agreementQuerySchema.parse({ sources: "people", annotators: annotator }))).toEqual([
      "people",
      "judges",
      "imported",
    ]);
  });

  test("a reference is an annotator or the adjudicated reviews", () => {
    expect(agreementQuerySchema.parse({ reference: annotator }).reference).toBe(annotator);
    expect(agreementQuerySchema.parse({ reference: "adjudicated" }).reference).toBe("adjudicated");
  });

  test.each(["0", "1", "0.25", ".5", "1.0"])("an overlap of %s", (overlap) => {
    expect(agreementQuerySchema.parse({ overlap }).overlap).toBe(Number(overlap));
  });

  test.each([
    { overlap: "1.5" },
    { overlap: "half" },
    { overlap: "0x1" },
    { ruler: "words" },
    { reference: "majority" },
    { sources: "everyone" },
    { annotators: "me" },
  ])("refuses %o", (bad) => {
    expect(agreementQuerySchema.safeParse(bad).success).toBe(false);
  });
});

test("every figure names author and year", () => {
  for (const { name, says, source } of Object.values(methods)) {
    expect(name).not.toBe("");
    expect(says).toMatch(/\.$/);
    expect(source).toMatch(/\b(19|20)\d\d\b/);
  }
});
