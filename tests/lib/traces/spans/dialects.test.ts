/** One run, told in each dialect: what is said must come out the same. */
import { describe, expect, it } from "vitest";
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { assembleTrace } from "@/lib/traces/spans/assemble";
import { spansOfOtlp } from "@/lib/traces/spans/otlp-json";
import { otlpRequest, type TestSpan } from "../../../support/otlp-request";
import { stepLines } from "../../../support/step-lines";

const read = (spans: readonly TestSpan[], scope?: string): ParsedTrace =>
  assembleTrace(spansOfOtlp(otlpRequest(spans, scope)).spans);
const text = (content: string) => [{ type: "text", content }];

const question = "When does the last ferry leave?";
const answer = "The last ferry leaves at 21:40.";
const told = [
  "system → Clerk [system] You know the timetable.",
  `user → Clerk [message] ${question}`,
  'Clerk [tool call]  timetable({"day":"Sunday"})',
  "tool [tool result] 21:40 from pier 2",
  `Clerk [message] ${answer}`,
];

/** The model is asked, calls the timetable, and answers; `said` tells it in one dialect. */
function run(said: {
  agent: Attributes;
  first: TestSpanFacts;
  tool: TestSpanFacts;
  second: TestSpanFacts;
}): ParsedTrace {
  return read([
    { id: 1, name: "run", at: 0, for: 90, attributes: said.agent },
    { id: 2, parent: 1, name: "call", at: 10, for: 20, ...said.first },
    { id: 3, parent: 1, name: "timetable", at: 40, for: 5, ...said.tool },
    { id: 4, parent: 1, name: "call", at: 50, for: 30, ...said.second },
  ]);
}
type Attributes = Readonly<Record<string, Json>>;
type TestSpanFacts = Pick<TestSpan, "attributes" | "events">;

const call = { type: "tool_call", id: "c1", name: "timetable", arguments: { day: "Sunday" } };
const history = [
  { role: "user", parts: text(question) },
  { role: "assistant", parts: [call] },
  { role: "tool", parts: [{ type: "tool_call_response", id: "c1", response: "21:40 from pier 2" }] },
];
const instructions = text("You know the timetable.");
const agent = { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "Clerk" };
const tool = {
  "gen_ai.operation.name": "execute_tool",
  "gen_ai.tool.name": "timetable",
  "gen_ai.tool.call.id": "c1",
  "gen_ai.tool.call.result": "21:40 from pier 2",
};
const chat = { "gen_ai.operation.name": "chat", "gen_ai.request.model": "harbour-1" };

const genAi = (form: (value: Json) => Json) =>
  run({
    agent,
    first: {
      attributes: {
        ...chat,
        "gen_ai.system_instructions": form(instructions),
        "gen_ai.input.messages": form(history.slice(0, 1)),
        "gen_ai.output.messages": form([{ role: "assistant", parts: [call], finish_reason: "tool_call" }]),
      },
    },
    tool: { attributes: tool },
    second: {
      attributes: {
        ...chat,
        "gen_ai.system_instructions": form(instructions),
        "gen_ai.input.messages": form(history),
        "gen_ai.output.messages": form([{ role: "assistant", parts: text(answer), finish_reason: "stop" }]),
      },
    },
  });

