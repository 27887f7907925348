import { describe, expect, test } from "vitest";
import { ReaderLayout, type StepShape } from "@/components/trace/reader-layout";
import { Scroller } from "@/components/trace/scroller";

const message = (length: number): StepShape => ({ kind: "message", length });

describe("the layout", () => {
  test("a measured height moves everything below it, and only that", () => {
    const layout = new ReaderLayout([message(100), message(100), message(100)]);
    const third = layout.offset({ step: 2, row: 0 });
    const second = layout.stepHeight(1);
    layout.measure({ step: 1, row: 0 }, second + 50);
    expect(layout.offset({ step: 2, row: 0 })).toBe(third + 50);
    expect(layout.offset({ step: 1, row: 0 })).toBe(layout.stepHeight(0));
  });

  test("a place of the text is found in its row, and rows at their depth", () => {
    const layout = new ReaderLayout([message(100), message(30_000)]);
    layout.setFolded(1, false);
    const place = layout.rowOf(1, 20_000);
    expect(layout.rows(1)[place.row]).toMatchObject({ start: 16_384, end: 20_480 });
    expect(layout.rowAt(layout.offset(place) + 1)).toEqual(place);
    expect(layout.rowOf(1, 30_000)).toEqual({ step: 1, row: layout.rows(1).length - 1 });
  });

  test("labelled text comes out of a fold; heights that were measured stay", () => {
    const layout = new ReaderLayout([message(60_000)]);
    const hidden = () =>
      layout.rows(0).some(({ kind, start, end }) => kind === "gap" && start < 30_100 && end > 30_000);
    expect(hidden()).toBe(true);
    layout.measure({ step: 0, row: 0 }, 777);
    const { generation } = layout;
    layout.setKept(new Map([[0, [{ start: 30_000, end: 30_100 }]]]));
    expect(hidden()).toBe(false);
    expect(layout.generation).toBeGreaterThan(generation);
    expect(layout.rowHeight({ step: 0, row: 0 })).toBe(777);
  });

  test("when the outline arrives, what was measured of steps that are as they were stays", () => {
    const layout = new ReaderLayout([message(100), message(300), message(300)]);
    layout.measure({ step: 0, row: 0 }, 321);
    layout.setShapes([message(100), { kind: "tool call", length: 40 }, message(9_000)]);
    expect(layout.stepHeight(0)).toBe(321);
    expect(layout.folds(2)).toBe(true);
  });

  test("a hundred thousand steps are laid out and looked up at once", () => {
    const layout = new ReaderLayout(new Array<StepShape>(100_000).fill(message(150)));
    const started = performance.now();
    for (let turn = 0; turn < 1_000; turn += 1) {
      layout.measure({ step: turn * 97, row: 0 }, 50 + turn);
      layout.rowAt(layout.offset({ step: turn * 89, row: 0 }) + 3);
    }
    // A thousand corrections and look-ups take a few milliseconds; in a list they would take seconds.
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("the reader's window", () => {
  test("draws what is in view and a little more, and follows where one goes", () => {
    const layout = new ReaderLayout(new Array<StepShape>(50_000).fill(message(400)));
    const scroller = new Scroller(layout, 800);
    expect(scroller.window()[0]).toMatchObject({ step: 0 });
    scroller.goTo({ step: 40_000, row: 0 });
    const drawn = scroller.window().map(({ step }) => step);
    expect(drawn).toContain(40_000);
    expect(drawn.length).toBeLessThan(40);
    expect(scroller.inView().first).toBe(40_000);
  });

  test("draws a part of a step that is longer than the window", () => {
    const layout = new ReaderLayout([message(100), message(5_000_000), message(100)]);
    layout.setFolded(1, false);
    const scroller = new Scroller(layout, 800);
    const place = layout.rowOf(1, 2_500_000);
    scroller.goTo(place);
    const [only, ...others] = scroller.window();
    expect(others).toEqual([]);
    expect(only?.step).toBe(1);
    expect((only?.last ?? 0) - (only?.first ?? 0)).toBeLessThan(6);
    expect(only?.first).toBeLessThanOrEqual(place.row);
  });
});
