import { generateId } from "better-auth";
import type { Capability, Role } from "@/lib/access/roles";
import { capabilities } from "@/lib/access/roles";
import type { ProjectScope } from "@/lib/access/scope";
import { authorize } from "@/lib/auth/authorize";
import { hashToken } from "@/lib/auth/tokens";
import { insertAccount } from "@/lib/db/accounts";
import { ensureApiKey } from "@/lib/db/api-keys";
import { db } from "@/lib/db/client";
import { upsertMember } from "@/lib/db/members";
import { createProject } from "@/lib/db/projects";

/** Somebody who may do things in a project, through the same doors as a user: an account, a membership, a key. */
export interface Actor {
  readonly userId: string;
  readonly headers: Headers;
  scope<C extends Capability>(capability: C): Promise<ProjectScope<C>>;
}

let made = 0;

async function newUser(): Promise<string> {
  made += 1;
  const id = generateId();
  await insertAccount(db(), {
    id,
    name: `Person ${made}`,
    email: `person-${id}@example.org`,
    passwordHash: "-",
    siteOwner: false,
  });
  return id;
}

async function actor(projectId: string, slug: string, userId: string): Promise<Actor> {
  const key = `key-of-${userId}-${projectId}`;
  await ensureApiKey({
    projectId,
    userId,
    name: "test",
    prefix: "key",
    hash: hashToken(key),
    scopes: [...capabilities],
  });
  const headers = new Headers({ authorization: `Bearer ${key}`, host: "localhost:3000" });
  return {
    userId,
    headers,
    async scope(capability) {
      const authorized = await authorize(headers, { slug }, capability);
      if (!authorized.ok) throw new Error(authorized.failure.detail);
      return authorized.value.scope;
    },
  };
}

export interface TestProject {
  readonly id: string;
  readonly slug: string;
  readonly owner: Actor;
  /** Adds a member of a role. */
  add(role: Role): Promise<Actor>;
}

/** A new empty project with an owner. */
export async function newProject(): Promise<TestProject> {
  made += 1;
  const slug = `project-${made}`;
  const userId = await newUser();
  const project = await createProject(userId, { slug, name: slug });
  if (!project) throw new Error("The slug is taken.");
  return {
    id: project.id,
    slug,
    owner: await actor(project.id, slug, userId),
    async add(role) {
      const member = await newUser();
      await upsertMember(db(), { projectId: project.id, userId: member, role });
      return actor(project.id, slug, member);
    },
  };
}
