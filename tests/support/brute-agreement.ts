/**
 * The coefficients of agreement again, from their definitions as disagreements
 * and coincidences of single pairs of ratings: slow, without the sums and
 * tables that lib/stats works on, so that the two can be held to each other.
 */

/** One item: each rater's answer, null where missing. */
export type Ratings = readonly (number | null)[];

const given = (item: Ratings) => item.filter((answer) => answer !== null);
const compared = (items: readonly Ratings[]) => items.map(given).filter((answers) => answers.length > 1);

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean of something over all ordered pairs of different places. */
function overPairs<T>(all: readonly T[], of: (one: T, other: T) => number): number {
  return mean(all.flatMap((one, place) => all.flatMap((other, at) => (at === place ? [] : [of(one, other)]))));
}

const same = (one: number, other: number) => Number(one === other);

export function bruteRaw(items: readonly Ratings[]): number {
  return mean(compared(items).map((answers) => overPairs(answers, same)));
}

/** Chance: two items drawn with replacement, a rating of each. */
export function bruteFleiss(items: readonly Ratings[]): number {
  const rated = items.map(given).filter((answers) => answers.length > 0);
  const chance = mean(
    rated.flatMap((one) => rated.map((other) => mean(one.flatMap((a) => other.map((b) => same(a, b)))))),
  );
  return (bruteRaw(items) - chance) / (1 - chance);
}

/** Chance: an answer drawn at random of all possible ones, and another rating of it by a rater who then drew at random. */
export function bruteAc1(items: readonly Ratings[], answers: number): number {
  const rated = items.map(given).filter((own) => own.length > 0);
  const shares = Array.from({ length: answers }, (_, answer) =>
    mean(rated.map((own) => mean(own.map((one) => same(one, answer))))),
  );
  const chance = mean(shares.map((share) => (share * (1 - share) * answers) / (answers - 1)));
  return (bruteRaw(items) - chance) / (1 - chance);
}

/** Disagreement within items ÷ disagreement between all ratings that can be compared. */
export function bruteAlpha(items: readonly Ratings[]): number {
  const pairable = compared(items);
  const all = pairable.flat();
  const differ = (one: number, other: number) => Number(one !== other);
  const within = mean(pairable.flatMap((answers) => Array.from(answers, () => overPairs(answers, differ))));
  return 1 - within / overPairs(all, differ);
}

/** Chance: an item drawn for each of the two raters, with replacement. */
export function bruteCohen(pairs: readonly (readonly [number, number])[]): number {
  const observed = mean(pairs.map(([one, other]) => same(one, other)));
  const chance = mean(pairs.flatMap(([one]) => pairs.map(([, other]) => same(one, other))));
  return (observed - chance) / (1 - chance);
}

/** Mean over the pairs of raters that have a kappa. */
export function bruteMeanCohen(items: readonly Ratings[]): number {
  const raters = items[0]?.length ?? 0;
  const kappas: number[] = [];
  for (let one = 0; one < raters; one += 1) {
    for (let other = one + 1; other < raters; other += 1) {
      const pairs = items.flatMap((item): [number, number][] => {
        const [a, b] = [item[one] ?? null, item[other] ?? null];
        return a === null || b === null ? [] : [[a, b]];
      });
      const kappa = pairs.length === 0 ? Number.NaN : bruteCohen(pairs);
      if (Number.isFinite(kappa)) kappas.push(kappa);
    }
  }
  return mean(kappas);
}
