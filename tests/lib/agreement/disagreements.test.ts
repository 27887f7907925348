import fc from "fast-check";
import { expect, test } from "vitest";
import { agreement } from "@/lib/agreement/agreement";
import { countDisagreements, disagreements } from "@/lib/agreement/disagreements";
import type { Rating } from "@/lib/agreement/rating-patterns";
import { categoryMask, everyMode, maskOf } from "@/lib/reviews/masks";

const rating = (trace: string, annotator: string, found: Parameters<typeof maskOf>[0], judged = everyMode): Rating => ({
  trace,
  annotator,
  judged,
  found: maskOf(found),
});

const ratings = [
  rating("a", "x", ["1.1", "3.2"]),
  rating("a", "y", []),
  rating("a", "z", ["1.1"]),
  rating("b", "x", ["2.6"]),
  rating("b", "y", ["2.6"]),
  rating("c", "x", ["1.1", "1.2", "1.3"]),
  rating("c", "z", [], maskOf(["1.1"])),
];

test("the trace with the most pairs apart comes first, each mode with who found it and who did not", () => {
  expect(disagreements(ratings, ["x", "y", "z"], everyMode)).toEqual([
    {
      trace: "a",
      pairs: 4,
      readers: 3,
      modes: [
        { mode: "1.1", found: ["x", "z"], absent: ["y"] },
        { mode: "3.2", found: ["x"], absent: ["y", "z"] },
      ],
    },
    { trace: "c", pairs: 1, readers: 2, modes: [{ mode: "1.1", found: ["x"], absent: ["z"] }] },
  ]);
});

test("only the chosen annotators and modes count", () => {
  expect(disagreements(ratings, ["y", "z"], everyMode).map(({ trace }) => trace)).toEqual(["a"]);
  expect(disagreements(ratings, ["x", "y", "z"], categoryMask("3"))).toMatchObject([{ trace: "a", pairs: 2 }]);
  expect(disagreements(ratings, ["x"], everyMode)).toEqual([]);
});

test("the counts are those of the lists behind them", () => {
  const counts = countDisagreements(ratings, ["x", "y", "z"]);
  expect(counts.overall.traces).toBe(2);
  expect(counts.modes.filter(({ traces }) => traces > 0)).toEqual([
    { mode: "1.1", traces: 2 },
    { mode: "3.2", traces: 1 },
  ]);
  // Trace c is not compared as a category: one of the two judged only one of its modes.
  expect(counts.categories.map(({ traces }) => traces)).toEqual([1, 0, 1]);
});

test("of two annotators, the answers apart are those outside their raw agreement, whatever they said", () => {
  const verdict = fc.record({
    judged: fc.integer({ min: 0, max: everyMode }),
    found: fc.integer({ min: 0, max: everyMode }),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(verdict, verdict), { minLength: 1, maxLength: 12 }), (traces) => {
      const said = traces.flatMap(([one, other], place): Rating[] => [
        { trace: `t${place}`, annotator: "x", ...one },
        { trace: `t${place}`, annotator: "y", ...other },
      ]);
      const apart = disagreements(said, ["x", "y"], everyMode).reduce((sum, { pairs }) => sum + pairs, 0);
      const { overall } = agreement(said, { annotators: ["x", "y"], reference: null, resamples: 1 });
      expect(apart).toBe(Math.round(overall.items * (1 - (overall.raw.value ?? 1))));
    }),
    { numRuns: 60 },
  );
});
