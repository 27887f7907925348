import "server-only";
import type { Role } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db/client";
import { type TaxonomyVersion, taxonomyVersions } from "@/lib/mast/taxonomy";

export interface Project {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly taxonomyVersion: TaxonomyVersion;
  readonly sample: boolean;
}

const fields = { id: true, slug: true, name: true, description: true, taxonomyVersion: true, sample: true } as const;

function toProject<T extends { readonly taxonomyVersion: string }>(row: T): T & { taxonomyVersion: TaxonomyVersion } {
  const version = taxonomyVersions.find((known) => known === row.taxonomyVersion);
  if (version === undefined) throw new Error(`The database holds an unknown taxonomy version: ${row.taxonomyVersion}`);
  return { ...row, taxonomyVersion: version };
}

export async function getProject(scope: ProjectScope): Promise<Project> {
  return toProject(await db().project.findUniqueOrThrow({ where: { id: scope.projectId }, select: fields }));
}

export interface ProjectRow extends Project {
  readonly role: Role;
  readonly traces: number;
}

/** The projects of which the user is a member, newest first. */
export async function listProjects(userId: string): Promise<ProjectRow[]> {
  const rows = await db().member.findMany({
    where: { userId },
    orderBy: { project: { createdAt: "desc" } },
    select: { role: true, project: { select: { ...fields, _count: { select: { traces: true } } } } },
  });
  return rows.map(({ role, project: { _count, ...project } }) => ({
    ...toProject(project),
    role,
    traces: _count.traces,
  }));
}

/** Makes a project with its first owner; null where the slug is taken. */
export async function createProject(
  userId: string,
  project: Pick<Project, "slug" | "name"> & Partial<Pick<Project, "description" | "sample" | "taxonomyVersion">>,
): Promise<{ readonly id: string } | null> {
  const taken = await db().project.findUnique({ where: { slug: project.slug }, select: { id: true } });
  if (taken) return null;
  return db().project.create({
    data: { ...project, id: newId("prj"), members: { create: { userId, role: "owner" } } },
    select: { id: true },
  });
}

export async function updateProject(
  scope: ProjectScope<"own">,
  change: Partial<Pick<Project, "name" | "description" | "taxonomyVersion">>,
): Promise<void> {
  await db().project.update({ where: { id: scope.projectId }, data: change });
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
