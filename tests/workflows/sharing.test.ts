import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { changeRole } from "@/lib/db/members";
import { deleteView, listViews, saveView } from "@/lib/db/saved-views";
import { listSharedLinks, revokeSharedLink } from "@/lib/db/shared-links";
import { newLinkSchema, newViewSchema } from "@/lib/insights/sharing-schema";
import { openShared, shareFigures } from "@/lib/workflows/share-figures";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";
import { publishedV2File } from "../support/published-v2-file";
import { type RichProject, richProject } from "../support/rich-project";
import { openRound } from "../support/round";

let project: RichProject;
beforeAll(async () => {
  project = await richProject();
});

async function link(actor: Actor, query = "", days = 7): Promise<{ readonly id: string; readonly token: string }> {
  const made = await shareFigures(
    await actor.scope("curate"),
    newLinkSchema.parse({ name: "Figures", query, days: String(days) }),
  );
  if (!made.ok) throw new Error(made.failure.detail);
  return { id: made.value.id, token: new URL(made.value.url).pathname.split("/").at(-1) ?? "" };
}

describe("a link to figures", () => {
  test("shows counts and shares, and nothing that leads to a trace or a person", async () => {
    const other = await newProject();
    await importText(other.owner, publishedV2File());
    const { token } = await link(other.owner, "sources=imported&system=AG2&system=ChatDev&nonsense=1");
    const shared = await openShared(token);
    if (shared.state !== "shown") throw new Error(shared.state);
    expect(shared.figures.insights).toMatchObject({ findings: 601, reviewed: 210, sources: ["imported"] });
    expect(shared.figures.filter).toEqual({ system: ["AG2", "ChatDev"], model: [], benchmark: [] });

    const mine = await link(project.owner, "consensus=any");
    const told = JSON.stringify(await openShared(mine.token));
    for (const secret of ["asked, then did not", "👩‍🚀", "trc_", "ann_", "rev_", "@example.org", "Person "]) {
      expect(told).not.toContain(secret);
    }
  });

  test("keeps only what the insights know, and the token is stored nowhere", async () => {
    const { id, token } = await link(project.owner, "consensus=any&q=%27%3BDROP&measure=traces&evil=1");
    const row = await db().sharedLink.findUniqueOrThrow({ where: { id } });
    expect(row.query).toBe("consensus=any&measure=traces");
    expect(JSON.stringify(row)).not.toContain(token);
    expect(newLinkSchema.safeParse({ name: "x", query: "consensus=nonsense", days: 7 }).success).toBe(false);
    expect(newLinkSchema.safeParse({ name: "x", query: "", days: 3650 }).success).toBe(false);
  });

  test("ends when it expires, when it is revoked, and when its maker may no longer curate", async () => {
    const state = async (token: string) => (await openShared(token)).state;
    const curator = await project.add("curator");
    const expired = await link(project.owner);
    await db().sharedLink.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await state(expired.token)).toBe("gone");

    const revoked = await link(curator);
    const others = await project.add("curator");
    await revokeSharedLink(await others.scope("curate"), revoked.id);
    expect(await state(revoked.token)).toBe("shown");
    await revokeSharedLink(await project.owner.scope("curate"), revoked.id);
    expect(await state(revoked.token)).toBe("gone");

    const left = await link(curator);
    await changeRole(await project.owner.scope("own"), curator.userId, "annotator");
    expect(await state(left.token)).toBe("gone");
    await db().member.deleteMany({ where: { projectId: project.id, userId: curator.userId } });
    expect(await state(left.token)).toBe("gone");
    expect(await state("no-such-token")).toBe("gone");
    const listed = await listSharedLinks(await project.owner.scope("curate"));
    expect(listed.map(({ id }) => id)).not.toContain(expired.id);
    expect(listed.map(({ id }) => id)).not.toContain(revoked.id);
  });

  test("is looked at so often and no more", async () => {
    const { id, token } = await link(project.owner);
    await openShared(token);
    await db().rateLimit.updateMany({ where: { key: { contains: id } }, data: { points: 500 } });
    expect((await openShared(token)).state).toBe("busy");
  });

  test("is not for those to make who are blind", async () => {
    const working = await newProject();
    const { traces } = await importText(working.owner, JSON.stringify({ messages: [{ role: "user", content: "go" }] }));
    await openRound(working.owner, [traces[0]?.id ?? ""], [working.owner]);
    const made = await shareFigures(await working.owner.scope("curate"), newLinkSchema.parse({ name: "x", days: 7 }));
    expect(made).toMatchObject({ ok: false, failure: { code: "conflict" } });
  });
});

test("a view is its maker's until it is shared, and only theirs to delete", async () => {
  const { owner, annotator } = project;
  const mine = await owner.scope("read");
  const theirs = await annotator.scope("read");
  const view = (name: string, shared: string) => newViewSchema.parse({ name, query: "consensus=any", shared });
  const id = await saveView(mine, view("Any", "false"));
  expect(await listViews(theirs)).toEqual([]);
  expect(await saveView(mine, view("Any", "true"))).toBe(id);
  expect(await listViews(theirs)).toMatchObject([{ id, name: "Any", query: "consensus=any", mine: false }]);
  await deleteView(theirs, id);
  expect(await listViews(mine)).toMatchObject([{ id, mine: true }]);
  await deleteView(mine, id);
  expect(await listViews(mine)).toEqual([]);
});
