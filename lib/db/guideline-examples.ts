import "server-only";
import { may } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { toMode } from "@/lib/db/labels";
import { recordChange } from "@/lib/db/record-change";
import { traceTitles } from "@/lib/db/trace-titles";
import { transaction } from "@/lib/db/transaction";
import { ownReviewsWhere, visibleReviews, visibleReviewsWhere } from "@/lib/db/visible-reviews";
import type { GuidelineExample } from "@/lib/reviews/guideline-schema";

/** The longest passage that an example keeps, in UTF-16 units: one reads it beside other things. */
const longestQuote = 2_000;

interface Row {
  readonly id: string;
  readonly mode: string;
  readonly quote: string;
  readonly note: string;
  readonly label: string;
  readonly trace: string;
  readonly open: boolean;
}

/**
 * The examples that the caller may see, in the order of their making. One tells
 * what somebody said of a trace, so it is there for those who may see the label
 * it was taken from; for everybody once a curator opened it, or the label is
 * gone with its trace.
 */
export async function listExamples(scope: ProjectScope): Promise<GuidelineExample[]> {
  const rows = await db().$queryRaw<Row[]>(Prisma.sql`
    SELECT e.id, e.mode, e.quote, e.note, e.label_id AS label, e.trace_id AS trace, e.open
    FROM guideline_examples e LEFT JOIN labels l ON l.id = e.label_id LEFT JOIN reviews r ON r.id = l.review_id
    WHERE e.project_id = ${scope.projectId} AND (e.open OR l.id IS NULL OR ${visibleReviews(scope)})
    ORDER BY e.created_at, e.id`);
  const titles = await traceTitles(
    scope,
    rows.map(({ trace }) => trace),
  );
  return rows.flatMap(({ trace, mode: stored, ...row }) => {
    const title = titles.get(trace);
    const mode = toMode(stored);
    return mode === null ? [] : [{ ...row, mode, trace: title === undefined ? null : { id: trace, title } }];
  });
}

/**
 * Keeps a label as an example of its mode: one's own, or as a curator any that
 * one may see. Kept again it is the same. False where there is no such label,
 * or it names none of the fourteen modes.
 */
export async function keepExample(scope: ProjectScope<"annotate">, labelId: string): Promise<boolean> {
  const { projectId, userId } = scope;
  return transaction(async (queries) => {
    const label = await queries.label.findFirst({
      where: {
        id: labelId,
        withdrawnAt: null,
        mode: { not: null },
        review: { AND: [visibleReviewsWhere(scope), may(scope.role, "curate") ? {} : ownReviewsWhere(userId)] },
      },
      select: {
        mode: true,
        note: true,
        review: { select: { id: true, traceId: true } },
        segments: { orderBy: { place: "asc" }, select: { quote: true } },
      },
    });
    if (!label?.mode) return false;
    const id = newId("exm");
    const { mode, note } = label;
    const quote = label.segments
      .flatMap((segment) => segment.quote ?? [])
      .join(" […] ")
      .slice(0, longestQuote);
    const { id: reviewId, traceId } = label.review;
    const { count } = await queries.guidelineExample.createMany({
      data: [{ id, projectId, mode, labelId, traceId, quote, note, userId }],
      skipDuplicates: true,
    });
    if (count > 0) {
      const after = { mode, quote, note, label: labelId };
      await recordChange(queries, scope, { kind: "example", action: "made", subject: id, traceId, reviewId, after });
    }
    return true;
  });
}

/** What a curator says of an example: its note, and whether everybody may see it. */
export interface ExampleChange {
  readonly note: string;
  readonly open: boolean;
}

const said = { mode: true, quote: true, note: true, open: true } as const;

/** Changes an example that the curator may see; false where there is none such. */
export async function changeExample(
  scope: ProjectScope<"curate">,
  id: string,
  change: ExampleChange,
): Promise<boolean> {
  if (!(await seen(scope, id))) return false;
  return transaction(async (queries) => {
    const where = { id, projectId: scope.projectId };
    const stored = await queries.guidelineExample.findFirst({
      where,
      select: { ...said, traceId: true, labelId: true },
    });
    if (!stored) return false;
    const { traceId, labelId, ...before } = stored;
    const after = await queries.guidelineExample.update({ where: { id }, data: change, select: said });
    const reviewId = await reviewOf(queries, labelId);
    await recordChange(queries, scope, {
      ...{ kind: "example", action: "changed", subject: id, traceId, before, after },
      ...(reviewId === null ? {} : { reviewId }),
    });
    return true;
  });
}

export async function removeExample(scope: ProjectScope<"curate">, id: string): Promise<boolean> {
  if (!(await seen(scope, id))) return false;
  return transaction(async (queries) => {
    const where = { id, projectId: scope.projectId };
    const stored = await queries.guidelineExample.findFirst({
      where,
      select: { ...said, traceId: true, labelId: true },
    });
    if (!stored) return false;
    await queries.guidelineExample.delete({ where: { id } });
    const { traceId, labelId, ...before } = stored;
    const reviewId = await reviewOf(queries, labelId);
    await recordChange(queries, scope, {
      ...{ kind: "example", action: "removed", subject: id, traceId, before },
      ...(reviewId === null ? {} : { reviewId }),
    });
    return true;
  });
}

async function seen(scope: ProjectScope, id: string): Promise<boolean> {
  return (await listExamples(scope)).some((example) => example.id === id);
}

async function reviewOf(
  queries: Parameters<Parameters<typeof transaction>[0]>[0],
  labelId: string,
): Promise<string | null> {
  const label = await queries.label.findUnique({ where: { id: labelId }, select: { reviewId: true } });
  return label?.reviewId ?? null;
}
