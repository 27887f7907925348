/**
 * How far annotators agree: from what each said of each trace to coefficients
 * with intervals, per mode, category and overall, for all of them, for each pair
 * and for each one, and against a reference. Who is compared is the caller's
 * choice: people, judges and imported sources in any combination.
 * docs/decisions/010-agreement.md says why it is counted as it is.
 */
import type { Agreement } from "@/lib/agreement/agreement-schema";
import { type AnswerVectors, answerVectors } from "@/lib/agreement/answer-vectors";
import { comparisonOf, type Pair } from "@/lib/agreement/comparison";
import { partFigures } from "@/lib/agreement/part-figures";
import { countVectors, partSums } from "@/lib/agreement/part-sums";
import { answers, byPart, firstModePart, partMasks } from "@/lib/agreement/parts";
import { judgedTwice, type Rating, type RatingPattern, ratingPatterns } from "@/lib/agreement/rating-patterns";
import { resampleTraces } from "@/lib/agreement/resample-traces";
import { usualResamples } from "@/lib/agreement/resampling";
import { swapsOf } from "@/lib/agreement/swaps";
import type { Verdict } from "@/lib/reviews/masks";

export interface AgreementChoice {
  /** Who is compared with each other. */
  readonly annotators: readonly string[];
  /** Against whom each of them is scored; one of them or somebody else. */
  readonly reference: string | null;
  /** Resamples behind each interval; 2,000 unless said otherwise. */
  readonly resamples?: number;
}

/** Depends on the ratings only as a set: neither their order nor that of the annotators moves an estimate. */
export function agreement(ratings: readonly Rating[], choice: AgreementChoice): Agreement {
  const members = [...new Set(choice.annotators)].sort();
  const { reference } = choice;
  const everyone = reference === null || members.includes(reference) ? members : [...members, reference];
  const comparison = comparisonOf(members.length, reference === null ? null : everyone.indexOf(reference));
  const patterns = ratingPatterns(ratings, everyone);
  const table = answerVectors(patterns);
  const counts = countVectors(patterns, table);
  const read = (test: (pattern: RatingPattern) => boolean) =>
    patterns.reduce((sum, pattern) => sum + (test(pattern) ? pattern.traces : 0), 0);
  const readByBoth = ({ first, second }: Pair) =>
    read(({ verdicts }) => ((verdicts[first]?.judged ?? 0) & (verdicts[second]?.judged ?? 0)) !== 0);
  const compared = read(({ verdicts }) => judgedTwice(verdicts.slice(0, members.length)) !== 0);
  const drawn = resampleTraces(comparison, patterns, table, choice.resamples ?? usualResamples);
  const figures = partFigures(
    {
      comparison,
      sums: partSums(comparison, table)(counts),
      drawn,
      standings: standingsOf(counts, table, members.length),
      traces: {
        all: compared,
        members: members.map((_, member) =>
          read(({ verdicts }) => sharesTrace(verdicts.slice(0, members.length), member)),
        ),
        pairs: comparison.pairs.map(readByBoth),
        scored: comparison.scored.map(readByBoth),
      },
    },
    members,
  );
  const name = (place: number) => everyone[place] as string;
  return {
    annotators: members,
    reference,
    traces: read(({ verdicts }) => verdicts.slice(0, members.length).some(({ judged }) => judged !== 0)),
    compared,
    resamples: drawn.resamples,
    ...byPart(figures.group),
    pairs: comparison.pairs.map(({ first, second }, pair) => ({
      annotators: [name(first), name(second)],
      ...byPart((part) => figures.pair(pair, part)),
    })),
    standings: members.map((annotator, member) => ({
      annotator,
      traces: read(({ verdicts }) => verdicts[member]?.judged !== 0),
      ...byPart((part) => figures.standing(member, part)),
    })),
    scores: comparison.scored.map((pair, scored) => ({
      annotator: name(pair.second),
      ...byPart((part) => figures.score(scored, part)),
      swaps: swapsOf(patterns, pair),
    })),
  };
}

/** Whether a member judged a mode that another judged too. */
function sharesTrace(verdicts: readonly Verdict[], member: number): boolean {
  const own = verdicts[member]?.judged ?? 0;
  return verdicts.some(({ judged }, other) => other !== member && (judged & own) !== 0);
}

/** How many items each member judged, found, and judged with another: of each part, and pooled over the modes. */
function standingsOf(counts: Float64Array, { vectors }: AnswerVectors, members: number) {
  const parts = partMasks.map((_, part) =>
    Array.from({ length: members }, (_, member) => {
      const sum = { judged: 0, found: 0, shared: 0 };
      for (const [place, vector] of vectors.entries()) {
        const items = counts[part * vectors.length + place] as number;
        if (vector[member] === answers.missing) continue;
        sum.judged += items;
        if (vector[member] === answers.found) sum.found += items;
        if (vector.slice(0, members).filter((answer) => answer !== answers.missing).length > 1) sum.shared += items;
      }
      return sum;
    }),
  );
  const modes = parts.slice(firstModePart);
  const pooled = Array.from({ length: members }, (_, member) => {
    const sum = (what: "judged" | "found" | "shared") =>
      modes.reduce((total, part) => total + (part[member]?.[what] ?? 0), 0);
    return { judged: sum("judged"), found: sum("found"), shared: sum("shared") };
  });
  return [...parts, pooled];
}
