import "server-only";
import type { Role } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { recordChange } from "@/lib/db/record-change";
import { transaction } from "@/lib/db/transaction";
import { countableReviewsWhere, ownReviewsWhere } from "@/lib/db/visible-reviews";
import { type TaxonomyVersion, taxonomyVersions } from "@/lib/mast/taxonomy";

export interface Project {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly taxonomyVersion: TaxonomyVersion;
  readonly sample: boolean;
}

export const projectFields = {
  id: true,
  slug: true,
  name: true,
  description: true,
  taxonomyVersion: true,
  sample: true,
} as const;

export function toProject<T extends { readonly taxonomyVersion: string }>(
  row: T,
): T & { taxonomyVersion: TaxonomyVersion } {
  const version = taxonomyVersions.find((known) => known === row.taxonomyVersion);
  if (version === undefined) throw new Error(`The database holds an unknown taxonomy version: ${row.taxonomyVersion}`);
  return { ...row, taxonomyVersion: version };
}

export async function getProject(scope: ProjectScope): Promise<Project> {
  return toProject(await db().project.findUniqueOrThrow({ where: { id: scope.projectId }, select: projectFields }));
}

export interface ProjectRow extends Project {
  readonly role: Role;
  readonly traces: number;
  /** Traces that the user has reviewed. */
  readonly reviewed: number;
}

/** The projects of which the user is a member, newest first. */
export async function listProjects(userId: string): Promise<ProjectRow[]> {
  const [rows, reviewed] = await Promise.all([
    db().member.findMany({
      where: { userId },
      orderBy: [{ project: { createdAt: "desc" } }, { projectId: "desc" }],
      select: { role: true, project: { select: { ...projectFields, _count: { select: { traces: true } } } } },
    }),
    db().review.groupBy({
      by: ["projectId"],
      where: { AND: [ownReviewsWhere(userId), { status: "submitted" }] },
      _count: true,
    }),
  ]);
  const byProject = new Map(reviewed.map(({ projectId, _count }) => [projectId, _count]));
  return rows.map(({ role, project: { _count, ...project } }) => ({
    ...toProject(project),
    role,
    traces: _count.traces,
    reviewed: byProject.get(project.id) ?? 0,
  }));
}

type NewProject = Pick<Project, "slug" | "name"> & Partial<Pick<Project, "description" | "sample" | "taxonomyVersion">>;

/** Makes a project with its first owner; null where the slug is taken. */
export async function createProject(userId: string, project: NewProject): Promise<{ readonly id: string } | null> {
  const id = newId("prj");
  return db().$transaction(async (tx) => {
    const { count } = await tx.project.createMany({ data: [{ ...project, id }], skipDuplicates: true });
    if (count === 0) return null;
    await tx.member.create({ data: { projectId: id, userId, role: "owner" } });
    const change = { kind: "member", action: "joined", subject: userId, after: { role: "owner" } } as const;
    await recordChange(tx, { projectId: id, userId }, change);
    return { id };
  });
}

/** The sample project of which the user is an owner; null for none. */
export async function findOwnSample(userId: string): Promise<{ readonly slug: string } | null> {
  return db().project.findFirst({
    where: { sample: true, members: { some: { userId, role: "owner" } } },
    orderBy: { createdAt: "asc" },
    select: { slug: true },
  });
}

export async function updateProject(
  scope: ProjectScope<"own">,
  change: Partial<Pick<Project, "name" | "description" | "taxonomyVersion">>,
): Promise<void> {
  const id = scope.projectId;
  const settings = { name: true, description: true, taxonomyVersion: true } as const;
  await transaction(async (queries) => {
    const before = await queries.project.findUniqueOrThrow({ where: { id }, select: settings });
    const after = await queries.project.update({ where: { id }, data: change, select: settings });
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await recordChange(queries, scope, { kind: "settings", action: "changed", subject: id, before, after });
  });
}

/** What a project holds that its deletion would lose. */
export interface ProjectContents {
  readonly traces: number;
  /** Standing labels that people set, of those that the caller may count. */
  readonly labels: number;
  readonly people: number;
}

export async function countContents(scope: ProjectScope<"own">): Promise<ProjectContents> {
  const { projectId } = scope;
  const review = { AND: [countableReviewsWhere(scope), { annotator: { kind: "person" as const } }] };
  const [traces, labels, people] = await Promise.all([
    db().trace.count({ where: { projectId } }),
    db().label.count({ where: { withdrawnAt: null, review } }),
    db().annotator.count({
      where: {
        projectId,
        kind: "person",
        reviews: { some: { AND: [countableReviewsWhere(scope), { labels: { some: { withdrawnAt: null } } }] } },
      },
    }),
  ]);
  return { traces, labels, people };
}

/** Deletes the project with everything in it. */
export async function deleteProject(scope: ProjectScope<"own">): Promise<void> {
  await db().project.delete({ where: { id: scope.projectId } });
}

/** The project with this slug, made if missing, with the user as an owner; for `npm start` alone. */
export async function ensureOwnedProject(userId: string, slug: string): Promise<string> {
  const project = await db().project.upsert({
    where: { slug },
    create: { id: newId("prj"), slug, name: slug },
    update: {},
    select: { id: true },
  });
  await db().member.upsert({
    where: { projectId_userId: { projectId: project.id, userId } },
    create: { projectId: project.id, userId, role: "owner" },
    update: {},
  });
  return project.id;
}
