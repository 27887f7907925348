import { describe, expect, it } from "vitest";
import { readUpload } from "../../../support/read-upload";
import { stepTable } from "../../../support/step-table";
import { traceFixture } from "../../../support/trace-fixture";

const read = async (file: string) => readUpload(traceFixture(file), { filename: `folder/${file}` });

describe("Claude Code sessions", () => {
  it("walks the conversation, and puts sub-agents at their call", async () => {
    const { format, traces } = await read("claude-code.jsonl");
    expect(format).toBe("claude-code");
    expect(traces).toHaveLength(1);
    expect(stepTable(traces[0])).toEqual([
      "message user: Which beds need water?",
      "thought assistant: Two lists have to be compared.",
      "message assistant: I compare two lists.",
      "tool call assistant:  [t1 Read]",
      "tool call assistant:  [t2 Task]",
      "message assistant -> Surveyor: Measure bed 3. under 4",
      "message Surveyor: It is dry. [t3 Bash] under 4",
      "tool result tool: no such sensor answers t3 under 4 failed",
      "tool result tool: bed 1\nbed 3 answers t1",
      "tool result tool: Bed 3 is dry, the sensor is missing. answers t2",
      "event system: overloaded failed",
      "event system: Conversation compacted",
      "system user: So far: bed 3 is dry.",
      "message user: And be quick.",
      "message user: Water it then.",
      "message assistant: Bed 3 gets five litres.",
    ]);
    expect(traces[0]).toMatchObject({
      sourceId: "sess-garden",
      title: "Watering bed 3",
      system: "Claude Code",
      model: "claude-x",
      task: "Which beds need water?",
      metadata: { cwd: "/home/ida/garden", version: "2.1.0", gitBranch: "main" },
    });
    expect(traces[0]?.steps[9]).toMatchObject({ durationMs: 61_000, time: "2026-03-04T08:04:00.000Z" });
  });

  it("keeps branches that were left by rewinding, and says so", async () => {
    const { traces } = await read("claude-code.jsonl");
    expect(traces[0]?.warnings).toEqual([expect.stringContaining("2 rows belong to branches")]);
    expect(traces[0]?.raw).toMatchObject({
      leftBranches: [{ uuid: "old" }, { uuid: "olda" }],
      before: [{ type: "file-history-snapshot" }],
    });
    expect(traces[0]?.steps.some(({ content }) => content.includes("bed 1 as well"))).toBe(false);
  });

  it("reads a sub-agent's own file, a session that goes on in another, and two in one file", async () => {
    const row = (uuid: string, parentUuid: string | null, sessionId: string, content: string, more: object = {}) =>
      JSON.stringify({
        uuid,
        parentUuid,
        sessionId,
        type: "user",
        isSidechain: false,
        message: { role: "user", content },
        ...more,
      });
    const alone = await readUpload(row("a", null, "s", "dig", { isSidechain: true }), { filename: "agent-77.jsonl" });
    expect(stepTable(alone.traces[0])).toEqual(["message user: dig"]);
    expect(alone.traces[0]?.sourceId).toBe("s 77");
    const lost = await readUpload(
      [row("a", "gone", "s", "one"), row("b", "gone too", "s", "two"), row("c", "b", "s", "three")].join("\n"),
    );
    expect(stepTable(lost.traces[0])).toEqual(["message user: one", "message user: two", "message user: three"]);
    const two = await readUpload(
      [row("a", null, "s1", "one"), row("b", null, "s2", "two"), row("c", "a", "s2", "three")].join("\n"),
    );
    expect(two.traces.map(({ sourceId, steps }) => [sourceId, steps.length])).toEqual([
      ["s1", 2],
      ["s2", 1],
    ]);
  });

  it("takes what a sub-agent says from the progress of its call, once", async () => {
    const base = { sessionId: "s", isSidechain: false };
    const said = (uuid: string, content: string) => ({
      uuid,
      type: "assistant",
      message: { role: "assistant", content: [{ type: "text", text: content }] },
    });
    const rows = [
      {
        ...base,
        uuid: "a",
        parentUuid: null,
        type: "assistant",
        message: {
          role: "assistant",
          content: [{ type: "tool_use", id: "t", name: "Agent", input: { subagent_type: "Digger" } }],
        },
      },
      {
        ...base,
        uuid: "p1",
        parentUuid: "a",
        type: "progress",
        parentToolUseID: "t",
        data: { type: "agent_progress", agentId: "x", message: said("x1", "I dig.") },
      },
      {
        ...base,
        uuid: "p2",
        parentUuid: "p1",
        type: "progress",
        parentToolUseID: "t",
        data: { type: "agent_progress", agentId: "x", message: said("x2", "I found a root.") },
      },
      {
        ...base,
        uuid: "p3",
        parentUuid: "p2",
        type: "progress",
        parentToolUseID: "t",
        data: { type: "bash_progress", output: "…" },
      },
      { ...base, isSidechain: true, agentId: "x", parentUuid: null, ...said("x2", "I found a root.") },
    ];
    const { traces } = await readUpload(rows.map((row) => JSON.stringify(row)).join("\n"));
    expect(stepTable(traces[0])).toEqual([
      "tool call assistant:  [t Agent]",
      "message Digger: I dig. under 0",
      "message Digger: I found a root. under 0",
    ]);
  });
});

