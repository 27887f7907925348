import { describe, expect, test } from "vitest";
import { modeCodes } from "@/lib/mast/taxonomy";
import type { Label } from "@/lib/reviews/label-schema";
import { answersElsewhere, lanesOf, modesApart, questionsOf, segmentsTouch } from "@/lib/reviews/questions";
import type { Review } from "@/lib/reviews/review-schema";
import type { Segment } from "@/lib/reviews/segment";
import { foremost, mergedLabel, splitLabel } from "@/lib/reviews/settling";
import { undecided } from "@/lib/reviews/standing-decisions";

const steps = (first: number, last = first): Segment => ({ kind: "steps", first, last });
const text = (first: number, start: number, end: number, last = first): Segment => {
  return { kind: "text", first, start, last, end, quote: "q".repeat(Math.max(1, end - start)) };
};
const whole: Segment = { kind: "trace" };

function label(id: string, mode: Label["mode"], segments: Segment[], more: Partial<Label> = {}): Label {
  return { id, mode, segments, note: "", confidence: null, agent: null, decisive: false, version: 1, ...more };
}

function lane(id: string, labels: Label[], more: Partial<Review> = {}): Review {
  return {
    id,
    annotator: { id: `ann-${id}`, kind: "person", name: id },
    own: false,
    adjudicated: false,
    status: "submitted",
    achieved: null,
    note: "",
    judged: [...modeCodes],
    labels,
    version: 1,
    submittedAt: null,
    spentMs: null,
    ...more,
  };
}

describe("places touch", () => {
  test.each([
    [whole, steps(9), true],
    [steps(3, 5), steps(5, 8), true],
    [steps(3, 5), steps(6), false],
    [steps(4), text(4, 10, 20), true],
    [text(4, 0, 10), text(4, 10, 20), false],
    [text(4, 0, 11), text(4, 10, 20), true],
    [text(4, 50, 3, 6), text(5, 0, 1), true],
    [text(4, 50, 3, 6), text(6, 3, 9), false],
  ])("%j and %j: %s", (a, b, touch) => {
    expect(segmentsTouch(a, b)).toBe(touch);
    expect(segmentsTouch(b, a)).toBe(touch);
  });
});

describe("the same mode at other places", () => {
  const mark = (by: string, mode: Label["mode"], ...segments: Segment[]) => ({ by, mode, segments });

  test("is apart where no place of the one touches a place of the other", () => {
    expect(modesApart([mark("a", "2.6", steps(3)), mark("b", "2.6", steps(5))])).toEqual(["2.6"]);
    expect(modesApart([mark("a", "2.6", steps(3)), mark("b", "2.6", steps(3, 5))])).toEqual([]);
    expect(modesApart([mark("a", "2.6", steps(3)), mark("b", "2.6", whole)])).toEqual([]);
    expect(modesApart([mark("a", "2.6", steps(3)), mark("a", "2.6", steps(5))]), "one alone").toEqual([]);
    expect(modesApart([mark("a", null, steps(3)), mark("b", null, steps(5))]), "outside the fourteen").toEqual([]);
  });

  test("is not apart where one of several places touches, or a third one’s label lies between", () => {
    expect(modesApart([mark("a", "2.6", steps(3), steps(9)), mark("b", "2.6", steps(9))])).toEqual([]);
    const chain = [mark("a", "1.3", steps(1, 3)), mark("b", "1.3", steps(3, 5)), mark("c", "1.3", steps(5, 7))];
    expect(modesApart(chain)).toEqual([]);
    expect(modesApart([...chain, mark("d", "1.3", steps(20))])).toEqual(["1.3"]);
  });

  test("is answered elsewhere by those without an answer here", () => {
    const all = questionsOf([
      lane("a", [label("1", "2.6", [steps(3)])]),
      lane("b", [label("2", "2.6", [steps(8)]), label("3", "1.1", [steps(1)])]),
    ]);
    const here = all.find(({ id }) => id === "1");
    expect(here && answersElsewhere(here, all).map(({ label: { id } }) => id)).toEqual(["2"]);
  });
});

