import { randomUUID } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { insightsPageSchema } from "@/lib/insights/query-schema";
import type { ArchivedReview } from "@/lib/reviews/archived-review";
import { exportWholeProject } from "@/lib/workflows/export-project";
import { readInsights } from "@/lib/workflows/read-insights";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";
import { archiveLines, bytesOfStream, exported, textOf } from "../support/read-stream";
import { type RichProject, richProject } from "../support/rich-project";

let source: RichProject;
let archive: Uint8Array;

async function whole(actor: Actor): Promise<Uint8Array> {
  const result = await exportWholeProject(await actor.scope("own"));
  if (!result.ok) throw new Error(result.failure.detail);
  return bytesOfStream(result.value.body);
}

/** An archive's text without what differs from one export to the next: its project, its moment, its checksum. */
const body = (bytes: Uint8Array) => textOf(gunzipSync(bytes)).split("\n").slice(1, -2).join("\n");

/** The same with every id replaced by when it is first seen. */
function renamed(bytes: Uint8Array): string {
  const names = new Map<string, string>();
  return body(bytes).replace(/\b(?:trc|stp|clm|rev|lbl|ann)_[0-9a-z]{26}\b/g, (id) => {
    const name = names.get(id) ?? `${id.slice(0, 3)}-${names.size}`;
    names.set(id, name);
    return name;
  });
}

const kinds = (bytes: Uint8Array) => archiveLines(bytes).map((line) => Object.keys(line)[0]);

beforeAll(async () => {
  source = await richProject();
  const { tricky: traceId, annotator } = source;
  const sitting = { id: randomUUID(), traceId, userId: annotator.userId, spentMs: 61_400 };
  await db().sitting.create({ data: sitting });
  archive = await whole(source.owner);
});

describe("an archive", () => {
  test("holds withdrawn labels, drafts, versions, claims, and ends with counts and a checksum", () => {
    const lines = archiveLines(archive);
    const reviews = lines.flatMap((line) => (line.review ? [line.review as ArchivedReview] : []));
    expect(reviews.map(({ status }) => status)).toContain("draft");
    expect(reviews.flatMap(({ labels }) => labels)).toContainEqual(
      expect.objectContaining({ withdrawnAt: expect.any(String) }),
    );
    expect(reviews.map(({ versions }) => versions.length)).toContain(2);
    expect(new Set(kinds(archive))).toEqual(
      new Set(["topmast", "annotator", "trace", "steps", "claims", "review", "end"]),
    );
    expect(lines.at(-1)).toMatchObject({
      end: { counts: { traces: kinds(archive).filter((k) => k === "trace").length } },
    });
    expect(textOf(gunzipSync(archive))).not.toContain("@example.org");
  });

  test("imported into another project and exported again says the same, under other ids", async () => {
    const target = await newProject();
    const summary = await importText(target.owner, archive, { filename: "a.topmast.jsonl.gz" });
    expect(summary).toMatchObject({ format: "topmast-archive", rejected: 0, errors: [], warnings: [], duplicates: 0 });
    expect(renamed(await whole(target.owner))).toBe(renamed(archive));
    expect(await figures(target.owner)).toEqual(await figures(source.owner));
  });

  test("keeps how long people had a trace in front of them, who are nobody's accounts there", async () => {
    const times = (bytes: Uint8Array) =>
      archiveLines(bytes).flatMap((line) => (line.review ? [(line.review as ArchivedReview).spentMs] : []));
    expect(times(archive)).toContain(61_400);
    expect(times(archive)).toContain(null);
    const target = await newProject();
    await importText(target.owner, archive);
    expect(times(await whole(target.owner))).toEqual(times(archive));
    // Archives of before did not say.
    const silent = textOf(gunzipSync(archive)).replace(/"spentMs":(\d+|null),"status"/g, '"status"');
    expect(silent.length).toBeLessThan(textOf(gunzipSync(archive)).length);
    const other = await newProject();
    await importText(other.owner, silent);
    expect(new Set(times(await whole(other.owner)))).toEqual(new Set([null]));
  });

  test("the same archive twice makes nothing twice, also where it comes from", async () => {
    const target = await newProject();
    const first = await importText(target.owner, archive);
    const before = body(await whole(target.owner));
    expect(await importText(target.owner, archive)).toMatchObject({
      created: 0,
      duplicates: first.created,
      reviews: 0,
    });
    expect(body(await whole(target.owner))).toBe(before);
    expect(await importText(source.owner, archive)).toMatchObject({ created: 0, reviews: 0, annotators: [] });
    expect(body(await whole(source.owner))).toBe(body(archive));
  });

  test("makes nobody say anything: people of an archive are no members, even of the same name and id", async () => {
    const [person] = await db().annotator.findMany({ where: { projectId: source.id, userId: source.peer.userId } });
    const forged = textOf(gunzipSync(archive)).replaceAll("2.6", "1.2");
    await db().review.deleteMany({ where: { annotatorId: person?.id ?? "" } });
    const summary = await importText(source.owner, gzipSync(forged));
    expect(summary.errors.map(({ message }) => message)).toEqual([expect.stringContaining("checksum")]);
    expect(await db().review.count({ where: { annotatorId: person?.id ?? "" } })).toBe(0);
    const brought = await db().annotator.findMany({ where: { projectId: source.id, origin: person?.id ?? "" } });
    expect(brought).toMatchObject([{ userId: null, name: expect.stringContaining("(archive)") }]);
  });

  test("cut off on its way, or changed so that a quote does not fit, says so", async () => {
    const target = await newProject();
    const text = textOf(gunzipSync(archive));
    const cut = text.slice(0, text.lastIndexOf('{"end"'));
    expect((await importText(target.owner, cut)).errors.map(({ message }) => message)).toEqual([
      expect.stringContaining("cut off"),
    ]);
    const other = await newProject();
    const changed = await importText(
      other.owner,
      text.replace("I will ask", "I will asc").replace("looks fine to", "look fine to"),
    );
    expect(changed.errors.map(({ message }) => message)).toEqual([
      expect.stringContaining("the quote of a label on step 2"),
      expect.stringContaining("checksum"),
    ]);
    expect(changed.created).toBe(kinds(archive).filter((kind) => kind === "trace").length - 1);
  });

  test("of an annotator holds what they may see and no more; of an owner no draft of another, and says how many", async () => {
    const seen = archiveLines(await exported(source.annotator, "archive"));
    const names = seen.flatMap((line) => (line.annotator ? [(line.annotator as { kind: string }).kind] : []));
    expect(seen.at(-1)).toMatchObject({ end: { draftsLeftOut: 0 } });
    expect(names).toContain("person");
    const fresh = await source.add("annotator");
    expect(archiveLines(await exported(fresh, "archive")).some((line) => "review" in line)).toBe(false);
  });

  test("restored where its project is gone is the same to the byte, ids and all", async () => {
    const lone = await richProject();
    const made = await whole(lone.owner);
    expect(archiveLines(await exported(lone.owner, "archive")).at(-1)).toMatchObject({ end: { draftsLeftOut: 1 } });
    await db().project.delete({ where: { id: lone.id } });
    const target = await newProject();
    await importText(target.owner, made);
    expect(body(await whole(target.owner))).toBe(body(made));
  });
});

async function figures(actor: Actor) {
  return readInsights(await actor.scope("read"), insightsPageSchema.parse({ sources: "people,imported" }));
}
