/** What an export is made from: traces with the reviews that the caller may see, as the database gives them. */
import type { ArchivedReview } from "@/lib/reviews/archived-review";
import type { ModeMask } from "@/lib/reviews/masks";
import type { Annotator } from "@/lib/reviews/review-schema";
import type { ArchivedClaim, ArchivedTrace } from "@/lib/traces/archive-lines";

export interface ExportedReview extends Omit<ArchivedReview, "annotator" | "judged"> {
  readonly annotator: Annotator;
  /** The annotator's id where the archive is from that brought them. */
  readonly origin: string | null;
  readonly judged: ModeMask;
  readonly found: ModeMask;
}

export interface ExportedTrace extends ArchivedTrace {
  readonly agents: readonly string[];
  readonly claims: readonly ArchivedClaim[];
  readonly reviews: readonly ExportedReview[];
}
