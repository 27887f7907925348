import type { Session } from "@/components/annotate/session";
import type { Target } from "@/lib/reviews/place";
import type { Segment } from "@/lib/reviews/segment";
import { textSegment } from "@/lib/reviews/segment-geometry";

/** Longest quote that the server takes, in UTF-16 units. */
const longestQuote = 1_000_000;

/** The segment of a target; for text that was let go it is fetched again first. Null where it cannot be had, which is said. */
export async function segmentOf(session: Session, target: Target): Promise<Segment | null> {
  if (target.kind !== "text") return target;
  const { from, to } = target;
  if (to.step - from.step > 1_000)
    return refuse(session, "A run of text may span 1,000 steps; select the steps instead.");
  let segment = textSegment(from, to, session.text.text);
  if (segment === null) {
    try {
      await session.text.load(from, to);
    } catch {
      return refuse(session, "The selected text could not be read from the server. Try again.");
    }
    segment = textSegment(from, to, session.text.text);
  }
  if (segment && segment.quote.length > longestQuote) {
    return refuse(session, "This is more text than one label may quote; select the steps instead.");
  }
  return segment;
}

function refuse(session: Session, reason: string): null {
  session.notice.dispatch(reason);
  return null;
}
