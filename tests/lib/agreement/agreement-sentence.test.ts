import { expect, test } from "vitest";
import { agreement } from "@/lib/agreement/agreement";
import { agreementSentence, strengthOf } from "@/lib/agreement/agreement-sentence";
import type { Rating } from "@/lib/agreement/rating-patterns";
import type { ModeCode } from "@/lib/mast/taxonomy";
import { everyMode, maskOf } from "@/lib/reviews/masks";

const rate = (trace: string, annotator: string, ...modes: ModeCode[]): Rating => ({
  trace,
  annotator,
  judged: everyMode,
  found: maskOf(modes),
});
const say = (annotators: string[], ...ratings: Rating[]) =>
  agreementSentence(agreement(ratings, { annotators, reference: null, resamples: 200 }));

test("two who agree in part: the share, the traces, kappa and its interval", () => {
  const ratings = [1, 2, 3, 4, 5, 6].flatMap((n) => [
    rate(`t${n}`, "x", "1.1", "3.2"),
    n < 4 ? rate(`t${n}`, "y", "1.1") : rate(`t${n}`, "y", "1.1", "3.2"),
  ]);
  // 84 cells, 81 the same: expected by chance (12·9 + 72·75) ÷ 84², so kappa is 0.837.
  expect(say(["x", "y"], ...ratings)).toMatch(
    /^Two annotators gave the same answer in 96 % of all judgements on the 6 traces that both read\. Beyond what chance would give, the agreement is almost perfect: kappa 0\.84, with 95 % confidence between 0\.71 and 0\.95\.$/,
  );
});

test("nothing found by anybody: agreement, and why kappa says nothing", () => {
  expect(say(["x", "y"], rate("t", "x"), rate("t", "y"))).toMatch(
    /gave the same answer in 100 % of all judgements on the 1 trace that both read\. Beyond chance nothing can be said: /,
  );
});

test("total disagreement is worse than chance, and nearly full agreement is not rounded up to all", () => {
  const all = ["1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2"] as const;
  const rest = ["2.3", "2.4", "2.5", "2.6", "3.1", "3.2", "3.3"] as const;
  expect(say(["x", "y"], rate("t", "x", ...all), rate("t", "y", ...rest))).toContain(
    "gave the same answer in 0 % of all judgements on the 1 trace that both read. That is less than chance alone would give: kappa -1.00.",
  );
  const many = Array.from({ length: 20 }, (_, n) => [rate(`t${n}`, "x", "1.1"), rate(`t${n}`, "y", "1.1")]).flat();
  expect(say(["x", "y"], ...many, rate("u", "x", "1.1"), rate("u", "y"))).toContain("in over 99 % of");
});

test("with nobody to compare, or no trace in common, it says what is missing", () => {
  expect(say(["x"], rate("t", "x"))).toBe("Agreement takes two annotators who read the same traces.");
  expect(say(["x", "y"], rate("t", "x"), rate("u", "y"))).toBe(
    "Two annotators read 2 traces, but no trace was read by two of them.",
  );
});

test("sizes have Landis and Koch's names at their bounds", () => {
  expect([-0.1, 0, 0.2, 0.21, 0.4, 0.6, 0.8, 0.81].map(strengthOf)).toEqual([
    "worse than chance",
    "slight",
    "slight",
    "fair",
    "fair",
    "moderate",
    "substantial",
    "almost perfect",
  ]);
});
