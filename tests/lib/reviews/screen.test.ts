import { expect, test } from "vitest";
import type { DraftLabel } from "@/lib/reviews/draft";
import { reduceScreen, type ScreenAction, startScreen } from "@/lib/reviews/screen";

const label: DraftLabel = {
  id: "a",
  mode: "2.6",
  segments: [{ kind: "steps", first: 4, last: 4 }],
  note: "",
  confidence: null,
  agent: null,
  decisive: false,
};
const run = (...actions: ScreenAction[]) => actions.reduce(reduceScreen, startScreen(null, 4));

test("a code makes a label, chooses it and is remembered", () => {
  const screen = run({ on: "both", label });
  expect(screen.draft.labels.get("a")).toEqual(label);
  expect(screen.place).toMatchObject({ step: 4, chosen: "a", selection: null });
  expect(screen.lastMode).toBe("2.6");
});

test("a label that was undone is no longer chosen", () => {
  const screen = run({ on: "both", label }, { on: "draft", action: { type: "undo" } });
  expect(screen.draft.labels.size).toBe(0);
  expect(screen.place.chosen).toBeNull();
});

test("nothing is labelled on a submitted review", () => {
  const submitted = run({ on: "draft", action: { type: "submit" } });
  expect(reduceScreen(submitted, { on: "both", label })).toBe(submitted);
});

test("a failure outside the fourteen is no mode to repeat", () => {
  const screen = run({ on: "both", label }, { on: "both", label: { ...label, id: "b", mode: null } });
  expect(screen.lastMode).toBe("2.6");
});
