import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import type { Queries } from "@/lib/db/client";
import type { ReviewReach } from "@/lib/db/export-reviews";
import { type ExportedStep, stepRuns } from "@/lib/db/export-steps";
import { exportedTraces } from "@/lib/db/export-traces";
import type { Project } from "@/lib/db/projects";
import { chosenReviews, type ReviewChoice, verdictOf } from "@/lib/export/counted-reviews";
import type { CsvFlavour } from "@/lib/export/csv";
import type { ExportedReview, ExportedTrace } from "@/lib/export/exported-trace";
import type { TraceFilter } from "@/lib/insights/trace-filter";
import type { Verdict } from "@/lib/reviews/masks";

/** What one export is about. */
export interface ExportPlan {
  readonly scope: ProjectScope;
  readonly project: Project;
  readonly filter: TraceFilter;
  readonly flavour: CsvFlavour;
  readonly exportedAt: string;
  /** Whose reviews make the verdicts, and how. */
  readonly verdicts: ReviewChoice;
  /** Whose labels are listed. */
  readonly labels: ReviewChoice;
}

/** A trace with what an export says of it. */
export interface ToldTrace {
  readonly trace: ExportedTrace;
  /** Submitted reviews whose labels are listed. */
  readonly reviews: readonly ExportedReview[];
  readonly verdict: Verdict | null;
  /** The reviews that the verdict is made from. */
  readonly votes: readonly ExportedReview[];
}

/** An export under way: its plan and the snapshot that it reads. */
export interface ExportRun extends ExportPlan {
  readonly queries: Queries;
  readonly reach: ReviewReach;
}

function told(run: ExportRun, trace: ExportedTrace): ToldTrace {
  const votes = chosenReviews(trace.reviews, run.verdicts);
  return {
    trace,
    reviews: chosenReviews(trace.reviews, run.labels),
    verdict: verdictOf(votes, run.verdicts.rule),
    votes,
  };
}

/** The traces of an export, in pages; what is written of verdicts alone needs no labels. */
export async function* tracePages(
  run: ExportRun,
  labels: "none" | "standing" = "standing",
): AsyncGenerator<readonly ToldTrace[]> {
  for await (const page of exportedTraces(run.queries, { ...run, labels })) yield page.map((trace) => told(run, trace));
}

/** The same with their steps, in runs; `first` and `last` say where a trace begins and ends. */
export async function* tracesWithSteps(run: ExportRun): AsyncGenerator<{
  readonly told: ToldTrace;
  readonly steps: readonly ExportedStep[];
  first: boolean;
  last: boolean;
}> {
  for await (const page of tracePages(run)) {
    const byId = new Map(page.map((one) => [one.trace.id, one]));
    let begun: string | null = null;
    for await (const { trace, steps, last } of stepRuns(
      run.queries,
      run.scope,
      page.map((one) => one.trace),
    )) {
      const of = byId.get(trace.id);
      if (of === undefined) throw new Error("A step belongs to a trace that was not asked for.");
      yield { told: of, steps, first: begun !== trace.id, last };
      begun = trace.id;
    }
  }
}
