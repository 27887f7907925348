import { describe, expect, it } from "vitest";
import { readUpload } from "../../../support/read-upload";
import { traceFixture } from "../../../support/trace-fixture";

const read = async (file: string) => (await readUpload(traceFixture(file), { filename: `folder/${file}` })).traces;

describe("OpenAI chat messages", () => {
  it("reads agents, parts, calls and results", async () => {
    const [first, second] = await read("openai-chat.jsonl");
    expect(first).toMatchObject({ sourceId: "chat-1", model: "gpt-garden", title: "Look at this bed." });
    expect(first?.steps).toMatchObject([
      { agent: "system", kind: "system", content: "You garden." },
      {
        agent: "user",
        kind: "message",
        content: "Look at this bed.",
        raw: { content: [{ index: 0 }, { index: 1, part: { type: "image_url" } }] },
      },
      {
        agent: "gardener",
        kind: "tool call",
        content: "",
        toolCalls: [{ id: "c1", name: "measure", arguments: '{"bed":"a\\nb"}' }],
        raw: { role: "assistant" },
      },
      { agent: "tool", kind: "tool result", content: "dry", answers: "c1" },
    ]);
    expect(second?.steps[1]).toMatchObject({
      kind: "message",
      content: "Yes",
      toolCalls: [{ id: null, name: "old_style", arguments: "{}" }],
    });
  });

  it("reads one conversation from a list or from rows of messages", async () => {
    const messages = [
      { role: "user", content: "Hi" },
      { role: "assistant", content: ["Hello", "there"] },
      { role: "assistant" },
    ];
    for (const content of [JSON.stringify(messages), messages.map((message) => JSON.stringify(message)).join("\n")]) {
      const { format, traces } = await readUpload(content);
      expect(format).toBe("openai-messages");
      expect(traces).toHaveLength(1);
      expect(traces[0]?.steps.map((step) => step.content)).toEqual(["Hi", "Hello\nthere", ""]);
    }
    const rows = await readUpload(`${JSON.stringify(messages)}\n${JSON.stringify(messages)}`);
    expect([rows.format, rows.traces.length]).toEqual(["openai-chat", 2]);
  });

  it("keeps content that is neither text nor parts, and shows it", async () => {
    const messages = [
      { role: "user", content: "Hi" },
      { role: "assistant", content: { answer: "dry" } },
      "a bare string",
    ];
    const { traces } = await readUpload(
      JSON.stringify({ messages: [...messages, { role: "user", content: "Bye" }, { role: "user", content: "!" }] }),
    );
    expect(traces[0]?.steps[1]).toMatchObject({
      content: '{\n  "answer": "dry"\n}',
      raw: { content: { answer: "dry" } },
    });
    expect(traces[0]?.steps[2]).toMatchObject({ agent: null, kind: "event", content: "a bare string" });
  });
});

describe("tau-bench", () => {
  it("takes the reward for the outcome and the instruction for the task", async () => {
    const [won, lost] = await read("tau-bench.json");
    expect(won).toMatchObject({
      sourceId: "task 4, trial 0",
      benchmark: "tau-bench",
      outcome: "achieved",
      task: "You are jo_9. You want the tomatoes watered.",
      metadata: { task_id: "4", trial: "0" },
    });
    expect(won?.steps.map(({ agent, kind }) => [agent, kind])).toEqual([
      ["system", "system"],
      ["user", "message"],
      ["assistant", "tool call"],
      ["tool", "tool result"],
      ["assistant", "message"],
    ]);
    expect(won?.steps[3]?.answers).toBe(won?.steps[2]?.toolCalls[0]?.id);
    expect(lost).toMatchObject({ outcome: "failed", title: "tau-bench task 5, trial 0" });
  });

  it("says nothing of an outcome that is neither", async () => {
    const { traces } = await readUpload('{"task_id": 1, "reward": 0.5, "traj": [{"role": "user", "content": "x"}]}');
    expect(traces[0]).toMatchObject({ outcome: null, raw: { reward: 0.5 } });
  });
});

