import fc from "fast-check";
import { expect, test } from "vitest";
import { countFindings, countTraces } from "@/lib/insights/column-counts";
import type { Dimension } from "@/lib/insights/dimensions";
import { stageOf } from "@/lib/insights/finding-place";
import { focuses } from "@/lib/insights/focus";
import type { GroupCount } from "@/lib/insights/group-count";
import { sumLabels } from "@/lib/insights/label-columns";
import { ProjectColumns } from "@/lib/insights/project-columns";
import { packLabel } from "@/lib/insights/tally";
import { categoryOf, modeCodes } from "@/lib/mast/taxonomy";
import { consensusRules } from "@/lib/reviews/consensus";
import { countModes, everyMode } from "@/lib/reviews/masks";

const agents = ["planner", "coder", "10", "…"] as const;
const systems = ["A", "B", null] as const;
const mask = fc.integer({ min: 0, max: everyMode });
const label = fc.record({
  place: fc.integer({ min: 0, max: 13 }),
  tenth: fc.option(fc.integer({ min: 0, max: 9 })),
  decisive: fc.boolean(),
  agent: fc.option(fc.constantFrom(...agents)),
});
const tally = fc
  .record({
    judged: fc.integer({ min: 1, max: everyMode }),
    any: mask,
    all: mask,
    majority: mask,
    achieved: fc.constantFrom("yes", "no", "unclear", null),
    labels: fc.array(label, { maxLength: 8 }),
  })
  .map((one) => ({
    ...one,
    // As the database writes them: placed ones in the order of the run, of one step in MAST's, then the others.
    labels: [...one.labels].sort((a, b) => (a.tenth ?? 10) - (b.tenth ?? 10) || a.place - b.place),
  }));
const trace = fc.record({
  id: fc.integer({ min: 0, max: 12 }).map(String),
  steps: fc.integer({ min: 1, max: 50 }),
  system: fc.constantFrom(...systems),
  votes: fc.option(tally),
  settled: fc.option(tally),
});
type Trace = typeof trace extends fc.Arbitrary<infer T> ? T : never;

/** Traces one after the other, of which a later one with the same id stands instead; null takes it out again. */
const history = fc.array(
  fc.tuple(trace, fc.boolean()).map(([one, stays]) => ({ ...one, stays })),
  { maxLength: 40 },
);
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function columnsOf(changes: History): ProjectColumns {
  const columns = new ProjectColumns();
  for (const { id, steps, system, votes, settled, stays } of changes) {
    columns.drop(id);
    if (!stays) continue;
    const place = columns.put(id, steps);
    columns.group("system", place, system);
    for (const [said, adjudicated] of [
      [votes, false],
      [settled, true],
    ] as const) {
      if (!said) continue;
      const labels = said.labels.map((one) =>
        packLabel({ ...one, agent: one.agent === null ? 0 : columns.agents.codeOf(one.agent) }),
      );
      columns.tally(place, { ...said, kind: "person", adjudicated, labels });
    }
    columns.tidy();
  }
  return columns;
}

/** The traces that stand in the end. */
const standing = (changes: History): Trace[] => {
  const last = new Map(changes.map((change) => [change.id, change]));
  return [...last.values()].filter(({ stays }) => stays);
};

const view = fc.record({
  kind: fc.constant("person" as const),
  rule: fc.constantFrom(...consensusRules),
  focus: fc.constantFrom(...focuses),
  facets: fc.record({
    system: fc.uniqueArray(fc.constantFrom("A", "B", "nobody's"), { maxLength: 2 }),
    model: fc.constant([]),
    benchmark: fc.constant([]),
  }),
});
type View = typeof view extends fc.Arbitrary<infer T> ? T : never;

/** What a view counts of a trace, looked up one by one; null where it is not read. */
function said(one: Trace, { rule, focus }: View) {
  const counted = rule === "adjudicated" ? (one.settled ?? one.votes) : one.votes;
  if (!counted) return null;
  const found = counted[rule === "adjudicated" ? "majority" : rule];
  const has = (place: number) => ((found >> place) & 1) === 1;
  const first = counted.labels.find(({ place, tenth }) => tenth !== null && has(place));
  const decisive = new Set(counted.labels.filter((one) => one.decisive).map(({ place }) => place));
  const kept = {
    all: has,
    first: (place: number) => place === first?.place,
    decisive: (place: number) => has(place) && decisive.has(place),
  };
  return { ...counted, found: modeCodes.flatMap((_, place) => (kept[focus](place) ? [place] : [])) };
}

const inFilter = ({ system }: Trace, { facets }: View) =>
  facets.system.length === 0 || (system !== null && facets.system.includes(system));
const maskOf = (places: readonly number[]) => places.reduce((sum, place) => sum | (1 << place), 0);

/** Counts as one line a trace, which says the same however they are grouped. */
const lines = (counts: readonly GroupCount[]) => {
  for (const { traces, steps, squares } of counts) expect(squares * traces).toBeGreaterThanOrEqual(steps * steps);
  const keys = counts.map(({ key, judged, found, whole }) => [key, judged, found, whole].join(" "));
  expect(new Set(keys).size).toBe(keys.length);
  return counts.map(({ steps, traces }, at) => `${keys[at]}: ${traces} traces, ${steps} steps`).sort();
};

