import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { agreement } from "@/lib/agreement/agreement";
import type { Agreement } from "@/lib/agreement/agreement-schema";
import { type AgreementQuery, adjudicated, comparedSources } from "@/lib/agreement/query-schema";
import { readRatings } from "@/lib/db/agreement";

/**
 * How far the annotators agree whose submitted reviews the caller may see. The
 * reference is scored against, and compared only where it is one of the chosen.
 */
export async function readAgreement(scope: ProjectScope, query: AgreementQuery): Promise<Agreement> {
  const { reference, annotators, system, model, benchmark } = query;
  const sources = comparedSources(query);
  const ratings = await readRatings(scope, { sources, annotators, reference, system, model, benchmark });
  const everyone = [...new Set(ratings.map(({ annotator }) => annotator))].filter((one) => one !== adjudicated);
  const chosen = annotators.length > 0 ? everyone.filter((one) => annotators.some((id) => id === one)) : everyone;
  return agreement(ratings, { annotators: chosen, reference: reference ?? null });
}
