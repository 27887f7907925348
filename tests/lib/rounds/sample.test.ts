import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, randomSample, stratifiedSample } from "@/lib/rounds/sample";

const named = (count: number, system: string | null = null) =>
  Array.from({ length: count }, (_, place) => ({ id: `${system}-${place}`, system }));
const ids = (sample: readonly { readonly id: string }[]) => sample.map(({ id }) => id);

describe("a random sample", () => {
  test("is the same for the same seed in whatever order the traces come, and another for another seed", () => {
    const traces = named(200);
    const sample = randomSample(traces, 20, 7);
    expect(ids(randomSample([...traces].reverse(), 20, 7))).toEqual(ids(sample));
    expect(ids(randomSample(traces, 20, 8))).not.toEqual(ids(sample));
    expect(new Set(ids(sample)).size).toBe(20);
  });

  test("draws every trace about equally often", () => {
    const traces = named(10);
    const drawn = new Map(traces.map(({ id }) => [id, 0]));
    const draws = 4_000;
    for (let seed = 0; seed < draws; seed += 1)
      for (const { id } of randomSample(traces, 3, seed)) drawn.set(id, (drawn.get(id) ?? 0) + 1);
    // Five standard deviations of a binomial count around its mean.
    const spread = 5 * Math.sqrt(draws * 0.3 * 0.7);
    for (const count of drawn.values()) expect(Math.abs(count - draws * 0.3)).toBeLessThan(spread);
  });

  test("of more traces keeps those of fewer, save for what newcomers push out", () => {
    const before = new Set(ids(randomSample(named(100), 20, 3)));
    const after = ids(randomSample(named(105), 20, 3)).filter((id) => before.has(id));
    expect(after.length).toBeGreaterThanOrEqual(15);
  });
});

describe("shares of strata", () => {
  test("by the largest remainders", () => {
    expect(allocate([53, 24, 23], 10, "proportional")).toEqual([5, 3, 2]);
    expect(allocate([1, 1, 1], 2, "proportional")).toEqual([1, 1, 0]);
  });

  test("equal as far as there are enough", () => {
    expect(allocate([2, 50, 50], 12, "equal")).toEqual([2, 5, 5]);
    expect(allocate([9, 9], 3, "equal")).toEqual([2, 1]);
  });

  test("never more than a stratum has, and all that is wanted or all there is", () => {
    const strata = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 });
    fc.assert(
      fc.property(strata, fc.integer({ min: 1, max: 200 }), fc.boolean(), (sizes, size, equal) => {
        const taken = allocate(sizes, size, equal ? "equal" : "proportional");
        const all = sizes.reduce((sum, one) => sum + one, 0);
        expect(taken.reduce((sum, one) => sum + one, 0)).toBe(Math.min(size, all));
        for (const [place, count] of taken.entries()) expect(count).toBeLessThanOrEqual(sizes[place] ?? 0);
      }),
    );
  });

  test("a sample holds the share of each system, those without one too", () => {
    const traces = [...named(60, "ChatDev"), ...named(30, "AG2"), ...named(10)];
    const sample = stratifiedSample(traces, 10, 5, "proportional");
    const counts = Object.groupBy(sample, ({ system }) => system ?? "none");
    expect(counts.ChatDev).toHaveLength(6);
    expect(counts.AG2).toHaveLength(3);
    expect(counts.none).toHaveLength(1);
    expect(ids(stratifiedSample([...traces].reverse(), 10, 5, "proportional"))).toEqual(ids(sample));
  });
});
