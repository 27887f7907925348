import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { fail, ok, type Result } from "@/lib/core/result";
import { asOwn, maySettle, readAdjudicated } from "@/lib/db/adjudications";
import { db, type Queries } from "@/lib/db/client";
import { decisionsOf, dropDecisions, type NewDecision, putDecisions } from "@/lib/db/decisions";
import { putLabel, withdrawLabel } from "@/lib/db/labels";
import { recordChange } from "@/lib/db/record-change";
import { listReviews, type OwnReview, readReview, refreshFound } from "@/lib/db/reviews";
import { Rollback, transaction } from "@/lib/db/transaction";
import type { Adjudication, Decision, DecisionInput } from "@/lib/reviews/adjudication-schema";
import type { Label, LabelInput } from "@/lib/reviews/label-schema";
import { lanesOf, questionsOf } from "@/lib/reviews/questions";
import type { Review, ReviewInput } from "@/lib/reviews/review-schema";
import { foremost, mergedLabel, saidBy, splitLabel } from "@/lib/reviews/settling";
import { standing, undecided } from "@/lib/reviews/standing-decisions";
import { placeSegments } from "@/lib/workflows/place-segments";
import type { SeenVersion } from "@/lib/workflows/save-label";
import { writeReview } from "@/lib/workflows/save-review";
import { adjudicatedReview, blindHere } from "@/lib/workflows/written-review";

type Scope = ProjectScope<"curate">;

/** The adjudication of a trace as it stands; nothing is begun by reading. */
export async function readAdjudication(scope: Scope, traceId: string): Promise<Result<Adjudication>> {
  const may = await maySettle(scope, traceId);
  if (may === null) return fail("not-found", "There is no such trace.");
  if (!may) return blindHere;
  const [lanes, review] = [lanesOf(await listReviews(scope, traceId)), await readAdjudicated(scope, traceId)];
  const others = lanes.map((lane) => ({ ...lane, own: false }));
  const decisions = review ? await decisionsOf(db(), review.id) : [];
  return ok({ reviews: review ? [review, ...others] : others, decisions });
}

/** What a change of the draft works on. */
interface Ground {
  readonly queries: Queries;
  readonly review: OwnReview;
  readonly lanes: readonly Review[];
  readonly decisions: readonly Decision[];
  /** The labels of the adjudicated review that stand. */
  readonly labels: readonly Label[];
}

/** Changes the draft of an adjudication, all or nothing, and answers with how it then stands. */
async function change(
  scope: Scope,
  traceId: string,
  work: (ground: Ground) => Promise<void>,
): Promise<Result<Adjudication>> {
  const written = adjudicatedReview(scope, traceId);
  const lanes = lanesOf(await listReviews(scope, traceId));
  try {
    await transaction(async (queries) => {
      const locked = await written.lock(queries);
      if (!locked.ok) throw new Rollback(locked);
      const review = locked.value;
      const decisions = await decisionsOf(queries, review.id);
      const { labels } = await readReview(queries, scope, review.id);
      await work({ queries, review, lanes, decisions, labels });
      await refreshFound(queries, review.id);
    });
  } catch (error) {
    if (error instanceof Rollback) return error.failure;
    throw error;
  }
  return readAdjudication(scope, traceId);
}

/** Begins an adjudication, or takes up what came since: labels on which all agree are taken over. */
export async function beginAdjudication(scope: Scope, traceId: string): Promise<Result<Adjudication>> {
  return change(scope, traceId, async ({ queries, review, lanes, decisions }) => {
    if (review.status === "submitted") return;
    const known = new Set(decisions.map(({ label }) => label));
    for (const { agreed, answers } of questionsOf(lanes)) {
      const labels = answers.map(({ label }) => label);
      const chosen = foremost(labels);
      if (!agreed || !chosen || labels.some(({ id }) => known.has(id))) continue;
      const into = await make(queries, scope, traceId, review.id, [saidBy(chosen)]);
      await keep(
        queries,
        scope,
        traceId,
        review.id,
        null,
        decisions,
        labels.map(({ id }) => decided(id, "agreed", into, "")),
      );
    }
  });
}

const frozen = fail("conflict", "This trace is settled. Reopen it to decide otherwise.");

/** Decides on labels that answer one question, or takes the decision back. */
export async function decide(scope: Scope, traceId: string, input: DecisionInput): Promise<Result<Adjudication>> {
  return change(scope, traceId, async (ground) => {
    const { queries, review, lanes, decisions, labels: made } = ground;
    if (review.status === "submitted") throw new Rollback(frozen);
    const all = new Map(lanes.flatMap(({ labels }) => labels.map((label) => [label.id, label] as const)));
    const labels = input.labels.flatMap((id) => all.get(id) ?? []);
    if (labels.length < new Set(input.labels).size) {
      throw new Rollback(fail("invalid-input", "One of these labels is not there to be settled."));
    }
    const before = new Map(decisions.map((decision) => [decision.label, decision]));
    for (const [id, version] of Object.entries(input.seen ?? {})) {
      if ((before.get(id)?.version ?? 0) !== version) {
        throw new Rollback(fail("stale-version", "Somebody else has decided on this in the meantime."));
      }
    }
    const ids = labels.map(({ id }) => id);
    const reason = input.reason ?? before.get(ids[0] ?? "")?.reason ?? "";
    const verdicts = ids.map((_, at) => verdictOf(input.verdict, at));
    const standingLabels = new Set(made.map(({ id }) => id));
    const same = ids.every((id, at) => {
      const known = before.get(id);
      return known !== undefined && known.verdict === verdicts[at] && standing(known, standingLabels);
    });
    const earlier = decisions.filter(({ label }) => ids.includes(label));
    if (same) {
      if (earlier.every((decision) => decision.reason === reason)) return;
      const reworded = earlier.map(({ label, verdict, into }) => decided(label, verdict, into, reason));
      return keep(queries, scope, traceId, review.id, scope.userId, decisions, reworded);
    }
    await unmake(ground, ids);
    if (input.verdict === "undecided") return forget(queries, scope, traceId, review.id, earlier);
    const said = labelsOf(input.verdict, labels);
    const into = await make(queries, scope, traceId, review.id, said);
    const settled = ids.map((id, at) => decided(id, verdicts[at] ?? "merged", into, reason));
    await keep(queries, scope, traceId, review.id, scope.userId, decisions, settled);
  });
}

