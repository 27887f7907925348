import { describe, expect, test } from "vitest";
import { conversationEdges } from "@/components/trace/conversation/conversation-edges";
import { filterOf, hiddenBy, listeners, noFilter, writeFilter } from "@/components/trace/filter/step-filter";
import { HiddenRuns } from "@/components/trace/hidden-runs";
import { ReaderLayout } from "@/components/trace/reader-layout";
import { Scroller } from "@/components/trace/scroller";
import { type StepKind, stepKinds } from "@/lib/traces/canonical";

const kinds: readonly StepKind[] = ["message", "tool call", "tool result", "thought", "message", "message"];
/** Planner speaks to Verifier by name, calls search, which answers; Verifier thinks and speaks; somebody unnamed ends. */
const outline = {
  agents: ["Planner", "search", "Verifier"],
  agent: [0, 0, 1, 2, 2, -1],
  addressee: [2, -1, -1, -1, 0, -1],
  kind: kinds.map((kind) => stepKinds.indexOf(kind)),
  length: [5, 5, 5, 5, 5, 5],
  errors: [],
  call: [-1, -1, 1, -1, -1, -1],
  time: [-1, -1, -1, -1, -1, -1],
};
const hidden = (filter: Partial<typeof noFilter>, revealed: readonly number[] = []) => [
  ...hiddenBy({ ...noFilter, ...filter }, new Set(revealed), outline),
];

describe("a filter", () => {
  test("hides by agent and kind, keeps answers with their caller, and shows what was revealed", () => {
    expect(hidden({})).toEqual([0, 0, 0, 0, 0, 0]);
    expect(hidden({ agents: ["Planner"] })).toEqual([0, 0, 0, 1, 1, 1]);
    expect(hidden({ agents: ["-"] })).toEqual([1, 1, 1, 1, 1, 0]);
    expect(hidden({ kinds: ["message"] })).toEqual([0, 1, 1, 1, 0, 0]);
    expect(hidden({ agents: ["Planner"], kinds: ["message"] }, [4])).toEqual([0, 1, 1, 1, 0, 1]);
    expect(hidden({ agents: ["Nobody there"] })).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test("between two agents shows what the one says to the other", () => {
    expect([...listeners(outline)]).toEqual([2, 1, 2, -1, 0, -1]);
    expect(hidden({ between: { from: "Planner", to: "Verifier" } })).toEqual([0, 1, 1, 1, 1, 1]);
  });

  test("is read from an address as it was written", () => {
    const filter = { agents: ["A, B", "-"], kinds: ["thought" as const], between: { from: "A", to: "B & C" } };
    const address = new URLSearchParams("q=kept&agent=old");
    writeFilter(address, filter);
    expect(filterOf(new URLSearchParams(address.toString()))).toEqual(filter);
    writeFilter(address, noFilter);
    expect(address.toString()).toBe("q=kept");
  });
});

test("who spoke to whom is counted by name, else by who spoke next; answers of tools are no talk", () => {
  expect(conversationEdges(outline)).toEqual([
    { from: "Planner", to: "Verifier", steps: 1, named: 1 },
    { from: "Planner", to: "search", steps: 1, named: 0 },
    { from: "Verifier", to: "Planner", steps: 1, named: 1 },
  ]);
});

describe("hidden steps in the reader", () => {
  const layoutOf = (count: number) =>
    new ReaderLayout(Array.from({ length: count }, () => ({ kind: "message" as const, length: 200 })));
  const hiding = (count: number, shown: readonly number[]) =>
    new HiddenRuns(Uint8Array.from({ length: count }, (_, step) => (shown.includes(step) ? 0 : 1)));

  test("are one thin row a run, and what is shown keeps its height", () => {
    const layout = layoutOf(100);
    const whole = layout.total;
    const high = layout.stepHeight(50);
    layout.measure({ step: 50, row: 0 }, high + 40);
    layout.setHidden(hiding(100, [50, 51]));
    expect(layout.rows(0)).toMatchObject([{ kind: "hidden", last: 49 }]);
    expect(layout.rows(1)).toEqual([]);
    expect(layout.after({ step: 0, row: 0 })).toEqual({ step: 50, row: 0 });
    expect(layout.after({ step: 52, row: 0 })).toBeNull();
    expect(layout.rowAt(layout.total + 5)).toEqual({ step: 52, row: 0 });
    expect(layout.rowOf(30, 10)).toEqual({ step: 0, row: 0 });
    const run = layout.stepHeight(0);
    expect(layout.total).toBe(2 * run + high + 40 + high);
    layout.setHidden(null);
    expect(layout.total).toBe(whole + 40);
  });

  test("are passed over on the way to the nearest shown step", () => {
    const layout = layoutOf(10);
    expect(layout.shownNear(4, 1)).toBe(4);
    layout.setHidden(hiding(10, [2, 7]));
    expect([0, 3, 7, 8].map((step) => layout.shownNear(step, 1))).toEqual([2, 7, 7, 7]);
    expect([9, 6, 1].map((step) => layout.shownNear(step, -1))).toEqual([7, 2, 2]);
    layout.setHidden(hiding(10, []));
    expect(layout.shownNear(5, 1)).toBeNull();
  });

  test("however many, the window draws only rows", () => {
    const layout = layoutOf(100_000);
    layout.setHidden(hiding(100_000, [99_998]));
    const scroller = new Scroller(layout);
    scroller.refresh();
    expect(scroller.window()).toEqual([
      { step: 0, first: 0, last: 0 },
      { step: 99_998, first: 0, last: 0 },
      { step: 99_999, first: 0, last: 0 },
    ]);
    expect(scroller.inView()).toEqual({ first: 0, last: 99_999 });
  });
});
