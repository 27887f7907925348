/** Shapes that exports take beside the usual one: null texts, saved states, results without ids, several runs in rows. */
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { lostStrings } from "../../../support/collect-strings";
import { readUpload } from "../../../support/read-upload";
import { stepTable } from "../../../support/step-table";

async function read(content: Json | string) {
  const upload = await readUpload(typeof content === "string" ? content : JSON.stringify(content));
  return { ...upload, tables: upload.traces.map(stepTable) };
}

const ask = { role: "user", content: "Is the bed dry?" };
const say = { role: "assistant", content: "Very." };

describe("messages without words", () => {
  it("are messages where they only call a tool", async () => {
    const { format, tables } = await read([
      { agent: "Digger", content: null, tool_calls: [{ id: "c1", name: "look", arguments: { bed: 1 } }] },
      { agent: "look", kind: "tool result", content: "dry", tool_call_id: "c1" },
      { agent: "Digger", tool_calls: [{ id: "c2", name: "dig" }] },
      { agent: "Boss", content: null },
    ]);
    expect(format).toBe("generic-messages");
    expect(tables[0]).toEqual([
      "tool call Digger:  [c1 look]",
      "tool result look: dry answers c1",
      "tool call Digger:  [c2 dig]",
      "message Boss: ",
    ]);
  });

  it("show why the model refused, or what it spoke", async () => {
    const { tables } = await read({
      messages: [
        ask,
        { role: "assistant", content: null, refusal: "Not my bed." },
        { role: "assistant", content: null, audio: { id: "a1", transcript: "Dry as dust." } },
      ],
    });
    expect(tables[0]?.slice(1)).toEqual(["message assistant: Not my bed.", "message assistant: Dry as dust."]);
  });

  it("are no run where there is nothing else", async () => {
    const empty = [null, [], {}, ""].map((trajectory) => ({ mas_name: "AG2", trace: { trajectory } }));
    const { traces, rejected } = await read(empty);
    expect([traces.length, rejected.length]).toEqual([0, 4]);
  });
});

describe("results of calls without an id", () => {
  it("are joined to the calls right before them", async () => {
    const { tables } = await read({
      messages: [
        ask,
        { role: "assistant", content: null, function_call: { name: "look", arguments: "{}" } },
        { role: "function", name: "look", content: "dry" },
      ],
    });
    expect(tables[0]?.slice(1)).toEqual([
      "tool call assistant:  [topmast:call/1/0 look]",
      "tool result function: dry answers topmast:call/1/0",
    ]);
  });

  it("but not where it is not clear which belongs to which", async () => {
    const { tables } = await read({
      messages: [
        {
          role: "assistant",
          content: null,
          tool_calls: [{ function: { name: "look" } }, { function: { name: "dig" } }],
        },
        { role: "tool", content: "dry" },
        say,
        { role: "tool", content: "dug" },
      ],
    });
    expect(tables[0]).toEqual([
      "tool call assistant:  [null look] [null dig]",
      "tool result tool: dry",
      "message assistant: Very.",
      "tool result tool: dug",
    ]);
  });
});

describe("LangChain's messages under the names of their classes", () => {
  it("are read as they are under their types", async () => {
    const { format, tables } = await read({
      messages: [
        { type: "SystemMessage", content: "Be brief." },
        { type: "HumanMessage", content: "Dry?" },
        {
          type: "AIMessageChunk",
          name: "Digger",
          content: "",
          tool_calls: [{ id: "t", name: "look", args: { bed: 1 } }],
        },
        { type: "ToolMessage", tool_call_id: "t", content: "dry" },
      ],
    });
    expect(format).toBe("langgraph");
    expect(tables[0]).toEqual([
      "system system: Be brief.",
      "message human: Dry?",
      "tool call Digger:  [t look]",
      "tool result tool: dry answers t",
    ]);
  });
});

describe("what LangGraph streams", () => {
  const [question, answer] = [
    { type: "human", content: "Dry?", id: "1" },
    { type: "ai", content: "Very.", id: "2" },
  ];
  it("of its values is one run, each message once", async () => {
    const { format, tables } = await read([{ messages: [question] }, { messages: [question, answer] }]);
    expect([format, tables]).toEqual(["langgraph-run", [["message human: Dry?", "message ai: Very."]]]);
    expect((await read([{ messages: [question] }, { messages: [answer] }])).traces).toHaveLength(2);
  });

  it("in several modes is read where it updates the messages", async () => {
    const { format, tables } = await read([
      ["updates", { digger: { messages: [answer] } }],
      ["custom", { progress: "half" }],
    ]);
    expect([format, tables]).toEqual(["langgraph-run", [["message digger: Very."]]]);
  });
});

describe("a thread of OpenAI's, as its API lists it", () => {
  it("is read from its beginning, whatever holds the text", async () => {
    const message = (created_at: number, role: string, value: string) => ({
      object: "thread.message",
      created_at,
      thread_id: "th",
      role,
      content: [{ type: "text", text: { value, annotations: [] } }],
    });
    const list = [message(1_767_225_602, "assistant", "Very."), message(1_767_225_600, "user", "Is the bed dry?")];
    const { tables, traces } = await read({ object: "list", data: list });
    expect(tables).toEqual([["message user: Is the bed dry?", "message assistant: Very."]]);
    expect(traces.map((trace) => lostStrings(list, trace))).toEqual([[]]);
  });
});

