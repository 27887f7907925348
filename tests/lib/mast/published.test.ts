import { describe, expect, test } from "vitest";
import { mastDataTraceShares, publishedFindings, publishedSources } from "@/lib/mast/published";
import { categoryCodes, categoryOf, modeCodes } from "@/lib/mast/taxonomy";

describe("published shares", () => {
  test.each(publishedSources)("%s: modes and categories each sum to 100 %%, within their rounding", (source) => {
    const { categories, modes } = publishedFindings[source];
    expect(Math.abs(modeCodes.reduce((sum, mode) => sum + modes[mode], 0) - 100)).toBeLessThan(0.2);
    expect(Math.abs(categoryCodes.reduce((sum, category) => sum + categories[category], 0) - 100)).toBeLessThan(0.2);
  });

  test.each(publishedSources)("%s: a category is the sum of its modes, within their rounding", (source) => {
    const { categories, modes } = publishedFindings[source];
    for (const category of categoryCodes) {
      const sum = modeCodes
        .filter((mode) => categoryOf(mode) === category)
        .reduce((total, mode) => total + modes[mode], 0);
      expect(Math.abs(sum - categories[category])).toBeLessThan(0.11);
    }
  });

  test.each(["v1", "v2"] as const)("%s: every share is a whole number of the findings it is of", (source) => {
    const { findings, modes } = publishedFindings[source];
    const counts = modeCodes.map((mode) => Math.round((modes[mode] / 100) * (findings ?? 0)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(findings);
    for (const [place, mode] of modeCodes.entries()) {
      expect(Math.abs(((counts[place] ?? 0) / (findings ?? 1)) * 100 - modes[mode])).toBeLessThan(0.051);
    }
  });

  test("the data set's two columns tell of the same traces", () => {
    const { findings, traces, modes } = publishedFindings["mast-data"];
    for (const mode of modeCodes) {
      const byFindings = (modes[mode] / 100) * (findings ?? 0);
      const byTraces = (mastDataTraceShares[mode] / 100) * (traces ?? 0);
      expect(Math.abs(byFindings - byTraces)).toBeLessThan(1.5);
    }
  });
});