describe("the output of Claude Code and its Agent SDK", () => {
  const rows = [
    { type: "system", subtype: "init", session_id: "s9", model: "claude-x", cwd: "/x", tools: ["Task"] },
    {
      type: "assistant",
      session_id: "s9",
      parent_tool_use_id: null,
      message: {
        id: "m",
        role: "assistant",
        model: "claude-x",
        content: [{ type: "tool_use", id: "t", name: "Task", input: { subagent_type: "Weeder", prompt: "Weed." } }],
      },
    },
    {
      type: "user",
      session_id: "s9",
      parent_tool_use_id: "t",
      message: { role: "user", content: [{ type: "text", text: "Weed." }] },
    },
    {
      type: "assistant",
      session_id: "s9",
      parent_tool_use_id: "t",
      message: { id: "n", role: "assistant", content: [{ type: "text", text: "No weeds." }] },
    },
    {
      type: "user",
      session_id: "s9",
      parent_tool_use_id: null,
      message: { role: "user", content: [{ type: "tool_result", tool_use_id: "t", content: "No weeds." }] },
    },
    {
      type: "assistant",
      session_id: "s9",
      parent_tool_use_id: null,
      message: { id: "o", role: "assistant", content: [{ type: "text", text: "All is well." }] },
    },
    { type: "result", subtype: "success", session_id: "s9", result: "All is well.", duration_ms: 900, is_error: false },
  ];

  it.each([
    ["rows", rows.map((row) => JSON.stringify(row)).join("\n")],
    ["a list", JSON.stringify(rows)],
  ])("is read as a session (%s)", async (_, content) => {
    const { format, traces } = await readUpload(content);
    expect(format).toBe("claude-code");
    expect(stepTable(traces[0])).toEqual([
      "tool call assistant:  [t Task]",
      "message assistant -> Weeder: Weed. under 0",
      "message Weeder: No weeds. under 0",
      "tool result tool: No weeds. answers t",
      "message assistant: All is well.",
    ]);
    expect(traces[0]).toMatchObject({
      sourceId: "s9",
      model: "claude-x",
      warnings: [],
      raw: { before: [{ subtype: "init" }] },
    });
  });
});

