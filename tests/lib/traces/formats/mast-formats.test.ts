import { describe, expect, it } from "vitest";
import { modeCodes } from "@/lib/mast/taxonomy";
import { codeListOfRound, modeOfCode } from "@/lib/traces/formats/round-codes";
import { mastDataFile, v2Counts } from "../../../support/mast-data-file";
import { readUpload } from "../../../support/read-upload";
import { traceFixture } from "../../../support/trace-fixture";

const labelled = (text: string) => readUpload(text, { filename: "MAD_full_dataset.json" });

describe("MAST-Data, full file", () => {
  it("gives exactly the 601 labels of the published distribution", async () => {
    const { format, traces, rejected } = await labelled(mastDataFile(v2Counts));
    expect([format, traces.length, rejected]).toEqual(["mast-data", 103, []]);
    const labels = traces.flatMap(({ reviews }) => reviews.flatMap((review) => review.labels));
    expect(labels).toHaveLength(601);
    for (const mode of modeCodes) expect(labels.filter((label) => label.mode === mode)).toHaveLength(v2Counts[mode]);
    expect(
      traces.every(
        ({ reviews: [review] }) => review?.annotator === "MAST-Data o1 labels" && review.judged.length === 14,
      ),
    ).toBe(true);
  });

  it("reads the log inside by its form, and null as not judged", async () => {
    const { traces, warnings } = await readUpload(traceFixture("mast-data.json"));
    const [chatDev, ag2, swapped, unknown] = traces;
    expect(chatDev).toMatchObject({
      sourceId: "ChatDev_ProgramDev_GPT4o 0",
      system: "ChatDev",
      model: "GPT-4o",
      benchmark: "ProgramDev",
      title: "Write a tool that waters the office plants on schedule.",
      raw: { trace: { key: "ChatDev_ProgramDev_GPT4o", index: 0 } },
    });
    expect(chatDev?.steps).toHaveLength(6);
    expect(chatDev?.reviews[0]?.judged).not.toContain("2.4");
    expect(chatDev?.reviews[0]?.labels.map((label) => label.mode)).toEqual(["1.3", "2.6"]);
    expect(JSON.stringify(chatDev?.raw)).not.toContain("mast_annotation");
    expect(ag2?.steps.map((step) => step.agent)).toEqual(["mathproxyagent", "assistant", "mathproxyagent"]);
    expect(swapped).toMatchObject({ system: "Magentic", benchmark: "GAIA", reviews: [] });
    expect(swapped?.warnings[0]).toContain("each other's place");
    expect(unknown).toMatchObject({
      system: "OpenManus",
      steps: [{ agent: null, content: "A log in a form\nthat nobody knows.\n" }],
      warnings: [expect.stringContaining("no log form")],
    });
    expect(unknown?.reviews[0]).toMatchObject({ labels: [] });
    expect(warnings).toEqual([expect.stringContaining("Codes 3.2 and 3.3")]);
  });

  it("reads HyperAgent's log under its YAML-like head", async () => {
    const trajectory =
      "instance_id: p-1\nproblem_statement:\n  Beds are\n  miscounted.\nother_data:\n  patch: x\ntrajectory:\n      HyperAgent_p-1 - INFO - Planner's Response: Look.\n      more\n      HyperAgent_p-1 - INFO - Editor->Planner: Done.\n";
    const { traces } = await labelled(
      JSON.stringify([{ mas_name: "HyperAgent", trace: { key: "k", trajectory }, mast_annotation: {} }]),
    );
    expect(traces[0]).toMatchObject({ task: "Beds are\nmiscounted.", reviews: [], warnings: [] });
    expect(traces[0]?.steps.map(({ agent, content }) => [agent, content])).toEqual([
      ["Planner", "Look.\n      more"],
      ["Editor", "Done."],
    ]);
  });

  it("warns of the file whose labels followed from the index", async () => {
    const without = { ...v2Counts, "2.5": 0 };
    expect((await labelled(mastDataFile(without))).warnings.join()).toContain("before 13 August 2026");
    expect((await labelled(mastDataFile(v2Counts))).warnings.join()).not.toContain("before 13 August 2026");
    const records: unknown = JSON.parse(mastDataFile(v2Counts));
    if (!Array.isArray(records)) throw new Error("no list");
    const twice = [...records, ...records.map((record: object) => ({ ...record, mas_name: "MetaGPT" }))];
    expect((await labelled(JSON.stringify(twice))).warnings.join()).toContain("before 13 August 2026");
  });

  it("takes a list of messages as trajectory, and never refuses for the log's sake", async () => {
    const record = (trajectory: unknown) =>
      JSON.stringify([
        { mas_name: "AG2", trace: { key: "k", trajectory }, mast_annotation: { "1.1": 1, "4.2": 1, "1.2": "maybe" } },
      ]);
    const list = (await labelled(record([{ role: "user", name: "a", content: ["x", "y"] }]))).traces[0];
    expect(list?.steps).toMatchObject([{ agent: "a", content: "x\ny" }]);
    expect(list?.claims).toEqual([
      { source: "MAST-Data o1 labels", code: "4.2", step: null, agent: null, reason: null },
    ]);
    expect(list?.warnings.join()).toContain("1.2");
    const odd = (await labelled(record({ who: "knows" }))).traces[0];
    expect(odd?.steps).toMatchObject([{ content: '{\n  "who": "knows"\n}' }]);
    expect((await labelled(record(""))).rejected).toHaveLength(1);
  });

  it("takes labels that a table wrote as text", async () => {
    const trajectory = "(17:20) Planner: Count the beds.";
    const { traces, warnings } = await readUpload(
      JSON.stringify([
        { mas_name: "AG2", trace: { key: "k", trajectory }, mast_annotation: { "1.1": "1", "1.2": "0" } },
      ]),
    );
    expect(traces[0]?.reviews).toMatchObject([{ judged: ["1.1", "1.2"], labels: [{ mode: "1.1" }] }]);
    expect(warnings.join()).not.toContain("left out");
  });
});

