import { describe, expect, test } from "vitest";
import { lanePaths, spaced, stepAtX, ticks, xOf } from "@/components/trace/lane-marks";
import { entryAt, kindsOf, outlineEntries } from "@/components/trace/outline-entries";
import { stepKinds } from "@/lib/traces/canonical";

describe("the lanes", () => {
  test("a path holds a mark a step while there is room, and a mark a pixel where there is none", () => {
    const few = lanePaths([0, 1, 0], 2, { count: 3, width: 900, laneHeight: 18 });
    expect(few.map((path) => path.split("M").length - 1)).toEqual([2, 1]);
    const lane = Array.from({ length: 100_000 }, (_, step) => step % 3);
    const many = lanePaths(lane, 3, { count: lane.length, width: 900, laneHeight: 18 });
    for (const path of many) expect(path.split("M").length - 1).toBeLessThanOrEqual(901);
  });

  test("a place of the axis and its step find each other", () => {
    const axis = { count: 212, width: 1_000 };
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