describe("questions", () => {
  const a = lane("a", [label("1", "2.6", [steps(3)]), label("2", "1.3", [steps(8)])]);
  const b = lane("b", [label("3", "2.6", [steps(3, 4)]), label("4", "2.6", [steps(20)])]);

  test("labels of one mode whose places touch are one question; those who found nothing there are without", () => {
    expect(
      questionsOf([a, b]).map(({ mode, answers, without, agreed }) => [mode, answers.length, without, agreed]),
    ).toEqual([
      ["2.6", 2, [], true],
      ["1.3", 1, ["b"], false],
      ["2.6", 1, ["a"], false],
    ]);
  });

  test("whoever did not judge a mode stands in no question's way, and one voice alone is no agreement", () => {
    const partial = lane("c", [], { judged: ["1.1"] });
    expect(questionsOf([a, b, partial]).map(({ agreed }) => agreed)).toEqual([true, false, false]);
    const alone = lane("d", [label("9", "1.1", [whole])], { judged: ["1.1"] });
    expect(questionsOf([alone, lane("e", [], { judged: [] })])[0]).toMatchObject({ agreed: false, without: [] });
  });

  test("a label of the whole trace joins all others of its mode, whatever the order they come in", () => {
    const c = lane("c", [label("5", "2.6", [whole])]);
    for (const lanes of [
      [a, b, c],
      [c, b, a],
      [b, c, a],
    ]) {
      const joined = questionsOf(lanes).filter(({ mode }) => mode === "2.6");
      expect(joined).toHaveLength(1);
      expect(joined[0]).toMatchObject({ id: "1", agreed: true });
      expect(joined[0]?.answers.map(({ label: { id } }) => id).sort()).toEqual(["1", "3", "4", "5"]);
    }
  });

  test("people are settled between; judges and sources stand in where fewer than two of them read the trace", () => {
    const judge = lane("j", [], { annotator: { id: "x", kind: "judge", name: "j" } });
    const settled = lane("s", [], { adjudicated: true });
    const draft = lane("f", [], { status: "draft" });
    expect(lanesOf([b, judge, a, settled, draft]).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(lanesOf([judge, settled, b]).map(({ id }) => id)).toEqual(["b", "j"]);
  });

  test("a question is open while one of its labels is, and again once what stood for it is withdrawn", () => {
    const decided = (of: string, verdict: "accepted" | "rejected", into: string[]) => {
      return { label: of, verdict, into, reason: "", by: null, at: "2026-01-02T03:04:05.000Z", version: 1 };
    };
    const questions = questionsOf([a, b]);
    const decisions = [decided("1", "accepted", ["x"]), decided("3", "accepted", ["x"]), decided("2", "rejected", [])];
    expect(undecided(questions, decisions, [{ id: "x" }]).map(({ id }) => id)).toEqual(["4"]);
    expect(undecided(questions, decisions, []).map(({ id }) => id)).toEqual(["1", "4"]);
  });
});

describe("what labels become", () => {
  const one = label("1", "2.6", [steps(3, 9)], { note: "late", agent: "A", confidence: "low", decisive: true });
  const two = label("2", "2.6", [text(4, 0, 5), steps(12)], { note: "wrong", agent: "A", confidence: "high" });

  test("the most precise place stands for all, of those the widest", () => {
    expect(foremost([label("9", "1.1", [whole]), one, two])?.id).toBe("2");
    expect(foremost([label("8", "1.1", [steps(1)]), label("9", "1.1", [steps(1, 2)])])?.id).toBe("9");
  });

  test("merging keeps every place once and leaves open what they contradict each other in", () => {
    expect(mergedLabel([one, two, label("3", "2.6", [whole])])).toMatchObject({
      segments: [steps(3, 9), steps(12)],
      note: "late\n\nwrong",
      confidence: null,
      agent: null,
      decisive: false,
    });
    expect(mergedLabel([one, two])).toMatchObject({ agent: "A" });
    expect(mergedLabel([label("3", "2.6", [whole])])).toMatchObject({ segments: [whole] });
    expect(mergedLabel([])).toBeUndefined();
  });

  test("splitting makes a label of each place", () => {
    expect(splitLabel(two).map(({ segments, note }) => [segments, note])).toEqual([
      [[text(4, 0, 5)], "wrong"],
      [[steps(12)], "wrong"],
    ]);
  });
});
