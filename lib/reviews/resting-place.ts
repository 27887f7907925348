import type { Reading } from "@/lib/reviews/reading-schema";
import type { Review } from "@/lib/reviews/review-schema";

/** How many steps a trace opens with, and how many of them stand above the one where somebody left off. */
export const openingSteps = 12;
const above = 2;

/** Whether the caller's own review is submitted. */
export function hasSubmitted(reviews: readonly Review[]): boolean {
  return reviews.some(({ own, status }) => own && status === "submitted");
}

/** The step to open a trace at: where one left off, until the review is submitted; then one reads from the start again. */
export function restingPlace(reading: Reading, submitted: boolean, steps: number): number {
  if (reading.step === null || submitted) return 0;
  return Math.max(0, Math.min(reading.step, steps - 1));
}

/** The first of the steps that a trace opens with; at the end of it as many as there are. */
export function firstOpened(resting: number, steps: number): number {
  return Math.max(0, Math.min(resting - above, steps - openingSteps));
}
