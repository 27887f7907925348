import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOf, insightsParams } from "@/lib/insights/query-address";
import { insightsPageSchema, measures, openingSources, sources, sourcesOf, views } from "@/lib/insights/query-schema";
import { publishedSources } from "@/lib/mast/published";
import { consensusRules } from "@/lib/reviews/consensus";

const annotator = "ann_01jzzzzzzzzzzzzzzzzzzzzzzz";
const other = "ann_01j00000000000000000000000";

/** The parameters as Next hands them to a page. */
function record(params: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(params.keys())].map((key) => {
    const values = params.getAll(key);
    return [key, values.length === 1 ? (values[0] ?? "") : values] as const;
  });
  return Object.fromEntries(entries);
}

describe("the query of the numbers", () => {
  test("an empty address is people, whatever rule there is need of, share of findings", () => {
    const query = insightsPageSchema.parse({});
    expect(query).toMatchObject({
      annotators: [],
      measure: "findings",
      system: [],
    });
    expect(query.consensus).toBeUndefined();
    expect(query.sources).toBeUndefined();
    expect(sourcesOf(query)).toEqual(["people"]);
  });

  test("sources come with commas, in any order, once each", () => {
    expect(insightsPageSchema.parse({ sources: "imported,people,imported" }).sources).toEqual(["people", "imported"]);
  });

  test("names may hold commas and come several times", () => {
    expect(insightsPageSchema.parse({ system: ["AG2, math", "ChatDev", "ChatDev", ""] }).system).toEqual([
      "AG2, math",
      "ChatDev",
    ]);
  });

  test("annotators named mean those, whoever they are", () => {
    const query = insightsPageSchema.parse({ annotators: `${annotator},${other}` });
    expect(query.annotators).toEqual([annotator, other]);
    expect(sourcesOf(query)).toEqual(["people", "judges", "imported"]);
  });

  test.each([
    { sources: "everyone" },
    { consensus: "mean" },
    { measure: "guesses" },
    { published: "v9" },
    { annotators: "ann_x" },
  ])("refuses %o", (bad) => {
    expect(insightsPageSchema.safeParse(bad).success).toBe(false);
  });

  test("an address read and written again says the same", () => {
    const name = fc.string({ minLength: 1, maxLength: 12 });
    const names = fc.uniqueArray(name, { maxLength: 3 });
    const query = fc.record({
      sources: fc.option(fc.subarray([...sources], { minLength: 1 }), { nil: undefined }),
      annotators: fc.subarray([annotator, other] as const),
      consensus: fc.constantFrom(...consensusRules),
      system: names,
      model: names,
      benchmark: names,
      measure: fc.constantFrom(...measures),
      published: fc.option(fc.constantFrom(...publishedSources), { nil: undefined }),
      view: fc.constantFrom(...views),
    });
    fc.assert(
      fc.property(query, (asked) => {
        const address = new URL(
          addressOf("/p/x/insights", insightsParams(insightsPageSchema.parse(asked))),
          "http://h",
        );
        expect(insightsPageSchema.parse(record(address.searchParams))).toEqual(insightsPageSchema.parse(asked));
      }),
    );
  });

  test("what is the default anyway is not in the address", () => {
    expect(
      addressOf("/p/x/insights", insightsParams(insightsPageSchema.parse({ view: "chart", measure: "findings" }))),
    ).toBe("/p/x/insights");
  });
});

describe("the sources a page opens with", () => {
  const nothing = insightsPageSchema.parse({});

  test("people where there are people's reviews", () => {
    expect(openingSources(nothing, ["imported", "people"])).toEqual({ sources: ["people"], instead: false });
  });

  test("what there is where there are none, and it says so", () => {
    expect(openingSources(nothing, ["imported", "judges"])).toEqual({ sources: ["judges", "imported"], instead: true });
  });

  test("people where there is nothing at all", () => {
    expect(openingSources(nothing, [])).toEqual({ sources: ["people"], instead: false });
  });

  test("what the reader chose stays, even if it is empty", () => {
    expect(openingSources(insightsPageSchema.parse({ sources: "people" }), ["imported"])).toEqual({
      sources: ["people"],
      instead: false,
    });
  });
});
