import { describe, expect, it } from "vitest";
import { traceOf } from "@/lib/traces/draft";
import { reassembledLog } from "../../../support/collect-strings";
import { readUpload } from "../../../support/read-upload";
import { traceFixture } from "../../../support/trace-fixture";

async function read(file: string, windows = false) {
  const text = traceFixture(file).toString();
  const { traces } = await readUpload(windows ? text.replaceAll("\n", "\r\n") : text, { filename: file });
  return traces[0];
}

describe.each([false, true])("logs (Windows line ends: %s)", (windows) => {
  const lines = (text: string) => (windows ? text.replaceAll("\n", "\r\n") : text);

  it("reads ChatDev's turns, instructions and events, with day before month", async () => {
    const trace = await read("chatdev.log", windows);
    expect(trace).toMatchObject({
      sourceId: "PlantMinder 20250409081501",
      title: "Write a tool that waters the office plants on schedule.",
      system: "ChatDev",
      model: "GPT_4O",
      metadata: { project: "PlantMinder" },
      warnings: [],
    });
    expect(
      trace?.steps.map(({ agent, addressee, kind, time, content }) => [
        agent,
        addressee,
        kind,
        time?.slice(0, 19),
        content.slice(0, 30),
      ]),
    ).toEqual([
      [
        "Chief Executive Officer",
        "Chief Product Officer",
        "message",
        "2025-04-09T08:15:01",
        "Which kind of product shall we",
      ],
      [
        "Chief Product Officer",
        "Chief Executive Officer",
        "message",
        "2025-04-09T08:15:04",
        "A small command line program w",
      ],
      ["Chief Executive Officer", "Chief Product Officer", "message", "2025-04-09T08:15:06", "<INFO> Application"],
      [
        "Programmer",
        "Chief Technology Officer",
        "message",
        "2025-04-09T08:15:07",
        lines("main.py\n```python\nbeds = [[1], [2]").slice(0, 30),
      ],
      [null, null, "event", "2025-04-09T08:15:09", lines("**[Seminar Conclusion]**:\n\n Nobody").slice(0, 30)],
      [null, null, "event", "2025-04-09T08:15:09", lines("**[Test Reports]**:\n\nThe plants").slice(0, 30)],
    ]);
    expect(trace?.steps[0]?.raw).toMatchObject({
      systemPrompt: lines(
        "[You are the product officer of a small plant company.\nAnswer to the executive officer.]\n\n",
      ),
      trailer: expect.stringContaining("cost: $0.001"),
    });
    expect(trace?.steps[3]?.content).toContain(lines("[2]\n\n]"));
    expect(trace?.steps.some((step) => /flask|HTTP Request|duration/.test(step.content))).toBe(false);
  });

  it("reads MetaGPT's actions", async () => {
    const trace = await read("metagpt.log", windows);
    expect(trace?.system).toBe("MetaGPT");
    expect(trace?.steps).toMatchObject([
      {
        agent: "Ada(SimpleCoder)",
        time: "2025-02-03T10:00:01.200Z",
        content: lines("```python\ndef water(bed):\n    return bed + 1\n```"),
      },
      { agent: "Ben(SimpleTester)", content: lines("def test_water():\n    assert water(1) == 2") },
      { agent: "Cleo(SimpleReviewer)", content: "to do SimpleWriteReview(SimpleWriteReview)" },
    ]);
  });

  it("reads MetaGPT's communication log, taking no line of code for a speaker", async () => {
    const trace = await read("metagpt-communication.log", windows);
    expect(trace?.task).toBe("Make a program that waters plants.");
    expect(trace?.steps.map(({ agent, addressee, content }) => [agent, addressee, content])).toEqual([
      ["Human", "<all>", "Make a program that waters plants."],
      ["SimpleCoder", null, lines('def water(bed):\n    note: str = "Example: five litres"\n    return bed + 1')],
      ["SimpleTester", null, "def test_water(): ..."],
      ["SimpleTester", null, "The tests cover one bed."],
    ]);
  });

  it("reads no name across a line separator, where the next block begins", async () => {
    const head = "HyperAgent_plants__minder-12 - INFO - ";
    const log = lines(`${head}Ready\u2028${head}Planner's Response: Count the beds.\n${head}Done\n`);
    const { traces } = await readUpload(log, { filename: "hyperagent.log", format: "hyperagent-log" });
    expect(traces[0]?.steps).toMatchObject([{ agent: "Planner" }]);
    expect(reassembledLog(traces[0] ?? traceOf({ title: "", steps: [] }))).toBe(log);
  });

  it("reads HyperAgent's messages, and code after Action as a call", async () => {
    const trace = await read("hyperagent.log", windows);
    expect(trace?.sourceId).toBe("plants__minder-12");
    expect(trace?.steps).toMatchObject([
      { agent: "Planner", addressee: null, toolCalls: [] },
      {
        agent: "Inner-Navigator-Assistant",
        content: "Thought: I open the file.",
        toolCalls: [{ name: "python", arguments: 'print(open_file._run("beds.py"))' }],
      },
      {
        agent: "Navigator",
        addressee: "Planner",
        toolCalls: [],
        content: expect.stringContaining("and nowhere else."),
      },
    ]);
  });

  it("reads the other systems of MAST-Data", async () => {
    const toT = await read("ma-tot.log", windows);
    expect(toT?.steps.map((step) => [step.agent, step.kind])).toEqual([
      ["Reasoner 1", "message"],
      ["Reasoner 1", "event"],
      ["Verifier", "message"],
      [null, "event"],
    ]);
    const appWorld = await read("appworld.log", windows);
    expect(appWorld).toMatchObject({ sourceId: "ab12_1", task: "Water the tomatoes and tell Jo.", outcome: "failed" });
    expect(appWorld?.steps.map(({ agent, addressee, kind }) => [agent, addressee, kind])).toEqual([
      ["Supervisor", null, "message"],
      [null, null, "tool result"],
      [null, null, "event"],
      ["Supervisor", "garden", "message"],
      ["garden", null, "message"],
      ["garden", "Supervisor", "message"],
      [null, null, "event"],
      [null, null, "tool result"],
      [null, null, "event"],
    ]);
    const manus = await read("openmanus.log", windows);
    expect(manus?.task).toBe("Which bed is dry?");
    expect(manus?.steps).toMatchObject([
      { agent: "Manus", kind: "thought", content: "I look at the sensor." },
      { agent: "Manus", kind: "tool call", content: "", toolCalls: [{ name: "read_sensor", arguments: '{"bed": 3}' }] },
      { kind: "tool result", content: lines("dry\nas dust") },
    ]);
    const magentic = await read("magentic.log", windows);
    expect(magentic?.steps.map(({ agent, kind, content }) => [agent, kind, content])).toEqual([
      ["user", "message", "Which bed is dry?"],
      ["Orchestrator", "thought", "Initial plan: ask the surfer."],
      ["WebSurfer", "message", "The third bed."],
    ]);
  });

  it("reads AG2 conversations as Python, as a listing and from the console", async () => {
    const listing = await read("ag2-listing.txt", windows);
    expect(listing).toMatchObject({
      sourceId: "garden-77",
      task: lines("How many beds are dry?\nCount them all."),
      outcome: "failed",
    });
    expect(listing?.steps.map(({ agent, content }) => [agent, content])).toEqual([
      ["mathproxyagent", "Problem:\n  How many beds are dry?\nrole: of the gardener"],
      ["assistant", "I count 5."],
    ]);
    const printed = await read("ag2-console.txt", windows);
    expect(printed?.steps.map(({ agent, addressee, content }) => [agent, addressee, content])).toEqual([
      ["gardener", "planner", "Which bed is dry?"],
      ["planner", "gardener", lines("The third one.\nTERMINATE")],
    ]);
    const python = await read("ag2-record.txt", windows);
    expect(python?.task).toBe("How many beds are 'dry'?");
    expect(python?.steps.map(({ agent, content }) => [agent, content])).toEqual([
      ["mathproxyagent", "Problem:\nHow many beds are 'dry'?"],
      ["assistant", "It's 4.\nTab:\there é"],
      ["mathproxyagent", "Continue."],
    ]);
  });
});

