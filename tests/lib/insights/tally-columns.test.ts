import fc from "fast-check";
import { expect, test } from "vitest";
import { stageOf } from "@/lib/insights/finding-place";
import { sumLabels } from "@/lib/insights/label-columns";
import { countColumns, countPlaced } from "@/lib/insights/tally-columns";
import { categoryOf, modeCodes } from "@/lib/mast/taxonomy";
import { countModes, everyMode, modesOf } from "@/lib/reviews/masks";

const mark = fc.record({
  place: fc.integer({ min: 0, max: 13 }),
  tenth: fc.option(fc.integer({ min: 0, max: 9 })),
  labels: fc.integer({ min: 1, max: 4 }),
  agent: fc.option(fc.constantFrom("planner", "coder", "10", "…")),
});
const trace = fc
  .record({
    judged: fc.integer({ min: 1, max: everyMode }),
    found: fc.integer({ min: 0, max: everyMode }),
    steps: fc.integer({ min: 1, max: 50 }),
    marks: fc.uniqueArray(mark, { selector: ({ place }) => place, maxLength: 8 }),
    decisive: fc.integer({ min: 0, max: everyMode }),
  })
  .map((one) => ({
    ...one,
    found: one.found & one.judged,
    // As the database writes them: placed ones in the order of the run, then the others.
    marks: [...one.marks].sort((a, b) => (a.tenth ?? 10) - (b.tenth ?? 10)),
  }));
type Trace = typeof trace extends fc.Arbitrary<infer T> ? T : never;

const columnsOf = (traces: readonly Trace[]) => ({
  key: "all",
  verdicts: traces.map(({ judged, found }) => (judged << 14) | found),
  steps: traces.map(({ steps }) => steps),
  marks: traces.map(({ marks }) =>
    marks.map(({ place, tenth }) => `${String.fromCharCode(97 + place)}${tenth ?? "-"}`).join(""),
  ),
  decisive: traces.map(({ decisive }) => decisive),
  labels: traces.map(({ marks }) => marks.map(({ labels }) => labels)),
  agents: traces.map(({ marks }) => marks.map(({ agent }) => agent)),
});

/** The findings in focus, counted one by one. */
const focused = {
  all: ({ found }: Trace) => found,
  decisive: ({ found, decisive }: Trace) => found & decisive,
  first: ({ found, marks }: Trace) => {
    const first = marks.find(({ place, tenth }) => tenth !== null && (found >> place) & 1);
    return first ? 1 << first.place : 0;
  },
} as const;
const focuses = ["all", "first", "decisive"] as const;

test("columns give as many traces, steps and findings of each verdict as there are", () => {
  fc.assert(
    fc.property(fc.array(trace, { maxLength: 40 }), fc.constantFrom(...focuses), (traces, focus) => {
      const counts = countColumns(columnsOf(traces), focus);
      expect(new Set(counts.map(({ judged, found }) => `${judged} ${found}`)).size).toBe(counts.length);
      for (const { judged, found, ...count } of counts) {
        const same = traces.filter((one) => one.judged === judged && focused[focus](one) === found);
        expect(count).toMatchObject({
          traces: same.length,
          steps: same.reduce((sum, { steps }) => sum + steps, 0),
          squares: same.reduce((sum, { steps }) => sum + steps * steps, 0),
          whole: countModes(found),
        });
      }
      expect(counts.reduce((sum, count) => sum + count.traces, 0)).toBe(traces.length);
    }),
  );
});

const groupOf = {
  position: ({ tenth }: Trace["marks"][number]) => tenth?.toString() ?? null,
  agent: ({ agent }: Trace["marks"][number]) => agent,
  stage: ({ place, tenth }: Trace["marks"][number]) => stageOf(modeCodes[place] ?? "1.1", tenth),
};

test("a labelled finding is in the one group that its mark names", () => {
  const dimensions = fc.constantFrom("position" as const, "agent" as const, "stage" as const);
  fc.assert(
    fc.property(fc.array(trace, { maxLength: 40 }), dimensions, fc.constantFrom(...focuses), (traces, by, focus) => {
      const expected = traces.flatMap((one) =>
        one.marks
          .filter(({ place }) => (focused[focus](one) >> place) & 1)
          .map((found) => `${groupOf[by](found)} ${found.place} ${countModes(focused[focus](one))}`),
      );
      const counted = countPlaced(columnsOf(traces), by, focus).flatMap(({ key, found, whole, traces: times }) =>
        modesOf(found).flatMap((mode) => Array<string>(times).fill(`${key} ${modeCodes.indexOf(mode)} ${whole}`)),
      );
      expect(counted.sort()).toEqual(expected.sort());
    }),
  );
});

test("labels are added up by mode, by category and in all, with what an interval needs", () => {
  const places = modeCodes.map((_, place) => place);
  const parts = [
    ["all", places],
    ["2", places.filter((place) => categoryOf(modeCodes[place] ?? "1.1") === "2")],
    ...modeCodes.map((mode, place) => [mode, [place]] as const),
  ] as const;
  fc.assert(
    fc.property(fc.array(trace, { maxLength: 40 }), fc.constantFrom("all", "first"), (traces, focus) => {
      const sums = new Map(sumLabels(columnsOf(traces), focus).map(({ key: _, ...sum }) => [`${sum.part}`, sum]));
      for (const [part, own] of parts) {
        const counts = traces.map((one) => {
          const kept = one.marks.filter(({ place }) => focus === "all" || (focused.first(one) >> place) & 1);
          const labels = (some: typeof kept) => some.reduce((sum, mark) => sum + mark.labels, 0);
          return { y: labels(kept.filter(({ place }) => own.includes(place))), x: labels(kept) };
        });
        const total = (of: (count: { y: number; x: number }) => number) =>
          counts.reduce((sum, count) => sum + of(count), 0);
        const labels = total(({ y }) => y);
        const expected = { part, traces: total(({ y }) => Number(y > 0)), labels };
        expect(sums.get(part)).toEqual(
          labels === 0
            ? undefined
            : { ...expected, squares: total(({ y }) => y * y), products: total(({ x, y }) => x * y) },
        );
      }
    }),
  );
});
