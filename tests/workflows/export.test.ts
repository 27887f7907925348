import { createHash, randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { columnsOf } from "@/lib/export/columns";
import { labelRecordSchema } from "@/lib/export/label-record";
import { traceRecordSchema } from "@/lib/export/trace-record";
import { insightsPageSchema } from "@/lib/insights/query-schema";
import { modeCodes } from "@/lib/mast/taxonomy";
import { readInsights } from "@/lib/workflows/read-insights";
import { type Actor, newProject } from "../support/actor";
import { importText } from "../support/import-text";
import { publishedV2File } from "../support/published-v2-file";
import { exported, linesOf, textOf, unzipped } from "../support/read-stream";
import { type RichProject, richProject, trickyPlaces, trickySteps } from "../support/rich-project";

type Row = Record<string, string>;

let project: RichProject;
beforeAll(async () => {
  project = await richProject();
});

const rowsOf = (bytes: Uint8Array): Row[] => parse(textOf(bytes), { columns: true });
const long = async (actor: Actor, wish: Parameters<typeof exported>[2] = {}) =>
  rowsOf(await exported(actor, "long-csv", wish));

describe("labels as CSV", () => {
  test("one row a label of a submitted review, and one for each trace or review without any", async () => {
    const rows = await long(project.owner);
    expect(Object.keys(rows[0] ?? {})).toEqual(columnsOf(labelRecordSchema));
    const tricky = rows.filter(({ trace_id }) => trace_id === project.tricky);
    expect(tricky.map(({ mode, annotator_kind, place }) => [mode, annotator_kind, place])).toEqual([
      ["2.6", "person", "text"],
      ["", "person", "steps"],
      ["3.3", "person", "text"],
      ["", "person", ""],
      ["1.1", "person", "steps"],
    ]);
    expect(rows.some(({ review_id, trace_id }) => review_id === "" && trace_id !== project.tricky)).toBe(true);
    expect(rows.some(({ note }) => note === "a draft of the peer's")).toBe(false);
    const [first] = trickyPlaces;
    if (first?.kind !== "text") throw new Error("The first place is a run of text.");
    const { quote, start, end, first_step, decisive, mode_name, category, further_places } = tricky[0] ?? {};
    expect({ quote, start, end, first_step, decisive, mode_name, category }).toEqual({
      quote: first.quote,
      start: "11",
      end: "14",
      first_step: "0",
      decisive: "true",
      mode_name: "Reasoning-action mismatch",
      category: "2",
    });
    expect(JSON.parse(further_places ?? "")).toEqual([trickyPlaces[1]]);
  });

  test("how long people had a trace in front of them stands by their reviews, and by nobody else's", async () => {
    const { annotator, tricky } = project;
    for (const [id, spentMs] of [
      [randomUUID(), 61_400],
      [randomUUID(), 30_000],
    ] as const)
      await db().sitting.create({ data: { id, traceId: tricky, userId: annotator.userId, spentMs } });
    const rows = (await long(project.owner)).filter(
      ({ trace_id, review_id }) => trace_id === tricky && review_id !== "",
    );
    const of = (achieved: string) =>
      new Set(rows.filter((row) => row.achieved === achieved).map((row) => row.spent_seconds));
    expect([of("no"), of("unclear")]).toEqual([new Set(["91"]), new Set(["0"])]);
    const whole = (await wide(project.owner)).find(({ trace_id }) => trace_id === tricky);
    expect(whole).toMatchObject({ reviews: "3", spent_seconds: "91" });
    const imported = (await long(project.owner)).filter(({ annotator_kind }) => annotator_kind === "imported");
    expect(new Set(imported.map(({ spent_seconds }) => spent_seconds))).toEqual(new Set([""]));
  });

  test("formulas are defused for spreadsheets and left alone for programs", async () => {
    const note = async (flavour: "plain" | "spreadsheet") =>
      (await long(project.owner, { flavour })).find(({ mode }) => mode === "2.6");
    expect(await note("plain")).toMatchObject({
      note: '=HYPERLINK("x")\nasked, then did not',
      review_note: "+1 for effort",
    });
    expect(await note("spreadsheet")).toMatchObject({
      note: '\'=HYPERLINK("x")\nasked, then did not',
      review_note: "'+1 for effort",
    });
  });

  test("an annotator who has not submitted sees nobody's labels, and every trace", async () => {
    const fresh = await project.add("annotator");
    const rows = await long(fresh);
    expect(rows.every(({ label_id, review_id }) => label_id === "" && review_id === "")).toBe(true);
    expect(rows).toHaveLength((await wide(project.owner)).length);
  });
});

const wide = async (actor: Actor, wish: Parameters<typeof exported>[2] = {}) =>
  rowsOf(await exported(actor, "wide-csv", wish));

describe("traces as CSV", () => {
  test("one row a trace: 1 found, 0 judged, empty not judged", async () => {
    const rows = await wide(project.owner, { filter: { consensus: "any" } });
    expect(Object.keys(rows[0] ?? {})).toEqual(columnsOf(traceRecordSchema));
    const tricky = rows.find(({ trace_id }) => trace_id === project.tricky);
    expect(modeCodes.filter((mode) => tricky?.[mode] === "1")).toEqual(["2.6", "3.3"]);
    expect(tricky).toMatchObject({ "1.4": "0", reviews: "3", steps: "3" });
    const unread = rows.filter(({ reviews }) => reviews === "0");
    expect(unread.length).toBeGreaterThan(0);
    expect(unread.every((row) => modeCodes.every((mode) => row[mode] === ""))).toBe(true);
  });

  test("counts what the dashboard counts, for every rule, source and system", async () => {
    const scope = await project.owner.scope("read");
    for (const filter of [
      { consensus: "majority" },
      { consensus: "any" },
      { consensus: "all" },
      { consensus: "adjudicated" },
      { sources: "imported" },
      { sources: "people,imported", consensus: "any", system: "ChatDev" },
    ]) {
      const rows = await wide(project.owner, { filter });
      const { modes } = await readInsights(scope, insightsPageSchema.parse(filter));
      for (const { mode, traces, judged } of modes) {
        expect(rows.filter((row) => row[mode] === "1")).toHaveLength(traces);
        expect(rows.filter((row) => row[mode] !== "")).toHaveLength(judged);
      }
    }
  });
});

test("JSON lines: a label's quote is the slice of the steps' text in code points", async () => {
  const lines = linesOf(textOf(await exported(project.owner, "jsonl"))).map((line) => JSON.parse(line));
  const tricky = lines.find(({ id }) => id === project.tricky);
  expect(tricky.steps.map(({ text }: { text: string }) => text)).toEqual(trickySteps.map(({ content }) => content));
  const places = tricky.reviews.flatMap(({ labels }: { labels: { segments: typeof trickyPlaces }[] }) =>
    labels.flatMap(({ segments }) => segments.filter(({ kind }) => kind === "text")),
  );
  expect(places).toHaveLength(3);
  for (const { first, last, start, end, quote } of places) {
    const texts = tricky.steps.slice(first, last + 1).map(({ text }: { text: string }) => [...text]);
    const parts = texts.map((text: string[], place: number) =>
      text.slice(place === 0 ? start : 0, place === last - first ? end : undefined).join(""),
    );
    expect(parts.join("\n")).toBe(quote);
  }
});

describe("MAST-Data JSON", () => {
  test("has the six keys, ours beside them, and every trace", async () => {
    const records = JSON.parse(textOf(await exported(project.owner, "mast-data")));
    expect(records).toHaveLength((await wide(project.owner)).length);
    for (const record of records) {
      expect(Object.keys(record)).toEqual([
        "mas_name",
        "llm_name",
        "benchmark_name",
        "trace_id",
        "trace",
        "mast_annotation",
        "topmast",
        "topmast:labels",
      ]);
      expect(Object.keys(record.trace)).toEqual(["key", "index", "trajectory"]);
      expect(Object.keys(record.mast_annotation)).toEqual([...modeCodes]);
      expect(record.trace_id).toEqual(expect.any(Number));
      expect(record.trace.trajectory).not.toBe("");
    }
  });

  test("imported, exported and imported again: the published figures, the same logs", async () => {
    const first = await newProject();
    const file = publishedV2File();
    await importText(first.owner, file);
    const made = textOf(await exported(first.owner, "mast-data"));
    const six = (text: string) =>
      JSON.parse(text).map(({ topmast: _, "topmast:labels": __, ...record }: Record<string, unknown>) => record);
    expect(six(made)).toEqual(six(file));

    const second = await newProject();
    const summary = await importText(second.owner, made);
    expect(summary).toMatchObject({ format: "mast-data", created: 210, reviews: 210, rejected: 0 });
    expect(summary.annotators).toMatchObject([{ name: `${first.slug}: imported, majority` }]);
    const figures = await readInsights(
      await second.owner.scope("read"),
      insightsPageSchema.parse({ sources: "imported" }),
    );
    expect(figures.categories.map(({ shareOfFindings }) => ((shareOfFindings ?? 0) * 100).toFixed(2))).toEqual([
      "41.76",
      "36.94",
      "21.30",
    ]);
    expect(await importText(second.owner, made)).toMatchObject({ created: 0, duplicates: 210, reviews: 0 });
  });

  test("messages come back as messages", async () => {
    const target = await newProject();
    const made = await exported(project.owner, "mast-data");
    const { traces } = await importText(target.owner, made);
    const came = traces.find(({ agents }) => agents.includes("Booker"));
    expect(came).toMatchObject({ steps: 3, agents: ["Planner", "Booker", "Checker"] });
  });
});

describe("packages", () => {
  test("a zip says how much is in it, with checksums that are right", async () => {
    const files = await unzipped(await exported(project.owner, "long-csv", { package: "zip" }));
    const manifest = JSON.parse(files.get("manifest.json") ?? "");
    expect(manifest).toMatchObject({
      format: "long-csv",
      seenAs: "owner",
      consensus: "adjudicated",
      sources: ["people"],
    });
    const [name, text] = [...files][0] ?? ["", ""];
    expect(manifest.files).toEqual([
      {
        name,
        records: parse(text, { columns: true }).length,
        bytes: Buffer.byteLength(text),
        sha256: createHash("sha256").update(text).digest("hex"),
      },
    ]);
    expect(text).toBe(textOf(await exported(project.owner, "long-csv")));
  });

  test("a data set has its card, three tables, and columns that the card names", async () => {
    const files = await unzipped(await exported(project.owner, "huggingface"));
    expect([...files.keys()]).toEqual([
      "README.md",
      "data/traces.jsonl",
      "data/labels.jsonl",
      "data/steps.jsonl",
      "manifest.json",
    ]);
    const card = files.get("README.md") ?? "";
    for (const [name, text] of files) {
      if (!name.startsWith("data/")) continue;
      const rows = linesOf(text).map((line) => JSON.parse(line));
      expect(rows.length).toBeGreaterThan(0);
      for (const column of Object.keys(rows[0])) expect(card).toContain(`- name: ${JSON.stringify(column)}`);
    }
    expect(JSON.parse(files.get("manifest.json") ?? "").files.map(({ name }: { name: string }) => name)).toEqual(
      [...files.keys()].slice(0, -1),
    );
  });
});
