import "server-only";
import { createHash } from "node:crypto";
import type { ExportedStep } from "@/lib/db/export-steps";
import { stepRuns } from "@/lib/db/export-steps";
import { exportedSpans, exportedTraces } from "@/lib/db/export-traces";
import type { ExportedReview, ExportedTrace } from "@/lib/export/exported-trace";
import type { ArchivedReview } from "@/lib/reviews/archived-review";
import { modesOf } from "@/lib/reviews/masks";
import { type ArchiveCounts, type ArchivedStep, type ArchivedTrace, archiveVersion } from "@/lib/traces/archive-lines";
import type { ExportFile, Piece } from "@/lib/workflows/export/export-file";
import type { ExportRun } from "@/lib/workflows/export/export-run";

export interface ArchiveChoice {
  readonly drafts: "all" | "own";
  readonly draftsLeftOut: number;
}

/** Everything as JSON lines, in an order in which it can be written and read with little memory; the last line closes it. */
export function archiveFile(run: ExportRun, choice: ArchiveChoice): ExportFile {
  return { name: `${run.project.slug}.topmast.jsonl`, pieces: () => archivePieces(run, choice) };
}

async function* archivePieces(run: ExportRun, { drafts, draftsLeftOut }: ArchiveChoice): AsyncGenerator<Piece> {
  const hash = createHash("sha256");
  const counts: { -readonly [K in keyof ArchiveCounts]: number } = {
    annotators: 0,
    traces: 0,
    steps: 0,
    claims: 0,
    spans: 0,
    reviews: 0,
    labels: 0,
  };
  const line = (value: object, records = 0): Piece => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return { text, records };
  };
  const { slug, name, description, taxonomyVersion } = run.project;
  const project = { slug, name, description, taxonomyVersion };
  yield line({ topmast: "archive", version: archiveVersion, exportedAt: run.exportedAt, project, drafts });
  const annotators = new Set<string>();
  let begun: string | null = null;
  for await (const page of exportedTraces(run.queries, { ...run, labels: "history" })) {
    for await (const { trace, steps, last } of stepRuns(run.queries, run.scope, page)) {
      if (begun !== trace.id) {
        begun = trace.id;
        counts.traces += 1;
        yield line({ trace: traceOf(trace) }, 1);
      }
      counts.steps += steps.length;
      if (steps.length > 0) yield line({ steps: steps.map(stepOf) });
      if (last) yield* closing(trace);
    }
  }
  const end = { end: { counts, draftsLeftOut, sha256: hash.digest("hex") } };
  yield { text: `${JSON.stringify(end)}\n`, records: 0 };

  async function* closing(trace: ExportedTrace): AsyncGenerator<Piece> {
    counts.claims += trace.claims.length;
    if (trace.claims.length > 0) yield line({ claims: trace.claims });
    for await (const span of exportedSpans(run.queries, run.scope, trace.id)) {
      counts.spans += 1;
      yield line({ span });
    }
    for (const review of trace.reviews) {
      const annotator = { ...review.annotator, id: review.origin ?? review.annotator.id };
      if (!annotators.has(annotator.id)) {
        annotators.add(annotator.id);
        counts.annotators += 1;
        yield line({ annotator });
      }
      counts.reviews += 1;
      counts.labels += review.labels.length;
      yield line({ review: reviewOf(review) });
    }
  }
}

function traceOf(trace: ExportedTrace): ArchivedTrace {
  const { agents: _, claims: __, reviews: ___, ...facts } = trace;
  return facts;
}

function stepOf(step: ExportedStep): ArchivedStep {
  const { index: _, text: __, ...archived } = step;
  return archived;
}

function reviewOf({ origin, annotator, found: _, judged, ...review }: ExportedReview): ArchivedReview {
  return { ...review, annotator: origin ?? annotator.id, judged: modesOf(judged) };
}
