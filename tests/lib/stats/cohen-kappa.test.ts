import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cohenKappa } from "@/lib/stats/cohen-kappa";
import { bruteCohen } from "@/tests/support/brute-agreement";

/** Cohen 1960, p. 45, as frequencies of 200. */
const cohen = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
];

/** Krippendorff 2004, p. 246: the same agreement, once with like and once with unlike margins. */
const likeMargins = [
  [12, 9, 9],
  [9, 14, 9],
  [9, 9, 20],
];
const unlikeMargins = [
  [12, 18, 18],
  [0, 14, 18],
  [0, 0, 20],
];

const answers = 3;
const pairs = fc.array(fc.tuple(fc.nat({ max: answers - 1 }), fc.nat({ max: answers - 1 })), {
  minLength: 1,
  maxLength: 40,
});

function tableOf(some: readonly (readonly [number, number])[]): number[][] {
  const table = Array.from({ length: answers }, () => new Array<number>(answers).fill(0));
  for (const [one, other] of some) {
    const row = table[one];
    if (row) row[other] = (row[other] ?? 0) + 1;
  }
  return table;
}

const transposed = (table: readonly (readonly number[])[]) =>
  table.map((_, answer) => table.map((row) => row[answer] ?? 0));

describe("Cohen's kappa", () => {
  test("Cohen 1960: κ = 0.492", () => {
    expect(cohenKappa(cohen).value?.toFixed(3)).toBe("0.492");
  });

  test("Krippendorff 2004: κ = 0.186 and 0.258", () => {
    expect(cohenKappa(likeMargins).value?.toFixed(3)).toBe("0.186");
    expect(cohenKappa(unlikeMargins).value?.toFixed(3)).toBe("0.258");
  });

  test("Gwet 2008, the paradox: κ below 0 where 94 % agree, and the reason", () => {
    const { value, reason } = cohenKappa([
      [118, 5],
      [2, 0],
    ]);
    expect(value?.toFixed(4)).toBe("-0.0234");
    expect(reason).toMatch(/Nine answers in ten/);
  });

  test("equals kappa counted item by item, and is the same with the raters exchanged", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const table = tableOf(some);
        const ours = cohenKappa(table);
        const theirs = bruteCohen(some);
        if (ours.value === null) expect(theirs).toBeNaN();
        else expect(Math.abs(ours.value - theirs)).toBeLessThan(1e-6);
        expect(cohenKappa(transposed(table)).reason).toBe(ours.reason);
        if (ours.value !== null) expect(cohenKappa(transposed(table)).value).toBeCloseTo(ours.value, 12);
      }),
      { numRuns: 400 },
    );
  });

  test("neither the names of the answers nor counting everything twice matter", () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const value = cohenKappa(tableOf(some)).value;
        const renamed = some.map(([one, other]) => [(one + 1) % answers, (other + 1) % answers] as const);
        for (const other of [cohenKappa(tableOf(renamed)).value, cohenKappa(tableOf([...some, ...some])).value]) {
          if (value === null) expect(other).toBeNull();
          else expect(other).toBeCloseTo(value, 12);
        }
      }),
    );
  });

  test.each([
    [
      "no items",
      [
        [0, 0],
        [0, 0],
      ],
      null,
      /nothing to compare/,
    ],
    [
      "one answer by both",
      [
        [40, 0],
        [0, 0],
      ],
      null,
      /Every answer was the same/,
    ],
    [
      "a rater who never found it",
      [
        [30, 0],
        [10, 0],
      ],
      0,
      /same answer, so kappa is 0/,
    ],
    [
      "always apart",
      [
        [0, 30],
        [30, 0],
      ],
      -1,
      null,
    ],
    [
      "a few items",
      [
        [4, 1],
        [0, 5],
      ],
      0.8,
      /Fewer than 25/,
    ],
  ])("%s", (_, table, value, reason) => {
    const estimate = cohenKappa(table);
    if (value === null) expect(estimate.value).toBeNull();
    else expect(estimate.value).toBeCloseTo(value, 12);
    if (reason === null) expect(estimate.reason).toBeNull();
    else expect(estimate.reason).toMatch(reason);
  });
});
