import { expect, test } from "vitest";
import { modeCodes } from "@/lib/mast/taxonomy";
import { maskOf } from "@/lib/reviews/masks";
import { compareWith } from "@/lib/rounds/known-answer";

test("a review is measured on the modes that the answer judged", () => {
  const answer = { judged: ["1.1", "2.6", "3.2"] as const, found: ["1.1", "3.2"] as const, reasons: [] };
  const compared = compareWith(
    { ...answer, judged: [...answer.judged], found: [...answer.found] },
    maskOf(["3.2", "2.6", "1.3"]),
  );
  expect(compared).toEqual({ agreed: ["3.2"], missed: ["1.1"], extra: ["2.6"] });
});

test("“no failure” is an answer", () => {
  const none = { judged: [...modeCodes], found: [], reasons: [] };
  expect(compareWith(none, 0)).toEqual({ agreed: [], missed: [], extra: [] });
  expect(compareWith(none, maskOf(["1.5"]))).toEqual({ agreed: [], missed: [], extra: ["1.5"] });
});
