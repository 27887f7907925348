import fc from "fast-check";
import { expect, test } from "vitest";
import type { DraftLabel } from "@/lib/reviews/draft";
import { LabelIndex } from "@/lib/reviews/label-places";
import type { Segment } from "@/lib/reviews/segment";

const placed = (id: string, ...segments: Segment[]) => {
  const label: DraftLabel = { id, mode: "2.6", segments, note: "", confidence: null, agent: null, decisive: false };
  return { label, by: null };
};
const text = (first: number, start: number, last: number, end: number): Segment => ({
  kind: "text",
  first,
  start,
  last,
  end,
  quote: "…",
});

const index = new LabelIndex([
  placed("late", { kind: "steps", first: 9, last: 9 }),
  placed("two", text(3, 10, 3, 30), text(5, 0, 5, 4)),
  placed("long", text(3, 0, 4, 8)),
  placed("inner", text(3, 12, 3, 15)),
  placed("trace", { kind: "trace" }),
]);
const ids = (labels: readonly { readonly label: DraftLabel }[]) => labels.map(({ label }) => label.id);

test("labels are in the order of the text", () => {
  expect(ids(index.labels)).toEqual(["trace", "long", "two", "inner", "late"]);
});

test("a step shows the labels that lie on it, and which of them go on beyond it", () => {
  expect(index.on(3).map(({ label, spans }) => [label.id, spans])).toEqual([
    ["long", true],
    ["two", false],
    ["inner", false],
  ]);
  expect(ids(index.on(5))).toEqual(["two"]);
  expect(index.on(7)).toEqual([]);
});

test("after a change steps that it does not touch keep the very same answer", () => {
  const [one, other] = [
    placed("one", { kind: "steps", first: 2, last: 2 }),
    placed("other", { kind: "steps", first: 5, last: 5 }),
  ];
  const before = new LabelIndex([one, other]);
  const marks = [before.on(2), before.on(5)];
  const after = new LabelIndex([one, { ...other, label: { ...other.label, note: "new" } }], before);
  expect(after.on(2)).toBe(marks[0]);
  expect(after.on(5)).not.toBe(marks[1]);
});

test("a run of steps has the labels that lie on any of its steps", () => {
  expect(ids(index.within(4, 8))).toEqual(["long", "two"]);
  expect(ids(index.within(0, 2))).toEqual([]);
});

test("long and short labels alike are found on every step of theirs, in the order of the text", () => {
  const steps = fc
    .record({ first: fc.nat(300), length: fc.oneof(fc.nat(3), fc.nat(200)) })
    .map(({ first, length }): Segment => ({ kind: "steps", first, last: first + length }));
  const segment = fc.oneof(steps, fc.constant<Segment>({ kind: "trace" }));
  const labels = fc
    .array(fc.array(segment, { minLength: 1, maxLength: 3 }), { maxLength: 30 })
    .map((all) => all.map((segments, place) => placed(String(place), ...segments)));
  fc.assert(
    fc.property(labels, fc.nat(500), fc.nat(400), (made, first, length) => {
      const all = new LabelIndex(made);
      const last = first + length;
      const lies = ({ label }: { readonly label: DraftLabel }) =>
        label.segments.some((one) => one.kind !== "trace" && one.first <= last && first <= one.last);
      expect(ids(all.within(first, last))).toEqual(ids(all.labels.filter(lies)));
      expect(ids(all.on(first))).toEqual(ids(all.within(first, first)));
    }),
  );
});

test("at a place of the text the shortest of the labels over it comes first", () => {
  expect(ids(index.at({ step: 3, offset: 13 }))).toEqual(["inner", "two", "long"]);
  expect(ids(index.at({ step: 3, offset: 2 }))).toEqual(["long"]);
  expect(ids(index.at({ step: 9, offset: 0 }))).toEqual([]);
});

test("labelled text is kept in view, step by step", () => {
  const kept = index.kept();
  expect([...kept.keys()].sort()).toEqual([3, 4, 5]);
  expect(kept.get(4)).toEqual([{ start: 0, end: 8 }]);
  expect(kept.get(3)).toHaveLength(3);
});
