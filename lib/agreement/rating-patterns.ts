import type { ModeMask, Verdict } from "@/lib/reviews/masks";

/** What one annotator (a person, a judge, an imported source) said of one trace. A trace that they did not read has no row. */
export interface Rating extends Verdict {
  readonly trace: string;
  readonly annotator: string;
}

/** Traces of which the annotators said the same: one verdict each, in their order, with nothing judged where one did not read it. */
export interface RatingPattern {
  readonly verdicts: readonly Verdict[];
  readonly traces: number;
}

const unread: Verdict = { judged: 0, found: 0 };

/**
 * The distinct patterns of ratings with how many traces have each, in an order
 * that does not depend on the order of the rows. Rows of other annotators are
 * left out, and traces that none of these read.
 */
export function ratingPatterns(ratings: readonly Rating[], annotators: readonly string[]): RatingPattern[] {
  const places = new Map(annotators.map((annotator, place) => [annotator, place]));
  const traces = new Map<string, Verdict[]>();
  for (const { trace, annotator, judged, found } of ratings) {
    const place = places.get(annotator);
    if (place === undefined || judged === 0) continue;
    const verdicts = traces.get(trace) ?? new Array<Verdict>(annotators.length).fill(unread);
    if (verdicts[place] !== unread) throw new RangeError(`${annotator} has two reviews of ${trace}`);
    verdicts[place] = { judged, found: found & judged };
    traces.set(trace, verdicts);
  }
  const patterns = new Map<string, { verdicts: Verdict[]; traces: number }>();
  for (const verdicts of traces.values()) {
    const key = verdicts.map(({ judged, found }) => `${judged}.${found}`).join();
    const known = patterns.get(key);
    if (known) known.traces += 1;
    else patterns.set(key, { verdicts, traces: 1 });
  }
  return [...patterns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pattern]) => pattern);
}

/** The modes of a trace that two or more judged, and so the ones that can be compared. */
export function judgedTwice(verdicts: readonly Verdict[]): ModeMask {
  let once = 0;
  let twice = 0;
  for (const { judged } of verdicts) {
    twice |= once & judged;
    once |= judged;
  }
  return twice;
}
