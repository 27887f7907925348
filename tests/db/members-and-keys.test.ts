import { describe, expect, test } from "vitest";
import { type Capability, capabilities, may, type Role, roles } from "@/lib/access/roles";
import { authorize } from "@/lib/auth/authorize";
import { listApiKeys, revokeApiKey } from "@/lib/db/api-keys";
import { db } from "@/lib/db/client";
import { listMembers } from "@/lib/db/members";
import { makeApiKey } from "@/lib/workflows/make-api-key";
import { changeRole, leaveProject, removeMember } from "@/lib/workflows/manage-members";
import { newProject, type TestProject } from "../support/actor";

async function ownersOf(project: TestProject): Promise<number> {
  const rows = await db().member.findMany({ where: { projectId: project.id, role: "owner" } });
  return rows.length;
}

describe("members", () => {
  test("the last owner can neither be demoted, removed nor leave", async () => {
    const project = await newProject();
    const scope = await project.owner.scope("own");
    const { userId } = project.owner;
    for (const answer of [
      await changeRole(scope, userId, "viewer"),
      await removeMember(scope, userId),
      await leaveProject(scope),
    ]) {
      expect(answer).toMatchObject({ ok: false, failure: { code: "conflict" } });
    }
    expect(await ownersOf(project)).toBe(1);
  });

  test("two owners who demote, remove or leave at once never leave none", async () => {
    for (const [first, second] of [
      ["demote", "demote"],
      ["remove", "leave"],
      ["leave", "leave"],
    ]) {
      const project = await newProject();
      const other = await project.add("owner");
      const [a, b] = [await project.owner.scope("own"), await other.scope("own")];
      const act = (what: string | undefined, by: typeof a, at: string) =>
        what === "demote" ? changeRole(by, at, "viewer") : what === "remove" ? removeMember(by, at) : leaveProject(by);
      const answers = await Promise.all([act(first, a, other.userId), act(second, b, project.owner.userId)]);
      expect(answers.filter(({ ok }) => ok).length, `${first} and ${second}`).toBeGreaterThanOrEqual(1);
      expect(await ownersOf(project), `${first} and ${second}`).toBeGreaterThanOrEqual(1);
    }
  });

  test("a change of role acts on the next request, and a removal too", async () => {
    const project = await newProject();
    const member = await project.add("curator");
    const asked = () => authorize(member.headers, { slug: project.slug }, "import");
    expect((await asked()).ok).toBe(true);
    await changeRole(await project.owner.scope("own"), member.userId, "viewer");
    expect(await asked()).toMatchObject({ failure: { code: "not-allowed" } });
    await removeMember(await project.owner.scope("own"), member.userId);
    expect(await asked()).toMatchObject({ failure: { code: "not-found" } });
  });

  test("somebody of another project is nobody's to change", async () => {
    const [project, other] = [await newProject(), await newProject()];
    const stranger = await other.add("viewer");
    const scope = await project.owner.scope("own");
    expect((await changeRole(scope, stranger.userId, "owner")).ok).toBe(false);
    expect((await removeMember(scope, stranger.userId)).ok).toBe(false);
    expect(await listMembers(await other.owner.scope("read"))).toHaveLength(2);
  });
});

describe("API keys", () => {
  const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}`, host: "localhost:3000" });
  const keyOf = async (project: TestProject, role: Role, scopes: readonly Capability[]) => {
    const actor = await project.add(role);
    const made = await makeApiKey(await actor.scope("read"), "test", scopes);
    if (!made.ok) throw new Error(made.failure.detail);
    return { key: made.value, actor };
  };

  test("have at most the scopes of their maker's role, and do only what they have", async () => {
    const project = await newProject();
    for (const role of roles) {
      for (const capability of capabilities) {
        const actor = await project.add(role);
        const made = await makeApiKey(await actor.scope("read"), "one scope", [capability]);
        expect(made.ok, `${role} ${capability}`).toBe(may(role, capability));
        if (!made.ok) continue;
        for (const asked of capabilities) {
          const answer = await authorize(bearer(made.value), { slug: project.slug }, asked);
          expect(answer.ok, `${role} ${capability} ${asked}`).toBe(asked === capability);
        }
      }
    }
  });

  test("open no other project, even one of the same member", async () => {
    const [project, other] = [await newProject(), await newProject()];
    const { key, actor } = await keyOf(project, "owner", ["read"]);
    await db().member.create({ data: { projectId: other.id, userId: actor.userId, role: "owner" } });
    expect(await authorize(bearer(key), { slug: other.slug }, "read")).toMatchObject({
      failure: { code: "not-found" },
    });
  });

  test("stop working when they are revoked, by their maker or an owner and nobody else", async () => {
    const project = await newProject();
    const { key, actor } = await keyOf(project, "annotator", ["read"]);
    const [row] = (await listApiKeys(await actor.scope("read"))).filter(({ name }) => name === "test");
    const id = row?.id ?? "";
    const curator = await project.add("curator");
    expect((await listApiKeys(await curator.scope("read"))).map((other) => other.id)).not.toContain(id);
    expect(await revokeApiKey(await curator.scope("read"), id)).toBe(false);
    expect((await authorize(bearer(key), { slug: project.slug }, "read")).ok).toBe(true);
    expect(await revokeApiKey(await project.owner.scope("read"), id)).toBe(true);
    expect(await authorize(bearer(key), { slug: project.slug }, "read")).toMatchObject({
      failure: { code: "not-signed-in" },
    });
  });

  test("are kept as a hash and the beginning that tells them apart", async () => {
    const project = await newProject();
    const { key } = await keyOf(project, "viewer", ["read"]);
    const rows = await db().apiKey.findMany({ where: { projectId: project.id } });
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(rows.some(({ prefix }) => key.startsWith(prefix) && prefix.length < 12)).toBe(true);
  });
});
