/** Items that were rated alike: how many ratings chose each answer, and how many such items there are. */
export interface RatedItems {
  readonly counts: readonly number[];
  readonly items: number;
}

/** The sums that every coefficient over several raters is made of. A rating that is missing is in none of the counts. */
export interface RatingTally {
  /** Items with a rating. */
  readonly rated: number;
  /** Items with two ratings or more: only these can agree. */
  readonly compared: number;
  /** Over the compared items, the share of their pairs of ratings that are the same answer. */
  readonly agreeing: number;
  /** For each answer, over the rated items, its share of the item's ratings. */
  readonly shares: readonly number[];
  /** For each answer, its ratings in the compared items. */
  readonly values: readonly number[];
  /** Pairs of equal ratings within an item, each counted 1 ÷ (its ratings − 1) times: the diagonal of Krippendorff's coincidences. */
  readonly matches: number;
}

/** One pass over the items; `answers` is how many answers were possible, used or not. */
export function tallyRatings(groups: readonly RatedItems[], answers: number): RatingTally {
  const shares = new Array<number>(answers).fill(0);
  const values = new Array<number>(answers).fill(0);
  let rated = 0;
  let compared = 0;
  let agreeing = 0;
  let matches = 0;
  // Plain loops: a bootstrap runs this a hundred thousand times.
  for (const { counts, items } of groups) {
    let ratings = 0;
    let pairs = 0;
    for (let answer = 0; answer < answers; answer += 1) {
      const count = counts[answer] ?? 0;
      ratings += count;
      pairs += count * (count - 1);
    }
    if (items === 0 || ratings === 0) continue;
    rated += items;
    for (let answer = 0; answer < answers; answer += 1) {
      shares[answer] = (shares[answer] as number) + (items * (counts[answer] ?? 0)) / ratings;
    }
    if (ratings === 1) continue;
    compared += items;
    agreeing += (items * pairs) / (ratings * (ratings - 1));
    matches += (items * pairs) / (ratings - 1);
    for (let answer = 0; answer < answers; answer += 1) {
      values[answer] = (values[answer] as number) + items * (counts[answer] ?? 0);
    }
  }
  return { rated, compared, agreeing, shares, values, matches };
}
