import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fleissKappa } from "@/lib/stats/fleiss-kappa";
import { gwetAc1 } from "@/lib/stats/gwet-ac1";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { type RatedItems, tallyRatings } from "@/lib/stats/rating-tally";
import { rawAgreement } from "@/lib/stats/raw-agreement";
import { bruteAc1, bruteAlpha, bruteFleiss, bruteRaw, type Ratings } from "@/tests/support/brute-agreement";
import { fiveValues, fourObservers, psychiatrists, threeValues, twoValues } from "@/tests/support/published-ratings";

function countsOf(item: Ratings, answers: number): number[] {
  return Array.from({ length: answers }, (_, answer) => item.filter((one) => one === answer).length);
}

function tallyOf(items: readonly Ratings[], answers: number) {
  return tallyRatings(
    items.map((item) => ({ counts: countsOf(item, answers), items: 1 })),
    answers,
  );
}

const asCounts = (rows: readonly (readonly number[])[]) => rows.map((counts) => ({ counts, items: 1 }));
const coefficients = { rawAgreement, fleissKappa, krippendorffAlpha, gwetAc1 };

describe("as published", () => {
  test("Fleiss 1971: P̄ = 0.5556, κ = 0.430", () => {
    const tally = tallyRatings(asCounts(psychiatrists), 5);
    expect(rawAgreement(tally).value).toBeCloseTo(0.5556, 4);
    expect(fleissKappa(tally).value).toBeCloseTo(0.43, 3);
  });

  test("Krippendorff 2011, sections A, B and C: α = 0.095, 0.692, 0.743", () => {
    expect(krippendorffAlpha(tallyOf(twoValues, 2)).value?.toFixed(3)).toBe("0.095");
    expect(krippendorffAlpha(tallyOf(fiveValues, 5)).value?.toFixed(3)).toBe("0.692");
    expect(krippendorffAlpha(tallyOf(fourObservers, 6)).value?.toFixed(3)).toBe("0.743");
  });

  test("Krippendorff 2004, pages 224, 227 and 230: agreement and α", () => {
    expect(rawAgreement(tallyOf(twoValues, 2)).value).toBeCloseTo(0.6, 12);
    expect(rawAgreement(tallyOf(threeValues, 3)).value?.toFixed(3)).toBe("0.833");
    expect(krippendorffAlpha(tallyOf(threeValues, 3)).value?.toFixed(3)).toBe("0.734");
  });

  test("Gwet 2014, four raters with missing ratings: 0.8181818, AC1 0.77544, Fleiss 0.76117, α 0.74342", () => {
    // Categories 1 to 5; the empty one in front was not possible there, so it is cut off.
    const tally = tallyRatings(
      fourObservers.map((item) => ({ counts: countsOf(item, 6).slice(1), items: 1 })),
      5,
    );
    expect(rawAgreement(tally).value?.toFixed(7)).toBe("0.8181818");
    expect(gwetAc1(tally).value?.toFixed(5)).toBe("0.77544");
    expect(fleissKappa(tally).value?.toFixed(5)).toBe("0.76117");
    expect(krippendorffAlpha(tally).value?.toFixed(5)).toBe("0.74342");
  });

  test("Gwet 2014, half of Fleiss' patients: AC1 0.4448007, Fleiss 0.4139265, α 0.4204384", () => {
    const tally = tallyRatings(asCounts(psychiatrists.slice(0, 15)), 5);
    expect(gwetAc1(tally).value?.toFixed(7)).toBe("0.4448007");
    expect(fleissKappa(tally).value?.toFixed(7)).toBe("0.4139265");
    expect(krippendorffAlpha(tally).value?.toFixed(7)).toBe("0.4204384");
  });

  test("Gwet 2008, the paradox of 118, 5, 2 and 0 of 125: π = −0.0288 where AC1 = 0.9408", () => {
    const tally = tallyRatings(
      [
        { counts: [2, 0], items: 118 },
        { counts: [1, 1], items: 7 },
      ],
      2,
    );
    // Written out: 0.972 of the ratings are positive, and the two agree on 118 of 125.
    expect(fleissKappa(tally).value).toBeCloseTo((118 / 125 - 0.945568) / 0.054432, 12);
    expect(gwetAc1(tally).value).toBeCloseTo((118 / 125 - 0.054432) / 0.945568, 12);
    expect(gwetAc1(tally).value?.toFixed(4)).toBe("0.9408");
  });
});

const answers = 3;
const item = fc.array(fc.option(fc.nat({ max: answers - 1 })), { minLength: 4, maxLength: 4 });
const items = fc.array(item, { minLength: 2, maxLength: 25 });
const defined = (value: number) => (Number.isFinite(value) ? value : null);

/** Equal to within 10⁻⁶, or both undefined. */
function expectSame(ours: number | null, theirs: number): void {
  if (ours === null || defined(theirs) === null) expect(ours).toBe(defined(theirs));
  else expect(Math.abs(ours - theirs)).toBeLessThan(1e-6);
}