describe("AutoGen's saved states", () => {
  const context = [
    { type: "UserMessage", source: "user", content: "Dry?" },
    {
      type: "AssistantMessage",
      source: "digger",
      thought: "Look first.",
      content: [{ id: "k", name: "look", arguments: '{"bed":1}' }],
    },
    { type: "FunctionExecutionResultMessage", content: [{ call_id: "k", content: "dry", is_error: false }] },
    { type: "AssistantMessage", source: "digger", content: "Dry." },
  ];
  const agent = { type: "AssistantAgentState", version: "1.0.0", llm_context: { messages: context } };

  it("of an agent: calls joined to results, thoughts before what they led to", async () => {
    const { format, tables, traces } = await read(agent);
    expect(format).toBe("autogen-runs");
    expect(tables[0]).toEqual([
      "message user: Dry?",
      "thought digger: Look first.",
      "tool call digger:  [k look]",
      "tool result null: dry answers k",
      "message digger: Dry.",
    ]);
    expect(traces.map((trace) => lostStrings(agent, trace))).toEqual([[]]);
  });

  it("of a team: the thread, wherever it stands among the agents' own contexts", async () => {
    const team = {
      type: "TeamState",
      agent_states: {
        digger: { type: "ChatAgentContainerState", agent_state: agent },
        "SelectorGroupChatManager/1": {
          message_thread: [
            { type: "TextMessage", source: "user", content: "Is it dry?" },
            { type: "TextMessage", source: "digger", content: "It is." },
          ],
        },
      },
    };
    const { tables, traces } = await read(team);
    expect(tables[0]).toEqual(["message user: Is it dry?", "message digger: It is."]);
    expect(traces.map((trace) => lostStrings(team, trace))).toEqual([[]]);
  });
});

describe("rows of several runs", () => {
  it("are a trace for each run, whose rows may alternate", async () => {
    const { traces, tables } = await read(
      "run_id,agent,message\nr1,Ann,Dig.\nr2,Ann,Sow.\nr1,Bob,Dug.\nr2,Bob,Sown.\n",
    );
    expect(traces.map(({ sourceId }) => sourceId)).toEqual(["r1", "r2"]);
    expect(tables).toEqual([
      ["message Ann: Dig.", "message Bob: Dug."],
      ["message Ann: Sow.", "message Bob: Sown."],
    ]);
    expect(traces.map(({ warnings }) => warnings.length)).toEqual([1, 0]);
    expect(traces[0]?.warnings[0]).toContain("“run_id”");
  });

  it("are one where each row has an id of its own, or none", async () => {
    const { traces } = await read([
      { ...ask, conversation_id: "x", run: 1 },
      { ...say, conversation_id: "x", run: 2 },
    ]);
    expect(traces.map(({ sourceId }) => sourceId)).toEqual(["x"]);
    expect((await read([ask, say])).traces.map(({ sourceId, warnings }) => [sourceId, warnings])).toEqual([[null, []]]);
  });
});

describe("a run inside of what an API answered", () => {
  it("is found where there is only one, and what stands around it is kept", async () => {
    const { format, warnings, traces } = await read({ code: 200, result: { messages: [ask, say] } });
    expect([format, warnings]).toEqual(["openai-chat", ["The run is taken from “result”."]]);
    expect(traces[0]?.raw).toMatchObject({ wrapper: { code: 200 } });
  });

  it("but not where there are two, which might be anything", async () => {
    const { failure } = await read({ before: { messages: [ask] }, after: { messages: [ask, say] }, code: 200 });
    expect(failure?.code).toBe("unknown-format");
  });

  it("is each member where they all are runs of one form", async () => {
    const runs = { "run a": { messages: [ask] }, "run b": { id: "b", messages: [ask, say] } };
    const { format, traces, warnings } = await read(runs);
    expect([format, traces.map(({ sourceId }) => sourceId)]).toEqual(["openai-chat", [null, "b"]]);
    expect(traces.map(({ raw }) => raw)).toMatchObject([{ "topmast:key": "run a" }, { "topmast:key": "run b" }]);
    expect(warnings).toEqual([expect.stringContaining("Each member")]);
  });

  it("is one message where a list holds only one", async () => {
    expect((await read({ data: [ask] })).format).toBe("openai-messages");
  });
});