describe("MAST-Data, human file", () => {
  it("maps each round's codes, and keeps what has no counterpart", async () => {
    const { traces, warnings } = await readUpload(traceFixture("mast-human.json"));
    const [appWorld, ag2, hyperAgent, swapped] = traces;
    expect(
      appWorld?.reviews.map(({ annotator, judged, labels }) => [annotator, judged, labels.map((label) => label.mode)]),
    ).toEqual([
      ["MAST-Data human 1", ["1.1", "1.3", "3.2"], ["1.1", "1.3"]],
      ["MAST-Data human 2", ["1.1", "1.3", "3.2"], ["1.3"]],
      ["MAST-Data human 3", ["1.1", "1.3", "3.2"], ["1.1", "1.3", "3.2"]],
    ]);
    expect(appWorld?.reviews[0]?.labels[0]?.note).toBe("Round 1: 1.1 Poor task constraint compliance");
    expect(appWorld?.reviews[0]?.note).toContain("2.1 Unbatched repetitive execution");
    expect(appWorld?.claims).toEqual([
      {
        source: "MAST-Data human 2",
        code: "2.1 Unbatched repetitive execution",
        step: null,
        agent: null,
        reason: null,
      },
    ]);
    expect(JSON.stringify(appWorld?.raw)).not.toContain("annotator");
    expect(JSON.stringify(appWorld?.raw)).toContain("What step repetition would mean.");
    // The trace of this record is JSON with a human note of its own.
    expect(ag2).toMatchObject({ system: "AG2", benchmark: null });
    expect(ag2?.reviews.map((review) => review.annotator)).toContain("MASFT human notes");
    expect(hyperAgent?.reviews.map(({ judged, labels }) => [judged, labels.map((label) => label.mode)])).toEqual([
      [["1.3", "2.5"], ["1.3"]],
      [["2.5"], []],
      [["1.3", "2.5"], ["2.5"]],
    ]);
    expect(swapped).toMatchObject({ system: "OpenManus", benchmark: "GAIA", sourceId: "Generlazability 17" });
    expect(swapped?.reviews[1]?.labels.map((label) => label.mode)).toEqual(["3.2"]);
    expect(warnings).toEqual([expect.stringContaining("2 of 4 records have exactly the labels")]);
  });

  it("maps by name where the round is unknown", async () => {
    const annotations = [
      { "failure mode": "9.9 Step repetition", annotator_1: true },
      { "failure mode": "1.1 Something new", annotator_1: true },
    ];
    const { traces } = await readUpload(JSON.stringify([{ round: "Round 9", trace: "x", annotations }]));
    expect(traces[0]?.reviews[0]?.labels.map((label) => label.mode)).toEqual(["1.3"]);
    expect(traces[0]?.claims[0]?.code).toBe("1.1 Something new");
    expect(traces[0]?.warnings.join()).toContain('The round "Round 9" is not known');
  });
});

