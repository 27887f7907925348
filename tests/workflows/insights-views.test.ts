import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { labelsBehind } from "@/lib/db/labels-behind";
import { dimensionSchema } from "@/lib/insights/dimensions";
import { focuses } from "@/lib/insights/focus";
import {
  breakdownQuerySchema,
  comparisonQuerySchema,
  fatalityQuerySchema,
  insightsQuerySchema,
  labelsQuerySchema,
} from "@/lib/insights/query-schema";
import { modeCodes } from "@/lib/mast/taxonomy";
import { consensusRules } from "@/lib/reviews/consensus";
import { readComparison } from "@/lib/workflows/read-comparison";
import { readGroups, readInsights } from "@/lib/workflows/read-insights";
import { readLabelsBehind } from "@/lib/workflows/read-labels-behind";
import { readFatalities, readTogether } from "@/lib/workflows/read-together";
import { countedLabels, findings, groupOfFinding, type HandFinding } from "../support/count-by-hand";
import { type LabelledProject, labelledProject } from "../support/labelled-project";

let known: LabelledProject;
beforeAll(async () => {
  known = await labelledProject();
});

const scope = () => known.project.owner.scope("read");
const perMode = (some: readonly HandFinding[]) =>
  modeCodes.map((mode) => some.filter((one) => one.mode === mode).length);

describe.each(consensusRules)("under %s", (consensus) => {
  test.each(focuses)("every breakdown counts what one counts by hand: %s findings", async (focus) => {
    const byHand = findings(known.traces, consensus, focus);
    expect(byHand.length).toBeGreaterThan(5);
    const whole = await readInsights(await scope(), breakdownQuerySchema.parse({ consensus, focus }));
    expect(whole.modes.map((one) => one.findings)).toEqual(perMode(byHand));
    for (const [name, groupOf] of Object.entries(groupOfFinding)) {
      const query = breakdownQuerySchema.parse({ by: dimensionSchema.parse(name), consensus, focus });
      const { groups } = await readGroups(await scope(), query);
      const expected = Map.groupBy(byHand, groupOf);
      for (const [key, own] of expected) {
        const group = groups.find((one) => one.key === key);
        expect(
          group?.breakdown.modes.map((one) => one.findings),
          `${name} ${key}`,
        ).toEqual(perMode(own));
        expect(group?.shareOfAll).toBeCloseTo(own.length / byHand.length, 12);
        const category = new Set(own.filter(({ mode }) => mode.startsWith("1")).map(({ trace }) => trace.id));
        expect(group?.breakdown.categories[0]?.traces).toBe(category.size);
      }
      expect(groups.reduce((sum, { breakdown }) => sum + breakdown.findings, 0)).toBe(byHand.length);
      expect(groups.reduce((sum, { shareOfAll }) => sum + (shareOfAll ?? 0), 0)).toBeCloseTo(1, 12);
    }
  });

  test.each(focuses)(
    "columns and reviews give the same, by everything and within a filter: %s findings",
    async (focus) => {
      const everybody = await db().annotator.findMany({ where: { projectId: known.project.id }, select: { id: true } });
      // Named annotators are counted from their reviews.
      const annotators = everybody.map(({ id }) => id).join(",");
      for (const by of [...Object.keys(groupOfFinding), "achieved"]) {
        for (const filter of [{}, { system: "A", benchmark: "tasks" }]) {
          const query = { ...filter, by, consensus, focus, measure: "labels" };
          const kept = await readGroups(await scope(), breakdownQuerySchema.parse(query));
          const counted = await readGroups(await scope(), breakdownQuerySchema.parse({ ...query, annotators }));
          expect(kept.groups, `${by} ${JSON.stringify(filter)}`).toEqual(counted.groups);
        }
      }
    },
  );

  test("labels and rates per 1,000 steps are those of the reviews that count", async () => {
    const query = breakdownQuerySchema.parse({ by: "system", consensus, measure: "labels" });
    const { groups } = await readGroups(await scope(), query);
    expect(groups.length).toBe(3);
    for (const { key, breakdown } of groups) {
      const read = known.traces.filter((trace) => trace.system === key && trace.reviews.length > 0);
      const judged = read.filter(
        ({ reviews }) => consensus === "adjudicated" || reviews.some(({ adjudicated }) => !adjudicated),
      );
      const labels = judged.flatMap((trace) => countedLabels(trace, consensus));
      expect(breakdown.labels).toBe(labels.length);
      expect(breakdown.modes.map((one) => one.labels)).toEqual(
        modeCodes.map((mode) => labels.filter((label) => label.mode === mode).length),
      );
      const steps = judged.reduce((sum, trace) => sum + trace.steps, 0);
      expect(breakdown.steps).toBe(steps);
      for (const one of breakdown.modes) expect(one.perThousandSteps).toBeCloseTo((1000 * one.findings) / steps, 9);
    }
  });

  test("what is listed behind a figure is what it counted", async () => {
    const byHand = findings(known.traces, consensus, "all");
    for (const [by, groupOf] of Object.entries(groupOfFinding)) {
      for (const [key, own] of Map.groupBy(byHand, groupOf)) {
        const query = { by, consensus, category: "2", ...(key === null ? {} : { group: key }) };
        const { labels, next } = await readLabelsBehind(await scope(), labelsQuerySchema.parse(query));
        const expected = own.filter(({ mode }) => mode.startsWith("2")).flatMap((finding) => finding.labels);
        const listed = labels.map(({ id }) => id);
        if (next === null) expect(listed.sort(), `${by} ${key}`).toEqual(expected.map(({ id }) => id).sort());
      }
    }
  });
});

