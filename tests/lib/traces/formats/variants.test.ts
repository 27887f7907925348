/** Forms of the known formats that differ from the usual ones in what real files differ in. */
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { lostStrings } from "../../../support/collect-strings";
import { readUpload } from "../../../support/read-upload";
import { stepTable } from "../../../support/step-table";

async function tables(content: Json | string) {
  const upload = await readUpload(typeof content === "string" ? content : JSON.stringify(content));
  return { ...upload, tables: upload.traces.map(stepTable) };
}

const ask = { role: "user", content: "Is the bed dry?" };
const say = { role: "assistant", content: "Very." };
const call = { id: "c1", type: "function", function: { name: "look", arguments: '{"bed":1}' } };

describe("runs in a list under a name", () => {
  it.each(["runs", "conversations", "results", "items"])("%s", async (name) => {
    const { format, warnings, traces } = await tables({
      by: "us",
      [name]: [
        { id: "a", messages: [ask, say] },
        { id: "b", messages: [ask, say] },
      ],
    });
    expect([format, traces.map(({ sourceId }) => sourceId)]).toEqual(["openai-chat", ["a", "b"]]);
    expect(warnings).toEqual([`The runs are taken from the list “${name}”.`]);
    expect(traces[1]?.raw).toMatchObject({ wrapper: { by: "us" } });
  });

  it("but not where the object is a run itself", async () => {
    const { traces } = await tables({ id: "a", results: [{ messages: [ask] }], messages: [ask, say] });
    expect(traces).toHaveLength(1);
    expect(traces[0]).toMatchObject({ sourceId: "a", raw: { results: [{ messages: [ask] }] } });
  });
});

describe("JSON that was encoded twice", () => {
  const run = { messages: [ask, say] };
  it.each([
    ["as a whole", JSON.stringify(JSON.stringify(run))],
    ["indented within", JSON.stringify(JSON.stringify(run, null, 2))],
    ["line by line", `${JSON.stringify(JSON.stringify(run))}\n${JSON.stringify(JSON.stringify(run))}\n`],
    ["in a list", JSON.stringify([JSON.stringify(run), JSON.stringify(run)])],
    ["in a field of each record", JSON.stringify([{ id: 1, messages: JSON.stringify([ask, say]) }])],
  ])("%s", async (_, content) => {
    const { format, tables: read } = await tables(content);
    expect(format).toBe("openai-chat");
    expect(read[0]).toEqual(["message user: Is the bed dry?", "message assistant: Very."]);
  });

  it("stays a text where it is none", async () => {
    const { format, traces } = await tables('"{\\"a\\": 1} is how JSON begins", she said');
    expect(format).toBe("plain-text");
    expect(traces[0]?.steps[0]?.content).toBe('"{\\"a\\": 1} is how JSON begins", she said');
  });
});