describe("GenAI conventions", () => {
  it("are read from JSON text and from structured attributes", () => {
    for (const form of [(value: Json) => JSON.stringify(value), (value: Json) => value]) {
      const trace = genAi(form);
      expect(stepLines(trace)).toEqual(told);
      expect(trace).toMatchObject({
        model: "harbour-1",
        task: question,
        title: question,
        system: "harbour",
        warnings: [],
      });
      expect(trace.steps[3]).toMatchObject({
        answers: "c1",
        parent: 2,
        durationMs: 5,
        time: "2026-03-01T08:00:00.040Z",
      });
    }
  });

  it("are read from the event with the details of the operation", () => {
    const details = (attributes: Attributes) => ({
      attributes: chat,
      events: [{ name: "gen_ai.client.inference.operation.details", attributes }],
    });
    const trace = run({
      agent,
      first: details({
        "gen_ai.system_instructions": instructions,
        "gen_ai.input.messages": history.slice(0, 1),
        "gen_ai.output.messages": [{ role: "assistant", parts: [call] }],
      }),
      tool: { attributes: tool },
      second: details({
        "gen_ai.input.messages": JSON.stringify(history),
        "gen_ai.output.messages": JSON.stringify([{ role: "assistant", parts: text(answer) }]),
      }),
    });
    expect(stepLines(trace)).toEqual(told);
  });

  it("are read from one event a message, with fields or with JSON in them", () => {
    const calls = [{ id: "c1", type: "function", function: { name: "timetable", arguments: '{"day":"Sunday"}' } }];
    const asked = [
      { name: "gen_ai.system.message", attributes: { content: "You know the timetable." } },
      {
        name: "gen_ai.user.message",
        attributes: { "gen_ai.event.content": JSON.stringify({ role: "user", content: question }) },
      },
    ];
    const trace = run({
      agent,
      first: {
        attributes: chat,
        events: [
          ...asked,
          {
            name: "gen_ai.choice",
            attributes: { index: 0, message: JSON.stringify({ role: "assistant", tool_calls: calls }) },
          },
        ],
      },
      tool: { attributes: tool },
      second: {
        attributes: chat,
        events: [
          ...asked,
          { name: "gen_ai.assistant.message", attributes: { tool_calls: JSON.stringify(calls) } },
          { name: "gen_ai.tool.message", attributes: { id: "c1", content: "21:40 from pier 2" } },
          {
            name: "gen_ai.choice",
            attributes: { index: 0, message: JSON.stringify({ role: "assistant", content: answer }) },
          },
        ],
      },
    });
    expect(stepLines(trace)).toEqual(told);
  });

  it("are read where messages do not conform, and under their deprecated names", () => {
    const plain = [
      { role: "system", content: "You know the timetable." },
      { role: "user", content: question },
    ];
    const trace = read([
      {
        id: 1,
        name: "chat",
        attributes: {
          ...chat,
          ...agent,
          "gen_ai.operation.name": "chat",
          "gen_ai.input.messages": JSON.stringify(plain),
          "gen_ai.output.messages": JSON.stringify([{ role: "assistant", content: answer }]),
        },
      },
      {
        id: 2,
        name: "chat",
        at: 5,
        attributes: {
          ...chat,
          "gen_ai.agent.name": "Porter",
          "gen_ai.prompt": JSON.stringify([{ role: "user", content: "Which pier?" }]),
          "gen_ai.completion": "Pier 2.",
        },
      },
    ]);
    expect(stepLines(trace)).toEqual([
      told[0],
      told[1],
      told[4],
      "user → Porter [message] Which pier?",
      "Porter [message] Pier 2.",
    ]);
  });

  it("show reasoning as a thought of its own, and leave pictures to the raw part", () => {
    const trace = read([
      {
        id: 1,
        attributes: {
          ...chat,
          "gen_ai.input.messages": [
            {
              role: "user",
              parts: [
                ...text("What is on it?"),
                { type: "blob", mime_type: "image/png", modality: "image", content: "aGFyYm91cg==" },
              ],
            },
          ],
          "gen_ai.output.messages": [
            { role: "assistant", parts: [{ type: "reasoning", content: "A ship, I think." }, ...text("A ship.")] },
          ],
        },
      },
    ]);
    expect(stepLines(trace)).toEqual([
      "user [message] What is on it?",
      "assistant [thought] A ship, I think.",
      "assistant [message] A ship.",
    ]);
    expect(JSON.stringify(trace.steps)).toContain("aGFyYm91cg==");
  });
});

