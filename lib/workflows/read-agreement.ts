import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { agreement } from "@/lib/agreement/agreement";
import type { Agreement } from "@/lib/agreement/agreement-schema";
import { type AgreementQuery, comparedSources } from "@/lib/agreement/query-schema";
import { segmentAgreement } from "@/lib/agreement/segment-agreement";
import type { SegmentAgreement } from "@/lib/agreement/segment-schema";
import { type RatedReview, readRatings } from "@/lib/db/agreement";
import { readLengths, readMarks } from "@/lib/db/agreement-marks";
import type { Source } from "@/lib/reviews/sources";

/** What the chosen annotators said, and who of them said anything. */
export interface Compared {
  readonly ratings: readonly RatedReview[];
  /** Who is compared with each other. */
  readonly annotators: readonly string[];
  readonly reference: string | null;
}

/** Of the submitted reviews that the caller may see. The reference is compared only where it is one of the chosen. */
export async function readCompared(
  scope: ProjectScope,
  query: AgreementQuery,
  sources: readonly Source[] = comparedSources(query),
): Promise<Compared> {
  const { reference, annotators, system, model, benchmark, round } = query;
  const kinds = { sources, annotators, reference, round };
  const ratings = await readRatings(scope, { ...kinds, system, model, benchmark });
  const chosen = [...new Set(ratings.flatMap(({ annotator, chosen }) => (chosen ? [annotator] : [])))];
  return { ratings, annotators: chosen, reference: reference ?? null };
}

/** How far they agree on what failed. */
export async function readAgreement(scope: ProjectScope, query: AgreementQuery): Promise<Agreement> {
  const { ratings, annotators, reference } = await readCompared(scope, query);
  return agreement(ratings, { annotators, reference });
}

/** How far they agree on where it shows. */
export async function readSegmentAgreement(
  scope: ProjectScope,
  { ruler, overlap }: Pick<AgreementQuery, "ruler" | "overlap">,
  { ratings, annotators }: Compared,
): Promise<SegmentAgreement> {
  const own = ratings.filter(({ annotator }) => annotators.includes(annotator));
  const traces = [...Map.groupBy(own, ({ trace }) => trace)].flatMap(([trace, { length }]) =>
    length > 1 ? [trace] : [],
  );
  const shared = new Set(traces);
  const [marked, lengths] = await Promise.all([
    readMarks(
      scope,
      own.filter(({ trace }) => shared.has(trace)),
    ),
    readLengths(scope, traces),
  ]);
  return segmentAgreement(marked, lengths, { annotators, ruler, threshold: overlap });
}
