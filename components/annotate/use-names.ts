import type { Session } from "@/components/annotate/session";
import { useStore } from "@/components/annotate/store";
import type { Review } from "@/lib/reviews/review-schema";

/** What reviews of others are called here: by name, or by letter while one settles without knowing who said what. */
export function useNames(session: Session): (review: Review) => string {
  const names = useStore(session.view, (view) => view.names);
  return (review) => session.nameOf(review, names);
}