describe("OpenInference", () => {
  const messages = (list: readonly Attributes[], of: string): Attributes =>
    Object.fromEntries(
      list.flatMap((message, index) =>
        Object.entries(message).map(([key, value]) => [`llm.${of}_messages.${index}.message.${key}`, value]),
      ),
    );
  const asked = [
    { role: "system", content: "You know the timetable." },
    { role: "user", "contents.0.message_content.type": "text", "contents.0.message_content.text": question },
  ];
  const called = {
    role: "assistant",
    "tool_calls.0.tool_call.function.name": "timetable",
    "tool_calls.0.tool_call.function.arguments": '{"day":"Sunday"}',
  };
  const llm = { "openinference.span.kind": "LLM", "llm.model_name": "harbour-1" };

  it("is read from flat attributes, and joins tools that have no ids", () => {
    const trace = run({
      agent: { "openinference.span.kind": "AGENT", "graph.node.id": "Clerk" },
      first: { attributes: { ...llm, ...messages(asked, "input"), ...messages([called], "output") } },
      tool: {
        attributes: {
          "openinference.span.kind": "TOOL",
          "tool.name": "timetable",
          "input.value": '{ "day": "Sunday" }',
          "output.value": "21:40 from pier 2",
        },
      },
      second: {
        attributes: {
          ...llm,
          ...messages([...asked, called, { role: "tool", name: "timetable", content: "21:40 from pier 2" }], "input"),
          ...messages([{ role: "assistant", content: answer }], "output"),
        },
      },
    });
    expect(stepLines(trace)).toEqual(told);
    expect(trace.steps[3]?.answers).toBe(trace.steps[2]?.toolCalls[0]?.id);
    expect(trace.steps[3]?.answers).not.toBeNull();
  });

  it("is read from nested attributes", () => {
    const nested = {
      openinference: { span: { kind: "LLM" } },
      llm: {
        model_name: "harbour-1",
        input_messages: [{ message: { role: "user", content: question } }],
        output_messages: [{ message: { role: "assistant", content: answer } }],
      },
      agent: { name: "Clerk" },
    };
    expect(stepLines(read([{ id: 1, attributes: nested }]))).toEqual([told[1], told[4]]);
  });

  it("shows what a retriever found, and takes no list for as long as its highest number says", () => {
    const trace = read([
      {
        id: 1,
        name: "search",
        attributes: {
          "openinference.span.kind": "RETRIEVER",
          "input.value": "piers",
          "retrieval.documents.0.document.content": "Pier 2 is closed.",
          "retrieval.documents.999999999.document.content": "Pier 3 is open.",
        },
      },
    ]);
    expect(stepLines(trace)).toEqual(["- [event] Pier 2 is closed.\n\nPier 3 is open."]);
  });
});