describe("Codex sessions", () => {
  it("reads items, and events only where no item says the same", async () => {
    const { format, traces } = await read("codex.jsonl");
    expect(format).toBe("codex");
    expect(stepTable(traces[0])).toEqual([
      "system user: <environment_context>\n<cwd>/home/ida</cw",
      "message user: Make the pump run.",
      "thought assistant: Look at the pump first.",
      "tool call assistant:  [call-1 shell]",
      'tool result tool: {"output": "stopped", "metadata": {"exit answers call-1',
      "tool call assistant:  [call-2 apply_patch]",
      "tool result tool: patch failed answers call-2 failed",
      "tool call assistant:  [call-3 spawn_agent]",
      'tool result tool: {"agent_id": "thread-2"} answers call-3',
      "message assistant -> valve-finder: Find the valve under 7",
      "message valve-finder: It is behind the shed. under 7",
      "tool call assistant:  [ws-1 web_search]",
      "event system: The pump stands still.",
      "event system: turn_aborted: interrupted failed",
      "message assistant: I stopped there.",
    ]);
    expect(traces[0]).toMatchObject({
      sourceId: "thread-1",
      model: "gpt-garden",
      task: "Make the pump run.",
      system: "Codex CLI",
    });
    expect(traces[0]?.steps[4]).toMatchObject({ durationMs: 1500, time: "2026-04-05T10:00:05.500Z" });
  });

  it("reads what older versions wrote without envelopes", async () => {
    const { format, traces } = await read("codex-old.jsonl");
    expect(format).toBe("codex");
    expect(stepTable(traces[0])).toEqual([
      "message user: Open the gate.",
      "tool call assistant:  [c9 shell]",
      "tool result tool: opened answers c9",
      "message assistant: The gate is open.",
    ]);
  });
});

describe("Inspect logs", () => {
  it("follows sub-agents through the calls to models, and takes the scores for the outcome", async () => {
    const { format, traces } = await read("inspect.json");
    expect(format).toBe("inspect");
    expect(stepTable(traces[0])).toEqual([
      "system system: You look after a garden with three beds.",
      "message user: Which bed is dry?",
      "thought head gardener: Somebody has to look.",
      "message head gardener: I send the scout. [k1 transfer_to_scout]",
      "message user -> scout: Look at bed 3. under 3",
      "message scout: It is dry as dust. under 3",
      "tool result tool: It is dry as dust. answers k1",
      "message head gardener: Bed 3 is dry.",
      "event system: The limit of messages was reached.",
    ]);
    expect(traces[0]).toMatchObject({
      sourceId: "smp-1",
      model: "garden/large",
      benchmark: "garden",
      system: "gardeners",
      outcome: "achieved",
      claims: [{ source: "Inspect: match", code: "C", reason: "The answer names the bed." }],
    });
    expect(traces[0]?.steps[6]).toMatchObject({ durationMs: 3500, time: "2026-05-06T10:00:09.000Z" });
  });

  it("has no outcome where scorers disagree, and shows what broke", async () => {
    const { traces } = await read("inspect.json");
    expect(traces[1]).toMatchObject({
      outcome: null,
      sourceId: "ev-1 s2 1",
      warnings: [expect.stringContaining("do not agree")],
    });
    expect(stepTable(traces[1])).toEqual([
      "message user: Any weeds?",
      "tool result tool:  answers zz failed",
      "message assistant: None.",
      "event system: the rake broke failed",
    ]);
  });

  it("does not let attachments grow without bound", async () => {
    const hash = "f".repeat(32);
    const references = Array.from({ length: 40 }, (_, n) => ({
      id: `m${n}`,
      role: "user",
      content: `attachment://${hash} `.repeat(100),
    }));
    const log = {
      version: 2,
      status: "success",
      eval: { task: "t" },
      samples: [{ id: 1, messages: references, attachments: { [hash]: "x".repeat(40_000) } }],
    };
    const { traces } = await readUpload(JSON.stringify(log));
    const size = traces[0]?.steps.reduce((sum, { content }) => sum + content.length, 0) ?? 0;
    expect(size).toBeLessThan(70 * 1_048_576);
    expect(traces[0]?.warnings).toEqual([expect.stringContaining("attachments are too long")]);
  });
});

describe("SWE-agent trajectories", () => {
  it("prefers what was done to what was said, and takes ids, names and prompts from the history", async () => {
    const { format, traces } = await read("swe-agent.traj");
    expect(format).toBe("swe-agent");
    expect(stepTable(traces[0])).toEqual([
      "system system: You fix gardens.",
      "message user: ISSUE: the hose leaks.",
      "message main: I look at the hose. [h1 open]",
      "tool result environment: a crack answers h1",
      "message main: I tape it. [h2 bash]",
      "tool result environment: done answers h2",
    ]);
    expect(traces[0]).toMatchObject({
      sourceId: "garden__hose-1",
      model: "gpt-garden",
      task: "the hose leaks",
      metadata: { exit_status: "submitted" },
    });
    expect(traces[0]?.steps[3]).toMatchObject({ durationMs: 250 });
    expect(traces[0]?.steps[2]?.toolCalls[0]?.arguments).toBe("open hose");
  });

  it("reads a history alone", async () => {
    const { traces } = await read("swe-agent-history.traj");
    expect(stepTable(traces[0]).slice(2)).toEqual([
      "message main: I look at the hose. [h1 open]",
      "tool result environment: a crack\n(Open file: hose) answers h1",
      "message main: I tape it. [h2 bash]",
      "tool result environment: done\n(Open file: hose) answers h2",
    ]);
  });
});

