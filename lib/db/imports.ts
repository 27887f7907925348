import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import type { ImportStatus } from "@/lib/db/generated/enums";
import { recordChange } from "@/lib/db/record-change";
import { closeSilentImports, statusNow } from "@/lib/db/running-imports";
import { transaction } from "@/lib/db/transaction";
import { countableReviewsWhere, visibleReviewsWhere } from "@/lib/db/visible-reviews";
import type { ImportSummary } from "@/lib/traces/import-summary";

/** Opens an import, and closes those of the project whose server was killed. */
export async function beginImport(scope: ProjectScope<"import">, filename: string, format: string): Promise<string> {
  await closeSilentImports(scope);
  const { id } = await db().import.create({
    data: { id: newId("imp"), projectId: scope.projectId, userId: scope.userId, filename, format },
    select: { id: true },
  });
  return id;
}

type Counts = Pick<ImportSummary, "created" | "duplicates" | "reviews" | "rejected" | "warnings" | "errors">;

/** Closes an import with what it did; what stood written when it failed stays, and can be undone. */
export async function finishImport(
  scope: ProjectScope<"import">,
  id: string,
  status: "done" | "failed",
  counts: Counts,
): Promise<void> {
  const { created, duplicates, reviews, rejected, warnings, errors } = counts;
  const report = { warnings, errors };
  await transaction(async (queries) => {
    const { filename, format } = await queries.import.update({
      where: { id, projectId: scope.projectId },
      data: { created, duplicates, reviews, rejected, status, finishedAt: new Date(), report },
      select: { filename: true, format: true },
    });
    // Without how many reviews came along: somebody who is blind on their traces may read this.
    const after = { filename, format, created, duplicates, rejected };
    const action = status === "done" ? "finished" : "failed";
    await recordChange(queries, scope, { kind: "import", action, subject: id, after });
  });
}

export interface ImportRow {
  readonly id: string;
  readonly filename: string;
  readonly format: string;
  readonly status: ImportStatus;
  readonly created: number;
  readonly duplicates: number;
  /** Reviews that it brought and the caller may see. */
  readonly reviews: number;
  readonly rejected: number;
  readonly createdAt: Date;
  readonly by: string;
  /** Traces of the import that still stand. */
  readonly standing: number;
}

/** The newest imports first. */
export async function listImports(scope: ProjectScope, limit = 20): Promise<ImportRow[]> {
  const rows = await db().import.findMany({
    where: { projectId: scope.projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      id: true,
      filename: true,
      format: true,
      status: true,
      created: true,
      duplicates: true,
      rejected: true,
      createdAt: true,
      aliveAt: true,
      user: { select: { name: true } },
      _count: { select: { traces: true, sourceReviews: { where: visibleReviewsWhere(scope) } } },
    },
  });
  return rows.map(({ user, _count, aliveAt, ...row }) => ({
    ...row,
    status: statusNow({ status: row.status, aliveAt }),
    reviews: _count.sourceReviews,
    by: user.name,
    standing: _count.traces,
  }));
}

/** The file of an import; null where the project has none such. */
export async function findImportName(scope: ProjectScope, id: string): Promise<string | null> {
  const row = await db().import.findFirst({ where: { id, projectId: scope.projectId }, select: { filename: true } });
  return row?.filename ?? null;
}

/** How many traces and how many people's labels, of those that the caller may count, an undo of the import would delete. */
export async function undoWouldDelete(
  scope: ProjectScope,
  id: string,
): Promise<{ readonly traces: number; readonly labels: number }> {
  const trace = { importId: id, projectId: scope.projectId };
  const [traces, labels] = await Promise.all([
    db().trace.count({ where: trace }),
    db().label.count({
      where: {
        withdrawnAt: null,
        review: { AND: [countableReviewsWhere(scope), { trace, annotator: { kind: "person" } }] },
      },
    }),
  ]);
  return { traces, labels };
}

/** Deletes the import's traces with all their reviews, and the reviews that it brought for other traces. */
export async function undoImport(scope: ProjectScope<"import">, id: string): Promise<number> {
  const brought = { projectId: scope.projectId, importId: id };
  return transaction(async (queries) => {
    await queries.review.deleteMany({ where: brought });
    const traces = await queries.trace.deleteMany({ where: brought });
    const undone = await queries.import.updateManyAndReturn({
      where: { id, projectId: scope.projectId },
      data: { status: "undone" },
      select: { filename: true, format: true },
    });
    const changes = undone.map((file) => {
      const before = { ...file, traces: traces.count };
      return { kind: "import", action: "undone", subject: id, before } as const;
    });
    await recordChange(queries, scope, ...changes);
    return traces.count;
  });
}