describe("other dialects", () => {
  it("Traceloop: one attribute a field", () => {
    const trace = run({
      agent: { "traceloop.span.kind": "agent", "traceloop.entity.name": "Clerk" },
      first: {
        attributes: {
          "llm.request.type": "chat",
          "gen_ai.prompt.0.role": "system",
          "gen_ai.prompt.0.content": "You know the timetable.",
          "gen_ai.prompt.1.role": "user",
          "gen_ai.prompt.1.content": JSON.stringify([{ type: "text", text: question }]),
          "gen_ai.completion.0.role": "assistant",
          "gen_ai.completion.0.tool_calls.0.id": "c1",
          "gen_ai.completion.0.tool_calls.0.name": "timetable",
          "gen_ai.completion.0.tool_calls.0.arguments": '{"day":"Sunday"}',
        },
      },
      tool: {
        attributes: {
          "traceloop.span.kind": "tool",
          "traceloop.entity.name": "timetable",
          "traceloop.entity.input": '{"day":"Sunday"}',
          "traceloop.entity.output": '"21:40 from pier 2"',
        },
      },
      second: {
        attributes: {
          "llm.request.type": "chat",
          "gen_ai.completion.0.role": "assistant",
          "gen_ai.completion.0.content": answer,
        },
      },
    });
    expect(stepLines(trace)).toEqual(told);
  });

  it("Google ADK: requests and responses of Gemini", () => {
    const contents = [{ role: "user", parts: [{ text: question }] }];
    const request = (more: readonly Json[]) =>
      JSON.stringify({
        model: "harbour-1",
        config: { system_instruction: "You know the timetable." },
        contents: [...contents, ...more],
      });
    const called = { role: "model", parts: [{ function_call: { name: "timetable", args: { day: "Sunday" } } }] };
    const adk = { "gen_ai.system": "gcp.vertex.agent", "gen_ai.request.model": "harbour-1" };
    const trace = run({
      agent: { ...adk, "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "Clerk" },
      first: {
        attributes: {
          ...adk,
          "gcp.vertex.agent.llm_request": request([]),
          "gcp.vertex.agent.llm_response": JSON.stringify({ content: called }),
        },
      },
      tool: {
        attributes: {
          ...adk,
          "gen_ai.operation.name": "execute_tool",
          "gen_ai.tool.name": "timetable",
          "gen_ai.tool.call.id": "adk-7",
          "gcp.vertex.agent.tool_call_args": '{"day": "Sunday"}',
          "gcp.vertex.agent.tool_response": "21:40 from pier 2",
        },
      },
      second: {
        attributes: {
          ...adk,
          "gcp.vertex.agent.llm_request": request([
            called,
            {
              role: "user",
              parts: [{ function_response: { name: "timetable", response: { result: "21:40 from pier 2" } } }],
            },
          ]),
          "gcp.vertex.agent.llm_response": JSON.stringify({ content: { role: "model", parts: [{ text: answer }] } }),
        },
      },
    });
    expect(stepLines(trace)).toEqual(told);
    expect(trace).toMatchObject({ system: "Google ADK", model: "harbour-1" });
    expect(trace.steps[2]?.toolCalls[0]?.id).toBe("adk-7");
  });

  it("Vercel AI SDK: the outer span repeats the inner ones", () => {
    const named = { "ai.telemetry.functionId": "Clerk" };
    const trace = read([
      {
        id: 1,
        name: "ai.generateText",
        for: 90,
        attributes: {
          ...named,
          "ai.operationId": "ai.generateText",
          "ai.prompt": JSON.stringify({ system: "You know the timetable.", prompt: question }),
          "ai.response.text": answer,
        },
      },
      {
        id: 2,
        parent: 1,
        name: "ai.generateText.doGenerate",
        at: 1,
        for: 9,
        attributes: {
          "ai.operationId": "ai.generateText.doGenerate",
          "ai.prompt.messages": JSON.stringify([{ role: "user", content: [{ type: "text", text: question }] }]),
          "ai.response.toolCalls": JSON.stringify([
            { toolCallType: "function", toolCallId: "c1", toolName: "timetable", args: '{"day":"Sunday"}' },
          ]),
          "ai.response.model": "harbour-1",
          "ai.usage.promptTokens": 7,
          "ai.usage.completionTokens": 2,
        },
      },
      {
        id: 3,
        parent: 1,
        name: "ai.toolCall",
        at: 20,
        attributes: {
          "ai.operationId": "ai.toolCall",
          "ai.toolCall.name": "timetable",
          "ai.toolCall.id": "c1",
          "ai.toolCall.args": '{"day":"Sunday"}',
          "ai.toolCall.result": '"21:40 from pier 2"',
        },
      },
      {
        id: 4,
        parent: 1,
        name: "ai.generateText.doGenerate",
        at: 30,
        attributes: {
          "ai.operationId": "ai.generateText.doGenerate",
          "ai.response.text": answer,
          "ai.usage.promptTokens": 9,
          "ai.usage.completionTokens": 4,
        },
      },
    ]);
    expect(stepLines(trace)).toEqual(told);
    expect(trace).toMatchObject({ model: "harbour-1", metadata: { inputTokens: 16, outputTokens: 6 } });
  });

  it("LangChain: serialised messages in what a span took and gave", () => {
    const message = (type: string, kwargs: Json) => ({
      lc: 1,
      type: "constructor",
      id: ["langchain_core", "messages", type],
      kwargs,
    });
    const human = message("HumanMessage", { content: question });
    const ai = message("AIMessage", {
      content: "",
      tool_calls: [{ name: "timetable", args: { day: "Sunday" }, id: "c1" }],
    });
    const result = message("ToolMessage", { content: "21:40 from pier 2", tool_call_id: "c1", name: "timetable" });
    const trace = read([
      {
        id: 1,
        name: "LangGraph",
        for: 90,
        attributes: {
          "input.value": JSON.stringify({ messages: [human] }),
          "output.value": JSON.stringify({ messages: [human, ai, result, message("AIMessage", { content: answer })] }),
        },
      },
      {
        id: 2,
        parent: 1,
        name: "Clerk",
        at: 5,
        for: 20,
        attributes: {
          "input.value": JSON.stringify({ messages: [human] }),
          "output.value": JSON.stringify({ messages: [ai] }),
        },
      },
      {
        id: 3,
        parent: 2,
        name: "ChatHarbour",
        at: 6,
        for: 10,
        attributes: {
          "openinference.span.kind": "LLM",
          "input.value": JSON.stringify({ messages: [[human]] }),
          "output.value": JSON.stringify({ generations: [[{ text: "", message: ai }]] }),
        },
      },
      {
        id: 4,
        parent: 1,
        name: "tools",
        at: 30,
        for: 9,
        attributes: {
          "input.value": JSON.stringify({ messages: [human, ai] }),
          "output.value": JSON.stringify({ messages: [result] }),
        },
      },
    ]);
    expect(stepLines(trace)).toEqual([`user [message] ${question}`, told[2], told[3], `assistant [message] ${answer}`]);
    expect(trace.system).toBe("LangGraph");
  });
});

describe("frameworks", () => {
  it("AutoGen teams: tasks, agents' streams, results of the model and of the team", () => {
    const said = (source: string, type: string, content: Json) => ({
      source,
      models_usage: null,
      metadata: {},
      content,
      type,
    });
    const request = [{ id: "c1", arguments: '{"day":"Sunday"}', name: "timetable" }];
    const trace = read(
      [
        {
          id: 1,
          name: "RoundRobinGroupChat.run_stream",
          for: 90,
          attributes: {
            "openinference.span.kind": "CHAIN",
            "input.value": JSON.stringify({ task: question, cancellation_token: null }),
            "output.value": JSON.stringify({
              messages: [
                said("user", "TextMessage", question),
                said("Clerk", "ToolCallRequestEvent", request),
                said("Clerk", "ToolCallExecutionEvent", [
                  { content: "21:40 from pier 2", name: "timetable", call_id: "c1", is_error: false },
                ]),
                said("Clerk", "TextMessage", answer),
              ],
              stop_reason: null,
            }),
          },
        },
        {
          id: 2,
          parent: 1,
          name: "Clerk.on_messages_stream",
          at: 5,
          for: 60,
          attributes: {
            "openinference.span.kind": "AGENT",
            "input.value": JSON.stringify({ messages: [said("user", "TextMessage", question)] }),
          },
        },
        {
          id: 3,
          parent: 2,
          name: "Client.create",
          at: 6,
          attributes: {
            "openinference.span.kind": "LLM",
            "llm.input_messages.0.message.role": "user",
            "llm.input_messages.0.message.content": question,
            "output.value": JSON.stringify({ finish_reason: "function_calls", content: request, thought: null }),
          },
        },
        {
          id: 4,
          parent: 2,
          name: "Client.create",
          at: 30,
          attributes: {
            "openinference.span.kind": "LLM",
            "output.value": JSON.stringify({ finish_reason: "stop", content: answer, thought: null }),
          },
        },
      ],
      "openinference.instrumentation.autogen_agentchat",
    );
    // No span of the tool: its result is known only from what the team gave in the end.
    expect(stepLines(trace)).toEqual([`user [message] ${question}`, told[2], told[4], told[3]]);
    expect(trace).toMatchObject({ system: "AutoGen", task: question });
  });

  it("Strands: events whose parts are Bedrock's", () => {
    const body = (content: Json) => JSON.stringify(content);
    const chatSpan = (id: number, at: number, events: TestSpan["events"]): TestSpan => ({
      id,
      parent: 1,
      at,
      name: "chat",
      attributes: { "gen_ai.operation.name": "chat", "gen_ai.request.model": "harbour-1" },
      events: events ?? [],
    });
    const use = { toolUse: { toolUseId: "c1", name: "timetable", input: { day: "Sunday" } } };
    const asked = { name: "gen_ai.user.message", attributes: { content: body([{ text: question }]) } };
    const trace = read([
      {
        id: 1,
        name: "invoke_agent Clerk",
        for: 90,
        attributes: { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "Clerk" },
      },
      chatSpan(2, 5, [
        asked,
        { name: "gen_ai.choice", attributes: { finish_reason: "tool_use", message: body([use]) } },
      ]),
      chatSpan(3, 30, [
        asked,
        { name: "gen_ai.assistant.message", attributes: { content: body([use]) } },
        {
          name: "gen_ai.tool.message",
          attributes: {
            role: "tool",
            content: body([
              { toolResult: { toolUseId: "c1", status: "success", content: [{ text: "21:40 from pier 2" }] } },
            ]),
          },
        },
        { name: "gen_ai.choice", attributes: { finish_reason: "end_turn", message: body([{ text: answer }]) } },
      ]),
    ]);
    expect(stepLines(trace)).toEqual(told.slice(1));
  });
});