describe("what logs write in a way of their own", () => {
  const line = "-".repeat(80);

  it("AG2 announces twice who answers a call, and that is one step", async () => {
    const { tables } = await read(
      [
        `Boss (to all):\n\nDig.\n\n${line}`,
        `Digger (to all):\n\n***** Suggested tool call (k1): dig *****\nArguments: \n{}\n${"*".repeat(30)}\n\n${line}`,
        `>>>>>>>> EXECUTING FUNCTION dig...\nBoss (to all):\n\nBoss (to all):\n\n***** Response from calling tool (k1) *****\ndug\n${"*".repeat(30)}\n\n${line}\n`,
      ].join("\n\n"),
    );
    expect(tables[0]).toEqual([
      "message Boss -> all: Dig.",
      "tool call Digger -> all:  [k1 dig]",
      expect.stringMatching(/^tool result Boss -> all: .* answers k1$/s),
    ]);
  });

  it("MetaGPT's news may be of several whose names only stand among those who are written to", async () => {
    const { tables } = await read(
      [
        "=== MetaGPT Agent Communication Log - Started at 2026-02-03 10:00:00 ===\n",
        `[2026-02-03 10:00:01] FROM: Boss TO: {'Digger', 'Sower'}\nACTION: Order\nCONTENT:\nBed three.\n${line}`,
        `[2026-02-03 10:00:09] NEW MESSAGES:\n\nDigger: Dug.\nNote: it was hard.\n\nSower: Sown.\n${line}`,
      ].join("\n"),
    );
    expect(tables[0]).toEqual([
      "message Boss -> Digger, Sower: Bed three.",
      "message Digger: Dug.\nNote: it was hard.",
      "message Sower: Sown.",
    ]);
  });
});

describe("words of the Vercel AI SDK in spans that lack its operation", () => {
  it("are read by the span's name", async () => {
    const span = (spanId: string, name: string, attributes: Json) => ({
      name,
      spanContext: { traceId: "5b8efff798038103d269b633813fc60c", spanId },
      startTime: [1_767_225_600, 0],
      attributes,
    });
    const { tables } = await read([
      span("1", "ai.generateText.doGenerate", {
        "ai.prompt.messages": JSON.stringify([ask]),
        "ai.response.text": "Very.",
      }),
      span("2", "ai.toolCall", { "ai.toolCall.name": "look", "ai.toolCall.id": "v", "ai.toolCall.args": "{}" }),
    ]);
    expect(tables[0]).toEqual([
      "message user: Is the bed dry?",
      "message assistant: Very.",
      "tool call null:  [v look]",
    ]);
  });
});

describe("a log of calls", () => {
  const asked = (messages: Json, answer: string, more = {}) => ({
    ...more,
    request: { model: "g", messages },
    response: { choices: [{ message: { role: "assistant", content: answer } }], created: 1_767_225_600 },
  });
  const again = { role: "user", content: "And bed two?" };

  it("that go on with one another is one run, each message once", async () => {
    const calls = [
      asked([ask], "Very.", { tag: "first of the calls" }),
      asked([{ role: "user", content: "Another run altogether?" }], "Yes."),
      asked([ask, { ...say, name: null, cache: "an extra of the repeat" }, again], "Wet.", {
        tag: "second of the calls",
      }),
    ];
    const { tables, traces } = await read({ data: calls, by: "around them" });
    expect(tables).toEqual([
      [
        "message user: Is the bed dry?",
        "message assistant: Very.",
        "message user: And bed two?",
        "message assistant: Wet.",
      ],
      ["message user: Another run altogether?", "message assistant: Yes."],
    ]);
    expect(traces[0]?.warnings).toEqual([expect.stringContaining("go on with the conversation")]);
    expect(traces[0]?.steps.map(({ time }) => time)).toEqual([
      null,
      "2026-01-01T00:00:00.000Z",
      null,
      "2026-01-01T00:00:00.000Z",
    ]);
    const [first] = traces;
    expect(first === undefined ? ["no trace"] : lostStrings([calls[0], calls[2]], first)).toEqual([]);
    expect(traces[0]?.raw).toMatchObject({ wrapper: { by: "around them" } });
  });

  it("that only ask the same, or ask again, are runs of their own", async () => {
    const { traces } = await read([asked([ask], "Very."), asked([ask], "Very."), asked([ask, again], "Wet.")]);
    expect(traces).toHaveLength(3);
  });

  it("of Anthropic's, with the thoughts that are not sent again", async () => {
    const call = (messages: Json, content: Json) => ({
      request: { model: "g", system: "Be brief, please.", messages },
      response: { role: "assistant", content },
    });
    const thought = { type: "thinking", thinking: "Look at it." };
    const { format, tables } = await read([
      call([ask], [thought, { type: "text", text: "Very." }]),
      call([ask, say, again], [{ type: "text", text: "Wet." }]),
    ]);
    expect(format).toBe("anthropic-messages");
    expect(tables).toEqual([
      [
        "system system: Be brief, please.",
        "message user: Is the bed dry?",
        "thought assistant: Look at it.",
        "message assistant: Very.",
        "message user: And bed two?",
        "message assistant: Wet.",
      ],
    ]);
  });

  it("of a batch holds the answer in the response's body", async () => {
    const { format, tables } = await read([
      { custom_id: "1", response: { status_code: 200, body: { model: "g", choices: [{ message: say }] } } },
    ]);
    expect([format, tables]).toEqual(["openai-calls", [["message assistant: Very."]]]);
  });
});
