import { expect, test } from "vitest";
import { historyFilterSchema } from "@/lib/access/history-schema";
import { newId } from "@/lib/core/ids";
import { insertApiKey, listApiKeys, revokeApiKey } from "@/lib/db/api-keys";
import { db } from "@/lib/db/client";
import { keepExample } from "@/lib/db/guideline-examples";
import { publishGuideline } from "@/lib/db/guidelines";
import { listChanges } from "@/lib/db/history";
import { forgetImportMapping, listImportMappings, rememberImportMapping } from "@/lib/db/import-mappings";
import { insertInvitation, listInvitations, withdrawInvitation } from "@/lib/db/links";
import { changeRole, removeMember } from "@/lib/db/members";
import { deleteProject, updateProject } from "@/lib/db/projects";
import { recordChange } from "@/lib/db/record-change";
import { deleteView, listViews, saveView } from "@/lib/db/saved-views";
import { insertSharedLink, revokeSharedLink } from "@/lib/db/shared-links";
import { deleteTraces, updateTraces } from "@/lib/db/traces";
import { transaction } from "@/lib/db/transaction";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { mappingSchema } from "@/lib/traces/mapping-schema";
import { exportHistory } from "@/lib/workflows/export-history";
import { restoreLabel } from "@/lib/workflows/restore-label";
import { saveLabel, takeBackLabel } from "@/lib/workflows/save-label";
import { saveReview } from "@/lib/workflows/save-review";
import { type Actor, newProject } from "../support/actor";
import { collectAsync } from "../support/collect-async";
import { importText } from "../support/import-text";

const everything = historyFilterSchema.parse({});
const label = (mode: string, note = "") => labelInputSchema.parse({ mode, note, segments: [{ kind: "trace" }] });

async function withTrace() {
  const project = await newProject();
  const run = JSON.stringify({ messages: [{ role: "user", content: "go" }] });
  const summary = await importText(project.owner, run);
  return { ...project, traceId: summary.traces[0]?.id ?? "" };
}

async function said(actor: Actor, filter = everything): Promise<string[]> {
  const { changes } = await listChanges(await actor.scope("own"), filter, { limit: 100 });
  return changes.map(({ kind, action }) => `${kind} ${action}`).reverse();
}

test("labels and reviews are kept as before and after, in the order in which they changed", async () => {
  const { owner, traceId } = await withTrace();
  const scope = await owner.scope("annotate");
  const id = newId("lbl");
  await saveLabel(scope, traceId, id, label("1.1", "first"));
  await saveLabel(scope, traceId, id, label("1.1", "first"));
  await saveLabel(scope, traceId, id, label("2.6", "second"));
  await takeBackLabel(scope, traceId, id);
  await saveReview(scope, traceId, { status: "submitted", achieved: "no" });
  const filter = historyFilterSchema.parse({ trace: traceId });
  expect(await said(owner, filter)).toEqual(["label made", "label changed", "label withdrawn", "review submitted"]);
  const { changes } = await listChanges(await owner.scope("own"), filter, { limit: 100 });
  expect(changes.at(2)).toMatchObject({
    by: { id: owner.userId },
    trace: { id: traceId },
    before: { mode: "1.1", note: "first" },
    after: { mode: "2.6", note: "second", version: 2 },
  });
  expect(changes[0]).toMatchObject({ before: { status: "draft", achieved: null }, after: { achieved: "no" } });
});

test("members, invitations, keys, settings, traces, guidelines and examples are kept too", async () => {
  const { owner, add, traceId } = await withTrace();
  const peer = await add("annotator");
  const own = await owner.scope("own");
  await changeRole(own, peer.userId, "curator");
  await changeRole(own, peer.userId, "curator");
  await removeMember(own, peer.userId);
  await insertInvitation(own, {
    tokenHash: newId("lnk"),
    expiresAt: new Date(Date.now() + 1e6),
    role: "viewer",
    note: "V",
  });
  await withdrawInvitation(own, (await listInvitations(own))[0]?.id ?? "");
  await insertApiKey(own, { name: "script", prefix: "tm_x", hash: newId("key"), scopes: ["read"] });
  await revokeApiKey(own, (await listApiKeys(own)).find(({ name }) => name === "script")?.id ?? "");
  await updateProject(own, { description: "What we look at" });
  await updateProject(own, { description: "What we look at" });
  await publishGuideline(await owner.scope("curate"), { text: "# Rules", summary: "Begun", base: 0 });
  const id = newId("lbl");
  await saveLabel(await owner.scope("annotate"), traceId, id, label("1.1"));
  await keepExample(await owner.scope("annotate"), id);
  await updateTraces(await owner.scope("curate"), [traceId], { system: "ChatDev" });
  await deleteTraces(await owner.scope("curate"), [traceId]);
  expect(await said(owner)).toEqual([
    "member joined",
    "import finished",
    "member joined",
    "member role changed",
    "member removed",
    "invitation made",
    "invitation withdrawn",
    "key made",
    "key revoked",
    "settings changed",
    "guidelines published",
    "label made",
    "example made",
    "trace changed",
    "trace deleted",
  ]);
  const { changes } = await listChanges(own, historyFilterSchema.parse({ kind: "settings" }), { limit: 9 });
  expect(changes).toMatchObject([{ before: { description: "" }, after: { description: "What we look at" } }]);
});

