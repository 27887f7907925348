import { describe, expect, test } from "vitest";
import { heatPath, lanePaths, spaced, stepAtX, ticks, xOf } from "@/components/trace/lane-marks";
import { entryAt, kindsOf, outlineEntries } from "@/components/trace/outline-entries";
import { axisBy, evenAxis, knowsTime } from "@/components/trace/run-axis";
import { stepKinds } from "@/lib/traces/canonical";

describe("the lanes", () => {
  test("a path holds a mark a step while there is room, and a mark a pixel where there is none", () => {
    const few = lanePaths([0, 1, 0], 2, { axis: evenAxis(3), width: 900, laneHeight: 18 });
    expect(few.map((path) => path.split("M").length - 1)).toEqual([2, 1]);
    const lane = Array.from({ length: 100_000 }, (_, step) => step % 3);
    const many = lanePaths(lane, 3, { axis: evenAxis(lane.length), width: 900, laneHeight: 18 });
    for (const path of many) expect(path.split("M").length - 1).toBeLessThanOrEqual(901);
  });

  test("a place of the axis and its step find each other", () => {
    const axis = { axis: evenAxis(212), width: 1_000 };
    for (const step of [0, 41, 211]) expect(stepAtX(xOf(step, axis), axis)).toBe(step);
    expect(stepAtX(-5, axis)).toBe(0);
    expect(stepAtX(5_000, axis)).toBe(211);
  });

  test("ticks are round and not too many", () => {
    expect(ticks(62, 1_100)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60]);
    expect(ticks(100_000, 1_100).every((tick) => tick % 10_000 === 0)).toBe(true);
    expect(ticks(1, 300)).toEqual([0]);
  });

  test("marks too close to be told apart become one", () => {
    expect(spaced([10, 0, 3, 11, 30], 5)).toEqual([0, 10, 30]);
  });
});

describe("the axis", () => {
  const said = (time: readonly number[], length = time.map(() => 10)) => ({
    agents: ["Planner"],
    agent: time.map(() => 0),
    addressee: time.map(() => -1),
    kind: time.map(() => 0),
    length,
    errors: [],
    call: time.map(() => -1),
    time: [...time],
  });

  test("by time gives each step the room of what it took, and says where a wait is drawn shorter", () => {
    const seconds = [0, 2, 4, 5, 3_605, 3_607];
    const axis = axisBy("time", said(seconds.map((second) => second * 1_000)));
    expect(axis.idle).toEqual([{ step: 3, ms: 3_600_000 }]);
    const room = (step: number) => axis.start(step + 1) - axis.start(step);
    expect(room(0)).toBeCloseTo(room(1), 10);
    expect(room(0)).toBeGreaterThan(room(2));
    expect(room(3)).toBeGreaterThan(room(0));
    expect(room(3)).toBeLessThan(0.9);
    for (const step of seconds.keys()) expect(axis.stepAt(axis.middle(step))).toBe(step);
    expect(axis.start(6)).toBe(1);
  });

  test("by time copes with times that are missing or go back, and without any goes by step", () => {
    const odd = axisBy("time", said([5_000, -1, 1_000, 9_000]));
    for (const step of [0, 1, 2, 3]) expect(odd.start(step + 1)).toBeGreaterThan(odd.start(step));
    expect(knowsTime(said([-1, -1]))).toBe(false);
    expect(axisBy("time", said([-1, -1])).kind).toBe("step");
    expect(axisBy("time", said([7, 7])).kind).toBe("step");
  });

  test("by length gives each step the room of its text, and some to one without", () => {
    const axis = axisBy("length", said([-1, -1, -1], [100, 300, 0]));
    expect(axis.start(2) - axis.start(1)).toBeGreaterThan(2 * (axis.start(1) - axis.start(0)));
    expect(axis.start(3) - axis.start(2)).toBeGreaterThan(0);
    expect(axisBy("length", said([])).stepAt(0.5)).toBe(0);
  });

  test("hits at one pixel grow with their number, and however many there are the path stays short", () => {
    const line = { axis: evenAxis(100_000), width: 800 };
    const all = Array.from({ length: 100_000 }, (_, step) => step);
    expect(heatPath(all, () => 1, line, 7).split("M").length - 1).toBeLessThanOrEqual(801);
    const [few = "", many = ""] =
      heatPath([0, 99_999], (place) => (place === 0 ? 1 : 100), line, 7).match(/v-[\d.]+/g) ?? [];
    expect(Number(few.slice(2))).toBeLessThan(Number(many.slice(2)));
  });
});

describe("the outline", () => {
  const kinds = ["message", "tool call", "tool result", "tool call", "tool result", "message"] as const;
  const outline = {
    agents: ["Planner", "search", "Verifier"],
    agent: [0, 0, 1, 0, 1, 2],
    addressee: [-1, -1, -1, -1, -1, -1],
    kind: kinds.map((kind) => stepKinds.indexOf(kind)),
    length: [5, 5, 5, 5, 5, 5],
    errors: [],
    call: [-1, -1, 1, -1, 3, -1],
    time: [-1, -1, -1, -1, -1, -1],
  };

  test("is the run by turns; what a tool answers belongs to the turn of whoever called it", () => {
    const entries = outlineEntries(outline);
    expect(entries).toEqual([
      { first: 0, last: 4, agent: "Planner" },
      { first: 5, last: 5, agent: "Verifier" },
    ]);
    expect(entries[0] && kindsOf(outline, entries[0])).toBe("message, tool call × 2");
    expect([0, 4, 5, 99].map((step) => entryAt(entries, step))).toEqual([0, 0, 1, 1]);
  });

  test("of an empty trace is empty", () => {
    const none = { ...outline, agent: [], addressee: [], kind: [], length: [], call: [], time: [] };
    expect(outlineEntries(none)).toEqual([]);
  });
});