/** What becomes of the label at a place of those decided on together. */
function verdictOf(verdict: DecisionInput["verdict"], at: number): Decision["verdict"] | null {
  if (verdict === "undecided") return null;
  return verdict === "rejected" || verdict === "merged" || at === 0 ? verdict : "merged";
}

function labelsOf(verdict: DecisionInput["verdict"], labels: readonly Label[]): LabelInput[] {
  const [first] = labels;
  if (!first || verdict === "rejected") return [];
  if (verdict === "split") return splitLabel(first);
  const one = verdict === "merged" ? mergedLabel(labels) : saidBy(first);
  return one ? [one] : [];
}

const decided = (labelId: string, verdict: Decision["verdict"], into: readonly string[], reason: string) => ({
  labelId,
  verdict,
  into,
  reason,
});

/** Puts labels into the adjudicated review; answers with their ids. */
async function make(
  queries: Queries,
  scope: Scope,
  traceId: string,
  reviewId: string,
  inputs: readonly LabelInput[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const input of inputs) {
    const placed = await placeSegments(scope, traceId, input.segments);
    if (!placed.ok) throw new Rollback(placed);
    const { segments, positions } = placed.value;
    const id = newId("lbl");
    const label = await putLabel(queries, reviewId, id, { ...input, agent: input.agent ?? null }, segments, positions);
    await recordChange(queries, scope, { kind: "label", action: "made", subject: id, traceId, reviewId, after: label });
    ids.push(id);
  }
  return ids;
}

/** Withdraws what stood for these labels alone. */
async function unmake({ queries, review, decisions, labels }: Ground, ids: readonly string[]): Promise<void> {
  const of = (some: readonly Decision[]) => new Set(some.flatMap(({ into }) => into));
  const mine = of(decisions.filter(({ label }) => ids.includes(label)));
  const others = of(decisions.filter(({ label }) => !ids.includes(label)));
  for (const { id } of labels) if (mine.has(id) && !others.has(id)) await withdrawLabel(queries, id);
  await refreshFound(queries, review.id);
}

async function keep(
  queries: Queries,
  scope: Scope,
  traceId: string,
  reviewId: string,
  userId: string | null,
  before: readonly Decision[],
  decisions: readonly NewDecision[],
): Promise<void> {
  await putDecisions(queries, reviewId, userId, decisions);
  const changes = decisions.map((after) => {
    const stood = before.find(({ label }) => label === after.labelId);
    const action = stood ? "changed" : "made";
    const kept = { kind: "decision", action, subject: after.labelId, traceId, reviewId } as const;
    return { ...kept, before: stood ? said(stood) : null, after: said(after) };
  });
  await recordChange(queries, scope, ...changes);
}

async function forget(
  queries: Queries,
  scope: Scope,
  traceId: string,
  reviewId: string,
  earlier: readonly Decision[],
): Promise<void> {
  await dropDecisions(
    queries,
    reviewId,
    earlier.map(({ label }) => label),
  );
  const changes = earlier.map((stood) => {
    const kept = { kind: "decision", action: "taken back", subject: stood.label, traceId, reviewId } as const;
    return { ...kept, before: said(stood) };
  });
  await recordChange(queries, scope, ...changes);
}

const said = ({ verdict, into, reason }: Pick<NewDecision, "verdict" | "into" | "reason">) => ({
  verdict,
  into,
  reason,
});

/** What the adjudication says of the trace as a whole. It is submitted once every label has been decided on. */
export async function saveAdjudication(
  scope: Scope,
  traceId: string,
  input: ReviewInput,
  seen?: SeenVersion,
): Promise<Result<Review>> {
  if (input.status === "submitted") {
    const now = await readAdjudication(scope, traceId);
    if (!now.ok) return now;
    const { reviews, decisions } = now.value;
    const open = undecided(questionsOf(lanesOf(reviews)), decisions, reviews.find(({ own }) => own)?.labels ?? []);
    if (open.length > 0) {
      return fail(
        "conflict",
        `Decide first: ${open.length === 1 ? "1 question is" : `${open.length} questions are`} open.`,
      );
    }
  }
  const saved = await writeReview(adjudicatedReview(scope, traceId), input, seen);
  return saved.ok ? ok(asOwn(saved.value)) : saved;
}
