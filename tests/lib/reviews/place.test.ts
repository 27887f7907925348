import { expect, test } from "vitest";
import {
  categoryOfKey,
  modeOfKeys,
  type Place,
  type PlaceAction,
  reducePlace,
  startPlace,
  targetOf,
} from "@/lib/reviews/place";

const run = (...actions: PlaceAction[]): Place => actions.reduce(reducePlace, startPlace);

test("with nothing selected a label points at the focused step", () => {
  expect(targetOf(run({ type: "go", step: 41 }))).toEqual({ kind: "steps", first: 41, last: 41 });
});

test("extending keeps where it began, in both directions", () => {
  const up = run({ type: "go", step: 5 }, { type: "extend", to: 6 }, { type: "extend", to: 4 });
  expect(targetOf(up)).toEqual({ kind: "steps", first: 4, last: 5 });
  expect(up.step).toBe(4);
  expect(targetOf(reducePlace(up, { type: "go", step: 9 }))).toEqual({ kind: "steps", first: 9, last: 9 });
});

test("a run of text is given from its beginning, whichever end was set first", () => {
  const place = run({
    type: "select",
    selection: { kind: "text", anchor: { step: 7, offset: 3 }, head: { step: 6, offset: 12 }, keys: "off" },
  });
  expect(place.step).toBe(6);
  expect(targetOf(place)).toEqual({ kind: "text", from: { step: 6, offset: 12 }, to: { step: 7, offset: 3 } });
});

test("two strokes name a mode", () => {
  expect(categoryOfKey("3")).toBe("3");
  expect(categoryOfKey("4")).toBeNull();
  expect(modeOfKeys("3", "2")).toBe("3.2");
  expect(modeOfKeys("3", "4")).toBeNull();
  expect(modeOfKeys("2", "6")).toBe("2.6");
});

test("Escape takes back one thing at a time: stroke, selection, chosen label", () => {
  let place = run(
    { type: "choose", label: "a" },
    { type: "select", selection: { kind: "trace" } },
    { type: "stroke", category: "2" },
  );
  place = reducePlace(place, { type: "back" });
  expect(place).toMatchObject({ stroke: null, selection: { kind: "trace" }, chosen: "a" });
  place = reducePlace(place, { type: "back" });
  expect(place).toMatchObject({ selection: null, chosen: "a" });
  expect(reducePlace(place, { type: "back" }).chosen).toBeNull();
});

test("a label that was made is shown, and what was selected for it is done with", () => {
  const place = run({ type: "extend", to: 2 }, { type: "stroke", category: "1" }, { type: "labelled", label: "a" });
  expect(place).toMatchObject({ step: 2, selection: null, stroke: null, chosen: "a" });
});

test("only a chosen label can be given another code", () => {
  expect(run({ type: "recode" }).recoding).toBe(false);
  expect(run({ type: "choose", label: "a" }, { type: "recode" }).recoding).toBe(true);
});
