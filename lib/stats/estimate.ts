/** A coefficient, and in words why there is none (then `value` is null) or why it says less than it seems to. */
export interface Estimate {
  readonly value: number | null;
  readonly reason: string | null;
}

/**
 * Under this many items a coefficient is a guess. With two raters, even shares
 * and no agreement beyond chance, kappa's standard error is 1 ÷ √n (Fleiss,
 * Cohen and Everitt 1969, Psychol. Bull. 72, 323–327), so that at 25 items
 * chance alone puts it between −0.4 and 0.4 nineteen times in twenty.
 */
export const fewItems = 25;

/** From this share of one answer on, kappa and raw agreement part company (Feinstein and Cicchetti 1990, J. Clin. Epidemiol. 43, 543–549). */
export const lopsidedShare = 0.9;

export const nothingCompared = "No item was judged by two annotators, so there is nothing to compare.";

export const noVariation =
  "Every answer was the same, so nothing shows whether the annotators would tell one answer from the other.";

export const tooFew = `Fewer than ${fewItems} items were compared: chance alone can put this 0.4 too high or too low.`;

/** Where one answer is rare, for a coefficient that takes its chance agreement from the shares of the answers. */
export const lopsidedChance =
  "Nine answers in ten or more are the same: this is then low even where annotators rarely differ. Read it beside AC1.";