describe("ChatDev dates", () => {
  const log = (date: string, stamp: string) =>
    `${date} INFO] **[Preprocessing]**\n\n**ChatDev Starts** (${stamp})\n\n${date} INFO] Programmer: **Programmer<->Code Reviewer on : Coding, turn 0**\n\ndone\n`;

  it.each([
    ["[2025-31-03 23:59:59", "20250331235959", "2025-03-31T23:59:59.000Z"],
    ["[2025-04-09 00:00:00", "20250409000000", "2025-04-09T00:00:00.000Z"],
    ["[2025-09-04 00:00:00", "20250409000000", "2025-04-09T00:00:00.000Z"],
    ["[2025-28-07", "20250728085831", null],
    ["[2025-31-02 08:00:00", "20250331080000", null],
  ])("%s], started %s, is %s in every time zone", async (date, stamp, time) => {
    const { traces } = await readUpload(log(date, stamp));
    expect(traces[0]?.steps[0]?.time).toBe(time);
  });
});

describe("MetaGPT runs", () => {
  it("reads the log inside the record", async () => {
    const { traces } = await readUpload(traceFixture("metagpt-run.json"));
    expect(traces[0]).toMatchObject({
      sourceId: "3 logs/3.txt",
      task: "Make a program that waters plants",
      system: "MetaGPT",
      raw: { cost: 0.04 },
    });
    expect(traces[0]?.steps.map((step) => step.agent)).toEqual(["Ada(SimpleCoder)", "Ben(SimpleTester)"]);
  });

  it("keeps a log of another form as one step, and says so", async () => {
    const { traces } = await readUpload('{"run_id": 1, "prompt": "p", "content": "who knows", "cost": 0}');
    expect(traces[0]).toMatchObject({
      steps: [{ content: "who knows" }],
      warnings: [expect.stringContaining("no log form")],
    });
  });
});