function byHand(
  rows: readonly (readonly [key: string | null, judged: number, found: number, whole: number, steps: number])[],
) {
  const groups = Map.groupBy(rows, ([key, judged, found, whole]) => [key, judged, found, whole].join(" "));
  return [...groups]
    .map(([key, own]) => `${key}: ${own.length} traces, ${own.reduce((sum, [, , , , steps]) => sum + steps, 0)} steps`)
    .sort();
}

test.each([null, "system", "achieved"] as const)(
  "columns count traces by %s as one counts by hand, whatever came and went",
  (by) => {
    fc.assert(
      fc.property(history, view, (changes, asked) => {
        const rows = standing(changes).flatMap((one) => {
          if (!inFilter(one, asked)) return [];
          const what = said(one, asked);
          const key = by === "system" ? one.system : by === "achieved" ? (what?.achieved ?? null) : null;
          if (!what) return [[key, 0, 0, 0, 0] as const];
          return [[key, what.judged, maskOf(what.found), what.found.length, one.steps] as const];
        });
        expect(lines(countTraces(columnsOf(changes), { ...asked, by }))).toEqual(byHand(rows));
      }),
    );
  },
);

const groupOf = {
  position: ({ tenth }: { tenth: number | null }) => tenth?.toString() ?? null,
  stage: ({ place, tenth }: { place: number; tenth: number | null }) => stageOf(modeCodes[place] ?? "1.1", tenth),
  agent: ({ agent }: { agent: string | null }) => agent,
};
const findingDimensions = ["position", "stage", "agent"] as const;

test.each(findingDimensions)("a labelled finding is in the one group by %s that its first labels name", (by) => {
  fc.assert(
    fc.property(history, view, (changes, asked) => {
      const rows = standing(changes).flatMap((one) => {
        const what = inFilter(one, asked) ? said(one, asked) : null;
        if (!what) return [];
        const placed = what.found.flatMap((place) => {
          const own = what.labels.filter((one) => one.place === place);
          const telling = by === "agent" ? (own.find(({ agent }) => agent !== null) ?? own[0]) : own[0];
          return telling ? [{ place, key: groupOf[by](telling) }] : [];
        });
        return [...Map.groupBy(placed, ({ key }) => key)].map(
          ([key, own]) =>
            [
              key,
              what.judged,
              maskOf(own.map(({ place }) => place)),
              countModes(maskOf(what.found)),
              one.steps,
            ] as const,
        );
      });
      expect(lines(countFindings(columnsOf(changes), { ...asked, by }))).toEqual(byHand(rows));
    }),
  );
});

const places = modeCodes.map((_, place) => place);
const parts = [
  ["all", places],
  ["2", places.filter((place) => categoryOf(modeCodes[place] ?? "1.1") === "2")],
  ...modeCodes.map((mode, place) => [mode, [place]] as const),
] as const;

test.each([null, "system", ...findingDimensions] as const)(
  "labels are added up by %s, with what an interval needs",
  (by: Dimension | null) => {
    fc.assert(
      fc.property(history, view, (changes, asked) => {
        const labels = standing(changes).flatMap((one) => {
          const what = inFilter(one, asked) ? said(one, asked) : null;
          if (!what) return [];
          const counted = {
            all: () => true,
            decisive: ({ decisive }: { decisive: boolean }) => decisive,
            first: ({ place }: { place: number }) => what.found.includes(place),
          };
          return what.labels.filter(counted[asked.focus]).map((label) => ({
            trace: one.id,
            place: label.place,
            key:
              by === "system"
                ? one.system
                : by === "agent" || by === "position" || by === "stage"
                  ? groupOf[by](label)
                  : null,
          }));
        });
        const sums = sumLabels(columnsOf(changes), { ...asked, by }).filter(({ part }) =>
          parts.some(([name]) => name === part),
        );
        const expected = [...Map.groupBy(labels, ({ key }) => key)].flatMap(([key, own]) =>
          parts.flatMap(([part, among]) => {
            const counts = [...Map.groupBy(own, ({ trace }) => trace).values()].map((ofTrace) => ({
              y: ofTrace.filter(({ place }) => among.includes(place)).length,
              x: ofTrace.length,
            }));
            const total = (of: (count: { y: number; x: number }) => number) =>
              counts.reduce((sum, count) => sum + of(count), 0);
            const sum = {
              key,
              part,
              traces: total(({ y }) => Number(y > 0)),
              labels: total(({ y }) => y),
              squares: total(({ y }) => y * y),
              products: total(({ x, y }) => x * y),
            };
            return sum.labels === 0 ? [] : [sum];
          }),
        );
        const inOrder = (some: readonly { key: string | null; part: string }[]) =>
          [...some].sort((a, b) => (`${a.key} ${a.part}` < `${b.key} ${b.part}` ? -1 : 1));
        expect(inOrder(sums)).toEqual(inOrder(expected));
      }),
    );
  },
);

test("columns through which a thousand changes went hold no more than what stands", () => {
  const columns = new ProjectColumns();
  const labels = Array.from({ length: 20 }, () => packLabel({ place: 3, tenth: 1, decisive: false, agent: 0 }));
  for (let turn = 0; turn < 2000; turn += 1) {
    const id = String(turn % 10);
    columns.drop(id);
    const said = {
      kind: "person",
      adjudicated: false,
      achieved: null,
      judged: 8,
      any: 8,
      all: 8,
      majority: 8,
      labels,
    } as const;
    columns.tally(columns.put(id, 5), said);
    columns.tidy();
  }
  expect(columns.size).toBe(10);
  expect(columns.labels.bytes).toBeLessThan(20_000);
});
