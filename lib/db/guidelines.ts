import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { recordChange } from "@/lib/db/record-change";
import { transaction } from "@/lib/db/transaction";
import type { Guideline, GuidelineInput, GuidelineVersion } from "@/lib/reviews/guideline-schema";

const versionFields = { version: true, summary: true, createdAt: true, user: { select: { name: true } } } as const;

interface StoredVersion {
  readonly version: number;
  readonly summary: string;
  readonly createdAt: Date;
  readonly user: { readonly name: string } | null;
}

function toVersion({ version, summary, createdAt, user }: StoredVersion): GuidelineVersion {
  return { version, summary, author: user?.name ?? null, publishedAt: createdAt };
}

/** A version of the guidelines, or the latest one; null where there is none such. */
export async function getGuideline(scope: ProjectScope, version?: number): Promise<Guideline | null> {
  const row = await db().guideline.findFirst({
    where: { projectId: scope.projectId, ...(version === undefined ? {} : { version }) },
    orderBy: { version: "desc" },
    select: { ...versionFields, text: true },
  });
  return row && { ...toVersion(row), text: row.text };
}

/** All versions, the latest first, without their texts. */
export async function listGuidelineVersions(scope: ProjectScope): Promise<GuidelineVersion[]> {
  const rows = await db().guideline.findMany({
    where: { projectId: scope.projectId },
    orderBy: { version: "desc" },
    select: versionFields,
  });
  return rows.map(toVersion);
}

/** Publishes a text as the next version; null where somebody published another over the same base meanwhile. */
export async function publishGuideline(
  scope: ProjectScope<"curate">,
  { text, summary, base }: GuidelineInput,
): Promise<number | null> {
  const { projectId, userId } = scope;
  return transaction(async (queries) => {
    const standing = await queries.guideline.findFirst({
      where: { projectId },
      orderBy: { version: "desc" },
      select: { version: true, text: true },
    });
    if ((standing?.version ?? 0) !== base) return null;
    // The same text again is no new version.
    if (standing?.text === text) return standing.version;
    const id = newId("gdl");
    const version = base + 1;
    const { count } = await queries.guideline.createMany({
      data: [{ id, projectId, version, text, summary, userId }],
      // Of two who publish at once over the same base, the database lets one in.
      skipDuplicates: true,
    });
    if (count === 0) return null;
    await recordChange(queries, scope, {
      kind: "guidelines",
      action: "published",
      subject: id,
      before: standing && { version: standing.version },
      after: { version, summary },
    });
    return version;
  });
}
