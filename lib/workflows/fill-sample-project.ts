import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { beginImport, finishImport } from "@/lib/db/imports";
import { insertPeopleReviews, type PersonReview } from "@/lib/db/sample-reviews";
import { storeTraces } from "@/lib/db/store-traces";
import { transaction } from "@/lib/db/transaction";
import { traceIdentity } from "@/lib/traces/identity";
import { segmentOf } from "@/lib/workflows/sample/place-sample";
import type { SampleTrace } from "@/lib/workflows/sample/sample-trace";
import { sampleTraces } from "@/lib/workflows/sample/sample-traces";

function reviewsOf(traceId: string, { trace, reviews }: SampleTrace): PersonReview[] {
  return reviews.map(({ annotator, achieved, note = "", labels }) => ({
    traceId,
    annotator,
    achieved,
    note,
    labels: labels.map(({ at, note: why = "", confidence = null, agent = null, decisive = false, mode }) => ({
      mode,
      note: why,
      confidence,
      agent,
      decisive,
      segments: at.map((place) => segmentOf(trace, place)),
    })),
  }));
}

/** Fills a new project with the invented traces, through the same way in as any upload, and with two people's reviews. */
export async function fillSampleProject(importing: ProjectScope<"import">, owning: ProjectScope<"own">): Promise<void> {
  const batch = sampleTraces.map(({ trace }) => ({ identity: traceIdentity(trace), trace }));
  const importId = await beginImport(importing, "Sample traces", "sample");
  const { traces } = await storeTraces(importing, importId, batch);
  const reviews = traces.flatMap(({ id }, place) => {
    const sample = sampleTraces[place];
    return sample ? reviewsOf(id, sample) : [];
  });
  await transaction((queries) => insertPeopleReviews(queries, owning, reviews));
  const counts = { created: traces.length, duplicates: 0, reviews: reviews.length, rejected: 0 };
  await finishImport(importing, importId, "done", { ...counts, warnings: [], errors: [] });
}