test("labels are listed page by page without loss, each in its place", async () => {
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const query = labelsQuerySchema.parse({ behind: "labels", consensus: "any", ...(cursor ? { cursor } : {}) });
    const page = await readLabelsBehind(await scope(), query);
    for (const { id, place } of page.labels) {
      seen.push(id);
      const label = known.traces
        .flatMap(({ reviews }) => reviews.flatMap(({ labels }) => labels))
        .find((one) => one.id === id);
      expect(place?.first ?? null).toBe(label?.steps.length ? Math.min(...label.steps) : null);
      if (place) expect(place.quote).toMatch(new RegExp(`\\.${place.first}$`));
    }
    cursor = page.next;
  } while (cursor);
  const all = known.traces.flatMap((trace) => countedLabels(trace, "any")).map(({ id }) => id);
  expect(seen.length).toBeGreaterThan(50);
  expect(seen.sort()).toEqual(all.sort());
});

test("pairs of modes are counted by trace", async () => {
  const byTrace = Map.groupBy(findings(known.traces, "any", "all"), ({ trace }) => trace.id);
  const { pairs } = await readTogether(await scope(), insightsQuerySchema.parse({ consensus: "any" }));
  expect(pairs).toHaveLength(91);
  for (const { first, second, both, firstTraces } of pairs) {
    const with_ = [...byTrace.values()].map((own) => own.map(({ mode }) => mode));
    expect(both).toBe(with_.filter((modes) => modes.includes(first) && modes.includes(second)).length);
    expect(firstTraces).toBe(with_.filter((modes) => modes.includes(first)).length);
  }
});

test("runs with a mode are set beside those without, by what the source reported and by what readers said", async () => {
  const byHand = findings(known.traces, "any", "all");
  for (const basis of ["outcome", "achieved"] as const) {
    const failed = (trace: (typeof known.traces)[number]) => {
      if (basis === "outcome") return trace.outcome === null ? null : trace.outcome === "failed";
      const answers = trace.reviews.filter(({ adjudicated }) => !adjudicated).flatMap(({ achieved }) => achieved ?? []);
      const most = (answer: string) => 2 * answers.filter((one) => one === answer).length > answers.length;
      return most("no") ? true : most("yes") ? false : null;
    };
    const read = known.traces.filter(({ reviews }) => reviews.some(({ adjudicated }) => !adjudicated));
    const result = await readFatalities(await scope(), fatalityQuerySchema.parse({ consensus: "any", basis }));
    expect(result.failed).toBe(read.filter((trace) => failed(trace) === true).length);
    expect(result.unknown).toBe(read.filter((trace) => failed(trace) === null).length);
    for (const one of result.modes) {
      const own = byHand.filter(({ mode }) => mode === one.mode).map(({ trace }) => failed(trace));
      expect([one.traces, one.failed]).toEqual([
        own.filter((f) => f !== null).length,
        own.filter((f) => f === true).length,
      ]);
    }
  }
});

test("groups are compared with the first, whatever their order in the database", async () => {
  const query = comparisonQuerySchema.parse({ by: "system", group: ["B", "A"], consensus: "any" });
  const { baseline, comparisons } = await readComparison(await scope(), query);
  expect(baseline?.key).toBe("B");
  expect(comparisons.map(({ key }) => key)).toEqual(["A"]);
  const byHand = findings(known.traces, "any", "all");
  const share = (system: string, mode: string) => {
    const own = byHand.filter(({ trace }) => trace.system === system);
    return own.filter((one) => one.mode === mode).length / own.length;
  };
  for (const { code, difference, p, adjustedP } of comparisons[0]?.parts.slice(3) ?? []) {
    expect(difference).toBeCloseTo(share("A", code) - share("B", code), 12);
    expect(p).toBeGreaterThan(0);
    expect(adjustedP).toBeGreaterThanOrEqual(p ?? 2);
  }
});

test("imports of one name are told apart, and days stand in their order", async () => {
  const of = async (by: string) => readGroups(await scope(), breakdownQuerySchema.parse({ by, consensus: "any" }));
  const imports = (await of("import")).groups.map(({ name }) => name);
  expect(imports).toHaveLength(2);
  expect(new Set(imports).size).toBe(2);
  const days = (await of("day")).groups.map(({ key }) => key);
  expect(days).toEqual([...days].sort());
  expect(days.length).toBeGreaterThan(3);
});

test("a page of labels looks through as many traces as it takes", async () => {
  const query = labelsQuerySchema.parse({ behind: "labels", consensus: "any" });
  const choice = { kinds: ["person"], annotators: [], rule: "any" } as const;
  const whole = await labelsBehind(await scope(), query, choice, { limit: 40 });
  const byTwo = await labelsBehind(await scope(), query, choice, { limit: 40, traces: 2 });
  expect(whole.labels).toHaveLength(40);
  expect(byTwo).toEqual(whole);
  const rare = labelsQuerySchema.parse({ mode: "3.3", consensus: "any" });
  expect(await labelsBehind(await scope(), rare, choice, { limit: 40, traces: 1 })).toEqual(
    await labelsBehind(await scope(), rare, choice, { limit: 40 }),
  );
});