describe("by a second way", () => {
  test("each coefficient equals the one counted pair by pair", () => {
    fc.assert(
      fc.property(items, (some) => {
        const tally = tallyOf(some, answers);
        expectSame(rawAgreement(tally).value, bruteRaw(some));
        expectSame(fleissKappa(tally).value, bruteFleiss(some));
        expectSame(krippendorffAlpha(tally).value, bruteAlpha(some));
        if (tally.compared > 0) expectSame(gwetAc1(tally).value, bruteAc1(some, answers));
      }),
      { numRuns: 400 },
    );
  });

  test("neither the order of items and raters nor the names of the answers matter", () => {
    fc.assert(
      fc.property(items, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (some, keys) => {
        const order = [0, 1, 2, 3].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
        const moved = [...some].reverse().map((one) => order.map((rater) => one[rater] ?? null));
        const renamed = moved.map((one) => one.map((answer) => (answer === null ? null : (answer + 1) % answers)));
        for (const coefficient of Object.values(coefficients)) {
          const [one, other] = [coefficient(tallyOf(some, answers)), coefficient(tallyOf(renamed, answers))];
          expect(other.reason).toBe(one.reason);
          if (one.value === null) expect(other.value).toBeNull();
          else expect(other.value).toBeCloseTo(one.value, 9);
        }
      }),
    );
  });

  test("every item twice changes no coefficient but α, whose correction for few ratings shrinks", () => {
    fc.assert(
      fc.property(items, (some) => {
        const [once, twice] = [tallyOf(some, answers), tallyOf([...some, ...some], answers)];
        for (const coefficient of [rawAgreement, fleissKappa, gwetAc1]) {
          const [one, other] = [coefficient(once).value, coefficient(twice).value];
          if (one === null) expect(other).toBeNull();
          else expect(other).toBeCloseTo(one, 9);
        }
        const [one, other] = [krippendorffAlpha(once).value, krippendorffAlpha(twice).value];
        if (one !== null) expect(other ?? 1).toBeLessThanOrEqual(one + 1e-12);
      }),
    );
  });

  test("items that are alike may be counted together", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 5 }), (some, times) => {
        const together = some.map((one): RatedItems => ({ counts: countsOf(one, answers), items: times }));
        const apart = tallyOf(Array.from({ length: times }, () => some).flat(), answers);
        for (const coefficient of Object.values(coefficients)) {
          const [one, other] = [coefficient(tallyRatings(together, answers)).value, coefficient(apart).value];
          if (one === null) expect(other).toBeNull();
          else expect(other).toBeCloseTo(one, 9);
        }
      }),
    );
  });
});

describe("where a coefficient says nothing, or too much", () => {
  test("nothing judged by two: none, in words", () => {
    for (const none of [[], [{ counts: [1, 0], items: 9 }], [{ counts: [0, 0], items: 3 }]]) {
      for (const coefficient of Object.values(coefficients)) {
        const { value, reason } = coefficient(tallyRatings(none, 2));
        expect(value).toBeNull();
        expect(reason).toMatch(/nothing to compare/);
      }
    }
  });

  test("one answer throughout: no kappa and no alpha; what is defined says that it shows nothing", () => {
    const tally = tallyRatings([{ counts: [3, 0], items: 40 }], 2);
    for (const [name, coefficient] of Object.entries(coefficients)) {
      const { value, reason } = coefficient(tally);
      expect(value).toBe(name === "fleissKappa" || name === "krippendorffAlpha" ? null : 1);
      expect(reason).toMatch(/Every answer was the same/);
    }
  });

  test("total disagreement is not agreement", () => {
    const tally = tallyRatings([{ counts: [1, 1], items: 50 }], 2);
    expect(rawAgreement(tally).value).toBe(0);
    expect(fleissKappa(tally).value).toBe(-1);
    expect(gwetAc1(tally).value).toBe(-1);
    expect(krippendorffAlpha(tally).value).toBeCloseTo(-0.98, 12);
  });

  test("few items, and a rare answer, are said", () => {
    const few = tallyRatings(
      [
        { counts: [2, 0], items: 10 },
        { counts: [0, 2], items: 14 },
      ],
      2,
    );
    const rare = tallyRatings(
      [
        { counts: [2, 0], items: 90 },
        { counts: [1, 1], items: 10 },
      ],
      2,
    );
    const plain = tallyRatings(
      [
        { counts: [2, 0], items: 20 },
        { counts: [0, 2], items: 20 },
      ],
      2,
    );
    for (const coefficient of Object.values(coefficients)) {
      expect(coefficient(few).reason).toMatch(/Fewer than 25 items/);
      expect(coefficient(rare).reason).toMatch(/Nine answers in ten/);
      expect(coefficient(plain)).toEqual({ value: 1, reason: null });
    }
  });
});
