import type { ExportedReview } from "@/lib/export/exported-trace";

/** How long the authors of some reviews had the trace in front of them together, in whole seconds; null where it is known of none. */
export function spentSeconds(reviews: readonly Pick<ExportedReview, "spentMs">[]): number | null {
  const known = reviews.flatMap(({ spentMs }) => spentMs ?? []);
  return known.length === 0 ? null : Math.round(known.reduce((sum, spent) => sum + spent, 0) / 1000);
}