describe("tables", () => {
  it.each([
    ["commas", ","],
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("parted by %s are records", async (_, mark) => {
    const rows = [
      ["step", "agent", "content"],
      ["1", "Ann", '"Dig, please"'],
      ["2", "Bob", '"In\nbed 1"'],
      ["3", "Ann", "Good"],
    ];
    const upload = await readUpload(rows.map((cells) => cells.join(mark)).join("\r\n"), { filename: "runs.csv" });
    expect(upload.format).toBe("generic-messages");
    expect(upload.traces.map(stepTable)).toEqual([
      ["message Ann: Dig, please", "message Bob: In\nbed 1", "message Ann: Good"],
    ]);
    expect(upload.traces[0]?.steps[1]?.raw).toEqual({ step: "2" });
  });

  it("are offered a mapping where nobody knows their columns, and text with commas stays text", async () => {
    const odd = await readUpload("who_spoke,told,at\nAnn,Dig now,1\nBob,No no,2\nAnn,Then go,3\n", {
      filename: "x.csv",
    });
    expect(odd.failure?.detail).toContain("a table");
    expect(odd.events.at(-1)).toMatchObject({ type: "failed", propose: expect.any(Function) });
    const prose = await readUpload("Well, then, now\nI say, you know, no\nGood, bad, so so\nHm, hm\n");
    expect(prose.format).toBe("plain-text");
  });
});

describe("OpenAI's other forms", () => {
  it("a request with its response", async () => {
    const record = {
      request: { model: "garden-1", messages: [ask] },
      response: {
        choices: [{ index: 0, message: { ...say, tool_calls: [call] }, finish_reason: "stop" }],
        usage: { total_tokens: 4 },
      },
    };
    const { format, traces, tables: read } = await tables(record);
    expect([format, traces[0]?.model]).toEqual(["openai-calls", "garden-1"]);
    expect(read[0]).toEqual(["message user: Is the bed dry?", "message assistant: Very. [c1 look]"]);
    expect(traces.map((trace) => lostStrings(record, trace))).toEqual([[]]);
  });

  it("items of the Responses API, which are no session of Codex", async () => {
    const {
      format,
      traces,
      tables: read,
    } = await tables([
      ask,
      { type: "reasoning", summary: [{ type: "summary_text", text: "Look first." }] },
      { type: "function_call", call_id: "f1", name: "look", arguments: "{}" },
      { type: "function_call_output", call_id: "f1", output: "dry" },
      { type: "message", role: "assistant", content: [{ type: "output_text", text: "Dry." }] },
    ]);
    expect([format, traces[0]?.system]).toEqual(["openai-responses", null]);
    expect(read[0]).toEqual([
      "message user: Is the bed dry?",
      "thought assistant: Look first.",
      "tool call assistant:  [f1 look]",
      "tool result tool: dry answers f1",
      "message assistant: Dry.",
    ]);
  });

  it("runs by id, and an agent's conversations by name", async () => {
    const byId = await tables({ r1: [ask, say], r2: [ask, say] });
    expect(byId.traces.map(({ sourceId }) => sourceId)).toEqual(["r1", "r2"]);
    const byAgent = await tables({
      Digger: [
        { ...ask, name: "Boss" },
        { ...say, name: "Digger" },
      ],
      Critic: [{ ...ask, name: "Boss" }],
    });
    expect(byAgent.tables).toEqual([
      ["message Boss: Is the bed dry?", "message Digger: Very.", "message Boss: Is the bed dry?"],
    ]);
    expect(byAgent.traces[0]?.warnings).toEqual([expect.stringContaining("how they lay in time")]);
  });

  it("ShareGPT's from and value", async () => {
    const { format, tables: read } = await tables([
      {
        id: "s",
        conversations: [
          { from: "human", value: "Dry?" },
          { from: "gpt", value: "Yes." },
        ],
      },
    ]);
    expect([format, read]).toEqual(["generic-json", [["message human: Dry?", "message gpt: Yes."]]]);
  });
});

describe("AG2 and AutoGen", () => {
  it("joins several answers in one message to their calls", async () => {
    const { tables: read } = await tables({
      chat_history: [
        { role: "assistant", name: "Digger", content: null, tool_calls: [call, { ...call, id: "c2" }] },
        {
          role: "tool",
          name: "Boss",
          content: "dry\n\nwet",
          tool_responses: [
            { role: "tool", tool_call_id: "c1", content: "dry" },
            { role: "tool", tool_call_id: "c2", content: "wet" },
          ],
        },
        { role: "user", name: "Critic", content: { content: "So?", context: 1 } },
      ],
      cost: {},
    });
    expect(read[0]?.slice(1, 3)).toEqual(["tool result Boss: dry answers c1", "tool result Boss: wet answers c2"]);
    expect(read[0]?.[3]).toContain("So?");
  });

  it("knows the names of calls before 0.4.0", async () => {
    const { tables: read } = await tables([
      { source: "user", type: "TextMessage", content: "Dry?" },
      { source: "digger", type: "ToolCallMessage", content: [{ id: "z", name: "look", arguments: "{}" }] },
      { source: "digger", type: "ToolCallResultMessage", content: [{ call_id: "z", content: "dry" }] },
    ]);
    expect(read[0]?.slice(1)).toEqual(["tool call digger:  [z look]", "tool result digger: dry answers z"]);
  });

  it("joins the calls that AG2 prints to their answers", async () => {
    const line = "-".repeat(80);
    const {
      format,
      traces,
      tables: read,
    } = await tables(
      [
        "Boss (to Digger):\n\nDig.\n",
        line,
        'Digger (to Boss):\n\nAt once.\n***** Suggested tool call (k1): dig *****\nArguments: \n{"bed": 1}\n*******************************\n',
        line,
        ">>>>>>>> EXECUTING FUNCTION dig...",
        "Boss (to Digger):\n\n***** Response from calling tool (k1) *****\ndone\n*******************************\n",
        line,
      ].join("\n"),
    );
    expect(format).toBe("ag2-console");
    expect(read[0]?.slice(1)).toEqual([
      "message Digger -> Boss: At once. [k1 dig]",
      expect.stringMatching(/^tool result Boss -> Digger: .* answers k1$/s),
    ]);
    expect(traces[0]?.steps[1]?.toolCalls[0]?.arguments).toBe('{"bed": 1}');
  });

  it("joins what the typed console prints", async () => {
    const { format, tables: read } = await tables(
      [
        "---------- TextMessage (user) ----------",
        "Dry?",
        "---------- ToolCallRequestEvent (digger) ----------",
        `[FunctionCall(id='k1', arguments='{"bed": 1}', name='look')]`,
        "---------- ToolCallExecutionEvent (digger) ----------",
        "[FunctionExecutionResult(content='dry', name='look', call_id='k1', is_error=False)]",
        "---------- ThoughtEvent (digger) ----------",
        "Dig.",
      ].join("\n"),
    );
    expect(format).toBe("magentic-log");
    expect(read[0]).toEqual([
      "message user: Dry?",
      "tool call digger:  [k1 look]",
      "tool result digger: [FunctionExecutionResult(content='dry',  answers k1",
      "thought digger: Dig.",
    ]);
  });
});

describe("records with a log as text", () => {
  it("are read by the log's own form", async () => {
    const log = "2026-01-17 11:32:58.489 | INFO | m.role:_act:391 - Ann(Coder): to do Write(Write)\ncode\n";
    const { format, traces, tables: read } = await tables([{ trace_id: "t7", raw_trajectory: log, model: "garden-1" }]);
    expect([format, traces[0]?.sourceId, traces[0]?.system, traces[0]?.model]).toEqual([
      "log-records",
      "t7",
      "MetaGPT",
      "garden-1",
    ]);
    expect(read[0]).toEqual(["message Ann(Coder): code"]);
  });

  it("say so where that is not known, and propose how to read it", async () => {
    const { events, traces } = await tables([{ id: "t8", trajectory: "[ann] dig\n[bob] no\n" }]);
    expect(traces[0]?.warnings).toEqual([expect.stringContaining("no log form")]);
    expect(events[0]).toMatchObject({ type: "format", propose: expect.any(Function) });
  });

  it("rows of events are steps, calls among them", async () => {
    const { format, tables: read } = await tables(
      [
        { event: "message", agent: "Boss", content: "Dig." },
        { event: "tool_call", agent: "Digger", tool: "dig", args: { bed: 1 }, call_id: "e1" },
        { event: "tool_result", agent: "dig", output: "done", tool_call_id: "e1" },
        { event: "end", status: "ok" },
      ]
        .map((row) => JSON.stringify(row))
        .join("\r\n"),
    );
    expect(format).toBe("generic-messages");
    expect(read[0]?.slice(0, 3)).toEqual([
      "message Boss: Dig.",
      "tool call Digger:  [e1 dig]",
      "tool result dig: done answers e1",
    ]);
  });
});

describe("benchmarks", () => {
  it("tau²-bench: simulations, their tools' messages and rewards", async () => {
    const {
      format,
      traces,
      tables: read,
    } = await tables({
      info: { agent_info: { llm: "garden-1" } },
      tasks: [{ id: "0" }],
      simulations: [
        {
          id: "s1",
          task_id: "0",
          reward_info: { reward: 0 },
          termination_reason: "user_stop",
          messages: [
            { ...say, turn_idx: 0 },
            ask,
            { role: "assistant", content: null, tool_calls: [{ id: "t1", name: "look", arguments: { bed: 1 } }] },
            { id: "t1", role: "tool", content: "gone", error: true },
          ],
        },
      ],
    });
    expect([format, traces[0]?.outcome, traces[0]?.benchmark]).toEqual(["tau2-bench", "failed", "tau²-bench"]);
    expect(read[0]?.slice(2)).toEqual(["tool call assistant:  [t1 look]", "tool result tool: gone answers t1 failed"]);
  });

  it("mini-SWE-agent: what comes back to the agent is the environment's", async () => {
    const { format, tables: read } = await tables({
      info: { mini_version: "1.2", exit_status: "Submitted", config: { model: { model_name: "garden-1" } } },
      instance_id: "garden__bed-1",
      messages: [
        { role: "system", content: "Rules." },
        ask,
        say,
        { role: "user", content: "<returncode>0</returncode>" },
      ],
    });
    expect([format, read[0]?.at(-1)]).toEqual([
      "mini-swe-agent",
      "tool result environment: <returncode>0</returncode>",
    ]);
  });

  it("Who&When: several agents, a number for an id, a word for a truth", async () => {
    const { traces } = await tables({
      question: "Dry?",
      question_ID: 7,
      is_corrected: "False",
      history: [{ ...say, name: "Ann" }],
      mistake_agent: ["Ann", "Bob"],
      mistake_step: 0,
    });
    expect(traces[0]).toMatchObject({ sourceId: "7", outcome: "failed", claims: [{ step: 0, agent: "Ann, Bob" }] });
  });
});

describe("LangGraph streams", () => {
  const update = { digger: { messages: [{ type: "ai", content: "Dug." }] } };
  it.each([
    ["updates with silent nodes between", [{ boss: { next: "digger" } }, update, { boss: { next: "FINISH" } }]],
    [
      "pairs of mode and update",
      [
        ["updates", update],
        ["updates", { boss: null }],
      ],
    ],
    [
      "triples with the subgraph",
      [
        [["sub:1"], "updates", update],
        [[], "updates", { boss: {} }],
      ],
    ],
  ])("%s", async (_, rows) => {
    const { format, tables: read } = await tables(rows.map((row) => JSON.stringify(row)).join("\n"));
    expect([format, read]).toEqual(["langgraph-run", [["message digger: Dug."]]]);
  });
});

describe("spans", () => {
  it("with the field names of protobuf, and a tool span that says no operation", async () => {
    const span = {
      trace_id: "0af7651916cd43dd8448eb211c80319c",
      span_id: "00f067aa0ba902b7",
      name: "dig",
      start_time_unix_nano: "1700000000000000000",
      end_time_unix_nano: "1700000001000000000",
      attributes: [
        { key: "ai.toolCall.name", value: { string_value: "dig" } },
        { key: "ai.toolCall.args", value: { string_value: "{}" } },
        { key: "ai.toolCall.result", value: { string_value: "done" } },
      ],
    };
    const { format, tables: read } = await tables({ resource_spans: [{ scope_spans: [{ spans: [span] }] }] });
    expect(format).toBe("otlp-json");
    expect(read[0]).toEqual([
      "tool call null:  [00f067aa0ba902b7 dig]",
      "tool result tool: done answers 00f067aa0ba902b7 under 0",
    ]);
  });
});
