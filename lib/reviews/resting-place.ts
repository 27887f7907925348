import type { Reading } from "@/lib/reviews/reading-schema";
import type { Review } from "@/lib/reviews/review-schema";

/** The step to open a trace at: where one left off, until the review is submitted; then one reads from the start again. */
export function restingPlace(reading: Reading, reviews: readonly Review[], steps: number): number {
  if (reading.step === null || reviews.some(({ own, status }) => own && status === "submitted")) return 0;
  return Math.max(0, Math.min(reading.step, steps - 1));
}