describe("codes of the rounds", () => {
  it("gives every mode a code in each list, and no code two modes", () => {
    for (const list of ["round-1", "rounds-2-and-3", "interim-16", "final-14"] as const) {
      const codes = ["1", "2", "3", "4"].flatMap((category) =>
        [1, 2, 3, 4, 5, 6, 7].map((number) => `${category}.${number}`),
      );
      const modes = codes.map((code) => modeOfCode(list, code)).filter((mode) => mode !== null);
      expect(modes.toSorted()).toEqual([...modeCodes]);
    }
    expect(modeOfCode("round-1", "2.6")).toBe("1.2");
    expect(modeOfCode("rounds-2-and-3", "1.7")).toBe("1.2");
    expect(modeOfCode("interim-16", "2.7")).toBe("2.6");
    expect(modeOfCode("round-1", "2.1")).toBeNull();
    expect(codeListOfRound("Generlazability")).toBe("final-14");
    expect(codeListOfRound("Round 3")).toBe("rounds-2-and-3");
  });
});

describe("the authors' human-annotated runs", () => {
  it("reads messages, trusting the name and not the role", async () => {
    const { traces } = await readUpload(traceFixture("masft-human-messages.json"));
    expect(traces[0]).toMatchObject({
      sourceId: "garden-77",
      task: "How many beds are dry?",
      system: "AG2",
      outcome: "failed",
      steps: [
        { agent: "mathproxyagent", content: "Problem:\nHow many beds are dry?", raw: { role: "assistant" } },
        { agent: "assistant", content: "I count 5.", raw: { role: "user" } },
      ],
      claims: [{ source: "MASFT human notes", code: "Invented content" }],
    });
    const review = traces[0]?.reviews[0];
    expect(review?.annotator).toBe("MASFT human notes");
    expect(review?.judged.toSorted()).toEqual(["1.2", "1.3", "1.5", "3.2"]);
    expect(review?.labels.map(({ mode, note }) => [mode, note])).toEqual([
      ["3.2", "No attempt to verify outcome"],
      ["1.5", "Unaware of stopping conditions"],
    ]);
    expect(review?.note).toBe(
      "It miscounts.\n\nJudged absent, without a counterpart in MAST: Tendency to overachieve.",
    );
    expect(traces[0]?.raw).toMatchObject({ note: { asked: expect.arrayContaining(["Blurring roles"]) } });
  });

  it("reads log lines", async () => {
    const { traces } = await readUpload(traceFixture("masft-human-lines.json"));
    expect(traces[0]).toMatchObject({ system: "HyperAgent", task: "Beds are miscounted\nsince spring", outcome: null });
    expect(traces[0]?.steps.map(({ agent, content }) => [agent, content])).toEqual([
      ["Planner", "Thought: look.\n\nSubgoal: read it."],
      ["Editor", "Done."],
    ]);
  });

  it("reads a conversation per agent", async () => {
    const { traces } = await readUpload(traceFixture("masft-human-conversations.json"));
    expect(traces[0]?.steps.map(({ agent, addressee, content }) => [agent, addressee, content])).toEqual([
      ["user", "Agent 0", "How many beds?"],
      ["Agent 0", null, "Seven."],
      ["user", "Agent 1", "How many beds?"],
      ["Agent 1", null, "Eight."],
    ]);
  });
});