test("what is shared, and how uploads are read, are kept; private views are nobody's business", async () => {
  const { owner } = await withTrace();
  const [curate, own] = [await owner.scope("curate"), await owner.scope("own")];
  const link = { tokenHash: newId("lnk"), name: "For the paper", query: "consensus=any", expiresAt: new Date(2e12) };
  const id = await insertSharedLink(curate, link);
  await revokeSharedLink(curate, id);
  await revokeSharedLink(curate, id);
  await saveView(own, { name: "Mine", query: "", shared: false });
  await saveView(own, { name: "Ours", query: "", shared: true });
  await saveView(own, { name: "Ours", query: "", shared: true });
  await saveView(own, { name: "Ours", query: "measure=traces", shared: true });
  for (const view of await listViews(own)) await deleteView(own, view.id);
  const template = (text: string) => ({
    fingerprint: "f",
    remembered: null,
    mapping: mappingSchema.parse({ kind: "text", template: text }),
  });
  const upload = await owner.scope("import");
  await rememberImportMapping(upload, template("{agent}: {text}"), "run.log");
  await rememberImportMapping(upload, template("{agent}: {text}"), "again.log");
  await rememberImportMapping(upload, template("{agent} > {text}"), "run.log");
  const [mapping] = await listImportMappings(upload);
  await forgetImportMapping(upload, mapping?.id ?? "");
  expect((await said(owner)).slice(2)).toEqual([
    "link made",
    "link revoked",
    "view saved",
    "view changed",
    "view deleted",
    "mapping made",
    "mapping changed",
    "mapping forgotten",
  ]);
  const { changes } = await listChanges(own, everything, { limit: 100 });
  expect(JSON.stringify(changes), "a link's hash opens nothing, and stands nowhere").not.toContain(link.tokenHash);
  expect(changes.find(({ action }) => action === "revoked")).toMatchObject({ before: { name: "For the paper" } });
});

test("a change that is undone leaves no trace in the history", async () => {
  const { owner } = await withTrace();
  const scope = await owner.scope("own");
  const before = await said(owner);
  const failing = transaction(async (queries) => {
    await recordChange(queries, scope, { kind: "settings", action: "changed", subject: scope.projectId });
    throw new Error("halfway");
  });
  await expect(failing).rejects.toThrow("halfway");
  expect(await said(owner)).toEqual(before);
});

test("the history is only added to, and goes with its project alone", async () => {
  const { owner, id } = await withTrace();
  const refused = /only added to/;
  for (const attempt of [
    `UPDATE changes SET action = 'never' WHERE project_id = '${id}'`,
    `DELETE FROM changes WHERE project_id = '${id}'`,
    "TRUNCATE changes",
  ]) {
    await expect(db().$executeRawUnsafe(attempt)).rejects.toThrow(refused);
  }
  await deleteProject(await owner.scope("own"));
  expect(await db().change.count({ where: { projectId: id } })).toBe(0);
});

test("an owner reads nothing of another's draft before it is submitted; nobody else reads another's changes", async () => {
  const { owner, add, traceId } = await withTrace();
  const peer = await add("annotator");
  const scope = await peer.scope("annotate");
  await saveLabel(scope, traceId, newId("lbl"), label("3.2"));
  const filter = historyFilterSchema.parse({ trace: traceId });
  expect(await said(owner, filter)).toEqual([]);
  await saveReview(scope, traceId, { status: "submitted" });
  expect(await said(owner, filter)).toEqual(["label made", "review submitted"]);
  const third = await add("curator");
  const read = async (actor: Actor) => (await listChanges(await actor.scope("read"), filter, { limit: 9 })).changes;
  expect(await read(third)).toEqual([]);
  expect(await read(peer)).toHaveLength(2);
});

test("pages follow one another without a gap, and the export is all of them", async () => {
  const { owner, traceId } = await withTrace();
  const scope = await owner.scope("annotate");
  for (const mode of ["1.1", "1.2", "1.3", "1.4"]) await saveLabel(scope, traceId, newId("lbl"), label(mode));
  const own = await owner.scope("own");
  const all = (await listChanges(own, everything, { limit: 100 })).changes.map(({ id }) => id);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listChanges(own, everything, { cursor, limit: 2 });
    paged.push(...page.changes.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(paged).toEqual(all);
  expect(all).toHaveLength(6);
  const pieces = await collectAsync(exportHistory(own, everything, "ndjson"));
  const lines = pieces.join("").trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).id as string)).toEqual(all);
  const csv = (await collectAsync(exportHistory(own, everything, "csv"))).join("");
  expect(csv.split("\r\n")).toHaveLength(all.length + 2);
});

test("a withdrawn label stands again in its draft, by its annotator alone", async () => {
  const { owner, add, traceId } = await withTrace();
  const peer = await add("annotator");
  const scope = await peer.scope("annotate");
  const id = newId("lbl");
  await saveLabel(scope, traceId, id, label("2.3", "kept"));
  await takeBackLabel(scope, traceId, id);
  expect(await restoreLabel(await owner.scope("annotate"), id)).toMatchObject({ failure: { code: "not-found" } });
  await saveReview(scope, traceId, { status: "submitted" });
  expect(await restoreLabel(scope, id)).toMatchObject({ failure: { code: "conflict" } });
  await saveReview(scope, traceId, { status: "draft" });
  expect(await restoreLabel(scope, id)).toMatchObject({ ok: true });
  expect(await restoreLabel(scope, id)).toMatchObject({ ok: true });
  expect(await db().label.findUnique({ where: { id } })).toMatchObject({ withdrawnAt: null, version: 3, note: "kept" });
  const filter = historyFilterSchema.parse({ kind: "label" });
  const { changes } = await listChanges(scope, filter, { limit: 9 });
  expect(changes.map(({ action }) => action)).toEqual(["restored", "withdrawn", "made"]);
});