describe("Who&When", () => {
  it("makes a claim of the mistake, and leaves it out of the raw", async () => {
    const [trace] = await read("who-and-when.json");
    expect(trace).toMatchObject({
      sourceId: "q-garden-1",
      title: "Which bed needs water?",
      task: "Which bed needs water?\nName one.",
      outcome: "failed",
      system: null,
      benchmark: "Who&When",
      claims: [
        {
          source: "Who&When",
          code: "mistake",
          step: 2,
          agent: "Water_Expert",
          reason: "It took the count for the answer.",
        },
      ],
      reviews: [],
      warnings: [],
    });
    expect(JSON.stringify(trace?.raw)).not.toContain("mistake");
    expect(trace?.steps.map((step) => step.agent)).toEqual(["Bed_Expert", "Computer_terminal", "Water_Expert"]);
    expect(trace?.steps[1]?.content).toBe("exitcode: 0\r\nseven beds");
  });

  it("reads hand-crafted roles, and keeps a step that does not exist without pointing at it", async () => {
    const [trace] = await read("who-and-when-hand.json");
    expect(trace?.steps.map(({ agent, kind, addressee }) => [agent, kind, addressee])).toEqual([
      ["human", "message", null],
      ["Orchestrator", "thought", null],
      ["Orchestrator", "message", "WebSurfer"],
      ["WebSurfer", "message", null],
      ["Orchestrator", "event", null],
    ]);
    expect(trace).toMatchObject({ system: "Magentic-One", outcome: "failed" });
    expect(trace?.claims).toMatchObject([
      { code: "mistake in step 9", step: null, agent: "WebSurfer" },
      { code: "wrong page", step: null },
    ]);
    expect(trace?.warnings[0]).toContain('step "9"');
  });
});

describe("Magentic-One runs", () => {
  it("reads the list of messages", async () => {
    const [trace] = await read("magentic-one.json");
    expect(trace).toMatchObject({ system: "Magentic-One", task: "Which bed is dry?", title: "Which bed is dry?" });
    expect(trace?.steps).toHaveLength(5);
    expect(trace?.steps[2]?.raw).toEqual({ role: "Orchestrator (-> WebSurfer)" });
  });

  it("refuses AgentRx's labels with a remedy", async () => {
    const { traces, rejected } = await readUpload(traceFixture("agentrx-labels.json"));
    expect(traces).toEqual([]);
    expect(rejected).toMatchObject([{ record: 0, message: expect.stringContaining("Import the runs") }]);
  });
});

describe("generic messages", () => {
  it("reads speaker, addressee, kind, time and what else there is", async () => {
    const [trace] = await read("generic.jsonl");
    expect(trace?.title).toBe("Ask the gardener.");
    expect(trace?.steps).toMatchObject([
      {
        agent: "Planner",
        addressee: "Gardener",
        time: "2026-01-02T02:04:05.000Z",
        raw: { timestamp: "2026-01-02T03:04:05+01:00" },
      },
      { agent: "Gardener", raw: { mood: { certain: true } } },
      { agent: "Planner", kind: "thought" },
    ]);
  });

  it("fills the header from the record", async () => {
    const [first, second] = await read("generic-traces.json");
    expect(first).toMatchObject({
      title: "Dry bed",
      system: "Gardeners",
      task: "Find the dry bed",
      outcome: "achieved",
    });
    expect(second).toMatchObject({ sourceId: "77", title: "Nobody there?", outcome: null });
  });

  it("keeps rows that are no messages as events", async () => {
    const rows = [
      '{"agent": "A", "content": "x"}',
      '{"heartbeat": 7}',
      '{"agent": "B", "text": "y"}',
      '{"agent": "B", "text": "z"}',
    ];
    const { traces } = await readUpload(rows.join("\n"));
    expect(traces[0]?.steps[1]).toMatchObject({
      agent: null,
      kind: "event",
      raw: { heartbeat: 7 },
      content: '{\n  "heartbeat": 7\n}',
    });
  });
});

describe("Gemini contents", () => {
  it("reads instructions, thoughts, calls joined to answers by order, and the response", async () => {
    const [trace] = await read("gemini.json");
    expect(trace).toMatchObject({ sourceId: "garden-7", model: "gemini-garden", task: "Is the lavender thirsty?" });
    expect(trace?.raw).toMatchObject({ generationConfig: { temperature: 0.25 }, response: { responseId: "answer-3" } });
    const [system, question, thought, asking, ...rest] = trace?.steps ?? [];
    expect(system).toMatchObject({ agent: "system", kind: "system", content: "You water beds." });
    expect(JSON.stringify(question?.raw)).toContain("bGF2ZW5kZXI=");
    expect(thought).toMatchObject({ agent: "model", kind: "thought", content: "A probe will tell." });
    expect(asking?.toolCalls).toEqual([
      { id: "probe 1", name: "probe", arguments: '{"bed":"north","depth":4}' },
      { id: "probe 2", name: "probe", arguments: '{"bed":"south"}' },
    ]);
    expect(rest).toMatchObject([
      { kind: "tool result", answers: "probe 1" },
      { kind: "tool result", answers: "probe 2" },
      { agent: "model", kind: "message", content: "Only the north bed." },
    ]);
  });

  it("reads a chat's history, with the author as agent", async () => {
    const [trace] = await read("gemini.jsonl");
    expect(trace?.steps.map(({ agent, kind }) => [agent, kind])).toEqual([
      ["user", "message"],
      ["Botanist", "tool call"],
      ["tool", "tool result"],
      ["Botanist", "message"],
    ]);
    expect(trace?.steps[2]?.answers).toBe("fc-1");
  });
});