describe("ATIF", () => {
  it("puts sub-agents where they were called, and copied context beside the steps", async () => {
    const { format, traces } = await read("atif.json");
    expect(format).toBe("atif");
    expect(stepTable(traces[0])).toEqual([
      "system system: You plan beds.",
      "message user: Plan bed 4.",
      "thought planner: Soil and sun matter.",
      "message planner: I ask two helpers. [x1 ask_soil] [x2 ask_sun]",
      "message user -> soil expert: What soil has bed 4? under 3",
      "message soil expert: Loam. under 3",
      "tool result environment: loam answers x1",
      "tool result environment:  answers x2",
      "tool call planner:  [x3 sow]",
      "tool result environment: sown answers x3",
      "message planner: Beans in bed 4.",
    ]);
    expect(traces[0]).toMatchObject({
      sourceId: "tr-1 at-1",
      system: "planner",
      model: "gpt-garden",
      raw: { copiedContext: [{ message: "Plan bed 4." }] },
    });
    expect(traces[0]?.warnings).toEqual([expect.stringContaining("tr-1.cont.json"), expect.stringContaining("copied")]);
  });

  it("reads several trajectories under names of their own, and each version", async () => {
    const { traces } = await read("atif-bundle.json");
    expect(traces.map(stepTable)).toEqual([
      [
        "message user: Weed bed 2.",
        "message lead: Go. [y1 delegate]",
        "message weeder: Weeds are out. under 1",
        "tool result environment: weeded answers y1",
      ],
    ]);
    const apart = JSON.parse(traceFixture("atif-bundle.json").toString().replace('"b-2"', '"b-3"'));
    expect((await readUpload(JSON.stringify(apart))).traces).toHaveLength(2);
    for (let minor = 0; minor <= 7; minor += 1) {
      const text = traceFixture("atif.json").toString().replaceAll("ATIF-v1.7", `ATIF-v1.${minor}`);
      expect((await readUpload(text)).traces[0]?.steps).toHaveLength(11);
    }
  });
});

describe("the output of codex exec --json", () => {
  it("becomes one trace a thread, with each item once and its answer where it came", async () => {
    const { format, traces } = await read("codex-exec.jsonl");
    expect(format).toBe("codex-exec");
    expect(traces).toHaveLength(1);
    expect(stepTable(traces[0])).toEqual([
      "thought assistant: The gauge has to be read first.",
      "tool call assistant:  [item_1 command_execution]",
      "event assistant: [x] Read the gauge\n[x] Open the sluice",
      "tool result tool: 2.04 m\n answers item_1",
      "tool call assistant:  [item_3 command_execution]",
      "tool result tool: sluice: stuck\n answers item_3 failed",
      "tool call assistant:  [item_4 lookup]",
      "tool result tool: Grease it yearly. answers item_4",
      "tool call assistant:  [item_5 order]",
      "tool result tool: the shop is closed answers item_5 failed",
      "tool call assistant:  [item_6 file_change]",
      "tool call assistant:  [item_7 web_search]",
      "event system: a plug-in was not found failed",
      "message assistant: The pond is two metres deep.",
      "message assistant: I try once more.",
      "event system: the connection was lost failed",
    ]);
    expect(traces[0]).toMatchObject({ sourceId: "th-pond", system: "Codex CLI", task: null });
    expect(traces[0]?.steps[1]).toMatchObject({
      toolCalls: [{ arguments: "bash -lc 'gauge --pond 2'" }],
      raw: { earlier: [{ type: "item.started", item: { status: "in_progress" } }], exit_code: 0 },
    });
  });
});
