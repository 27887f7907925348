import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db, type Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { visibleReviewsWhere } from "@/lib/db/visible-reviews";
import type { Decision, SettledAs } from "@/lib/reviews/adjudication-schema";

const fields = {
  labelId: true,
  verdict: true,
  into: true,
  reason: true,
  version: true,
  decidedAt: true,
  user: { select: { id: true, name: true } },
} satisfies Prisma.DecisionSelect;

type Stored = Prisma.DecisionGetPayload<{ select: typeof fields }>;

function toDecision({ labelId, user, decidedAt, ...rest }: Stored): Decision {
  return { ...rest, label: labelId, by: user, at: decidedAt.toISOString() };
}

/** The decisions of an adjudicated review that the caller may settle. */
export async function decisionsOf(queries: Queries, reviewId: string): Promise<Decision[]> {
  const rows = await queries.decision.findMany({ where: { reviewId }, orderBy: { id: "asc" }, select: fields });
  return rows.map(toDecision);
}

/** What became of the labels that the caller may see, in submitted adjudications that they may see. */
export async function visibleDecisions(scope: ProjectScope, traceId: string): Promise<Decision[]> {
  const seen = visibleReviewsWhere(scope);
  const rows = await db().decision.findMany({
    where: {
      review: { AND: [seen, { traceId, status: "submitted" }] },
      label: { withdrawnAt: null, review: seen },
    },
    orderBy: { id: "asc" },
    select: fields,
  });
  return rows.map(toDecision);
}

export interface NewDecision {
  readonly labelId: string;
  readonly verdict: SettledAs;
  readonly into: readonly string[];
  readonly reason: string;
}

/** Keeps decisions of one person, or of the rule where `userId` is null; those that stood on the same labels make way. */
export async function putDecisions(
  queries: Queries,
  reviewId: string,
  userId: string | null,
  decisions: readonly NewDecision[],
): Promise<void> {
  for (const { labelId, into, ...said } of decisions) {
    const now = { ...said, into: [...into], userId, decidedAt: new Date() };
    await queries.decision.upsert({
      where: { reviewId_labelId: { reviewId, labelId } },
      create: { id: newId("dec"), reviewId, labelId, ...now },
      update: { ...now, version: { increment: 1 } },
    });
  }
}

export async function dropDecisions(queries: Queries, reviewId: string, labels: readonly string[]): Promise<void> {
  await queries.decision.deleteMany({ where: { reviewId, labelId: { in: [...labels] } } });
}
