import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, type Result } from "@/lib/core/result";
import { lockAdjudicated, maySettle } from "@/lib/db/adjudications";
import type { Queries } from "@/lib/db/client";
import { lockOwnReview, type OwnReview } from "@/lib/db/reviews";
import { finishSeats, renewSeats, resumeSeats, reviewIsFinal } from "@/lib/db/round-seats";

type Refusal = Extract<Result<never>, { ok: false }>;

/** The review of a trace that somebody writes: their own, or the one that settles the trace. */
export interface WrittenReview {
  readonly scope: ProjectScope;
  readonly traceId: string;
  /** The review, made as a draft where there is none, and locked until the transaction ends. */
  readonly lock: (queries: Queries) => Promise<{ readonly ok: true; readonly value: OwnReview } | Refusal>;
  /** Something in it was changed. */
  readonly touched: (queries: Queries) => Promise<void>;
  readonly submitted: (queries: Queries) => Promise<void>;
  readonly reopened: (queries: Queries) => Promise<void>;
  /** Why it may not become a draft again, if anything stands against it. */
  readonly final: (queries: Queries) => Promise<Refusal | null>;
}

const noTrace = fail("not-found", "There is no such trace.");
const final = fail(
  "conflict",
  "This review stands in a round that has shown you the others' labels, or that is closed. It stays as it is.",
);

/** The caller's own review; their seats in rounds follow it. */
export function ownReview(scope: ProjectScope<"annotate">, traceId: string): WrittenReview {
  return {
    scope,
    traceId,
    lock: async (queries) => {
      const review = await lockOwnReview(queries, scope, traceId);
      return review ? { ok: true, value: review } : noTrace;
    },
    touched: (queries) => renewSeats(queries, scope, traceId),
    submitted: (queries) => finishSeats(queries, scope, traceId),
    reopened: (queries) => resumeSeats(queries, scope, traceId),
    final: async (queries) => ((await reviewIsFinal(queries, scope, traceId)) ? final : null),
  };
}

export const blindHere = fail(
  "conflict",
  "You work in a round on this trace and do not see the others' labels yet, so you cannot settle it.",
);

/** The review that settles a trace: the project's, written by its curators. */
export function adjudicatedReview(scope: ProjectScope<"curate">, traceId: string): WrittenReview {
  const nothing = async () => {};
  return {
    scope,
    traceId,
    lock: async (queries) => {
      const may = await maySettle(scope, traceId);
      if (may === null) return noTrace;
      return may ? { ok: true, value: await lockAdjudicated(queries, scope, traceId) } : blindHere;
    },
    touched: nothing,
    submitted: nothing,
    reopened: nothing,
    final: async () => null,
  };
}
