import { describe, expect, it } from "vitest";
import { readUpload } from "../../../support/read-upload";
import { stepTable } from "../../../support/step-table";
import { traceFixture } from "../../../support/trace-fixture";

const read = async (file: string) => readUpload(traceFixture(file), { filename: `folder/${file}` });

describe("OpenClaw telemetry", () => {
  it("joins what happened to what the histories say, each thing once", async () => {
    const { format, traces } = await read("openclaw.jsonl");
    expect(format).toBe("openclaw");
    expect(stepTable(traces[0])).toEqual([
      "message user: Is bed 5 dry?",
      "thought main: Dig, and look at the rain.",
      "message main: I have somebody dig. [tc1 sessions_spawn] [tc2 exec]",
      "tool result tool: accepted answers tc1",
      "tool result tool: no rain answers tc2",
      "message main: I wait for the digger.",
      "message main -> digger: You are a helper. Task: Dig in bed 5. under 2",
      "tool call digger:  [row 10 exec] under 2",
      "tool result tool: the spade broke answers row 10 under 2 failed",
      "message digger -> main: [Inter-session message] sourceSession=ag",
      "message main: Probably dry: no rain, and the spade bro",
    ]);
    expect(traces[0]?.steps[4]).toMatchObject({ durationMs: 900, time: "2026-05-28T20:26:43.000Z" });
    expect(traces[0]).toMatchObject({
      system: "OpenClaw",
      model: "garden-1",
      task: "Is bed 5 dry?",
      raw: { before: [{ type: "gateway.boot" }] },
    });
  });
});

describe("CrewAI", () => {
  it("reads its log as JSON and as text", async () => {
    const json = await read("crewai-log.json");
    expect(json.format).toBe("crewai-log");
    expect(stepTable(json.traces[0])).toEqual([
      "event Scout: Find the driest bed.",
      "message Scout: Bed 6.",
      'message Waterer: {\n  "litres": 5\n}',
    ]);
    expect(json.traces[0]?.steps[1]?.time).toBe("2026-07-08T09:10:15.000Z");
    const text = await read("crewai.txt");
    expect(text.format).toBe("crewai-text-log");
    expect(stepTable(text.traces[0])).toEqual([
      'event Scout: Find the "driest" bed.\nTwo beds are cand',
      'message Scout: Bed 6,\nsaid "Ida".',
      "event Waterer: Water it.",
    ]);
  });

  it("reads the output of a crew, a task's result once", async () => {
    const { format, traces } = await read("crewai-output.json");
    expect(format).toBe("crewai-output");
    expect(stepTable(traces[0])).toEqual([
      "system system: You are Scout.",
      "message user: Find the driest bed.",
      "message Scout: Bed 6.",
      "message Waterer: Five litres went to bed 6.",
    ]);
    expect(traces[0]?.steps[3]?.raw).toMatchObject({ tool_failures: ["first can was empty"] });
  });
});

describe("AutoGen 0.4", () => {
  it.each([
    ["autogen.json", "autogen-runs"],
    ["autogen-list.json", "autogen-messages"],
    ["autogen-team.json", "autogen-runs"],
  ])("reads messages and events of %s", async (file, name) => {
    const { format, traces } = await read(file);
    expect(format).toBe(name);
    expect(stepTable(traces[0])).toEqual([
      "message user: Prune the roses.",
      "thought planner: Gloves first.",
      "tool call planner:  [p1 fetch] [p2 fetch]",
      "tool result planner: gloves answers p1",
      "tool result planner: no shears answers p2 failed",
      "message planner: gloves\nno shears",
      "message planner -> pruner: Over to you.",
      "event manager: pruner",
      "message pruner: Look at this rose.",
      "tool result pruner: 3 roses",
      "message pruner: Done.",
    ]);
    expect(traces[0]?.steps[2]?.time).toBe("2026-08-09T07:00:03.250Z");
  });
});

describe("LangGraph", () => {
  const whole = [
    "message human: Who waters today?",
    "thought supervisor: Ask the rota.",
    "message supervisor: I ask the rota. [q1 rota]",
    "tool result tool: rota is empty answers q1 failed",
    "thought supervisor: The rota is empty.",
    "message supervisor: Nobody.",
  ];

  it("reads a state, and a history of states as one run", async () => {
    const state = await read("langgraph.json");
    expect(state.format).toBe("langgraph");
    expect(stepTable(state.traces[0])).toEqual(whole);
    expect(state.traces[0]).toMatchObject({ system: "LangGraph", model: "gpt-garden" });
    const history = await read("langgraph-history.json");
    expect([history.format, history.traces.length, history.traces[0]?.sourceId]).toEqual(["langgraph-run", 1, "th-1"]);
    expect(stepTable(history.traces[0])).toEqual(whole);
  });

  it("names the node where a message has no name", async () => {
    const { format, traces } = await read("langgraph-updates.jsonl");
    expect(format).toBe("langgraph-run");
    expect(stepTable(traces[0])).toEqual([...whole.slice(1, 4), "message supervisor: Nobody."]);
  });

  it("reads the serialised form of messages", async () => {
    const { traces } = await read("langgraph-serialised.json");
    expect(stepTable(traces[0])).toEqual([
      "message human: Who waters today?",
      "tool call supervisor:  [q1 rota]",
      "tool result tool: empty answers q1",
    ]);
  });
});

describe("Anthropic messages", () => {
  const said = [
    "message user: How is the hive?",
    "thought assistant: Open it.",
    "message assistant: I open it. [b1 hive] [b2 smoke]",
    "tool result tool: buzzing answers b1",
    "tool result tool: no fuel answers b2 failed",
    "message user: Careful!",
    "message assistant: They are well.",
  ];

  it("reads a request, and rows of messages", async () => {
    const request = await read("anthropic.json");
    expect(request.format).toBe("anthropic-messages");
    expect(stepTable(request.traces[0])).toEqual(["system system: You keep bees.", ...said]);
    const rows = await read("anthropic.jsonl");
    expect(rows.format).toBe("anthropic-conversation");
    expect(stepTable(rows.traces[0])).toEqual(said);
  });

  it("leaves messages that anybody writes so to the reader of chat messages", async () => {
    const plain = {
      messages: [
        { role: "user", content: "Hi" },
        { role: "assistant", content: [{ type: "text", text: "Hello" }] },
      ],
    };
    expect((await readUpload(JSON.stringify(plain))).format).toBe("openai-chat");
  });
});

describe("keys that trip careless code", () => {
  it.each([
    "claude-code.jsonl",
    "codex.jsonl",
    "inspect.json",
    "swe-agent.traj",
    "atif.json",
    "openclaw.jsonl",
    "crewai-log.json",
    "crewai-output.json",
    "autogen.json",
    "langgraph.json",
    "anthropic.json",
  ])("are data in %s, and are kept", async (file) => {
    const poison =
      '"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "__proto__.polluted": "yes"';
    const text = traceFixture(file).toString();
    // Into every object that holds something.
    const { traces, format } = await readUpload(text.replaceAll(/\{(?=\s*")/g, `{${poison}, `), { filename: file });
    expect(format).toBe((await read(file)).format);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(JSON.stringify(traces)).toContain('"__proto__":{"polluted":"yes"}');
  });
});
