/** Invented runs in the forms of the span formats, one trace each. */
import type { Json } from "@/lib/traces/canonical";
import { otlpRequest } from "./otlp-request";

const text = (content: string) => [{ type: "text", content }];
const langChain = (type: string, kwargs: Json): Json => ({
  lc: 1,
  type: "constructor",
  id: ["langchain", "schema", type],
  kwargs,
});

const otlp = otlpRequest([
  {
    id: 1,
    name: "invoke_agent Baker",
    for: 90,
    attributes: { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "Baker", "session.id": "shift-4" },
  },
  {
    id: 2,
    parent: 1,
    name: "chat oven-2",
    at: 3,
    for: 20,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "oven-2",
      "gen_ai.system_instructions": JSON.stringify(text("You bake bread.")),
      "gen_ai.input.messages": JSON.stringify([{ role: "user", parts: text("Bake two loaves.") }]),
      "gen_ai.output.messages": JSON.stringify([
        {
          role: "assistant",
          parts: [{ type: "tool_call", id: "b1", name: "preheat", arguments: { degrees: 230 } }],
          finish_reason: "tool_call",
        },
      ]),
    },
  },
  {
    id: 3,
    parent: 1,
    name: "execute_tool preheat",
    at: 30,
    attributes: {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": "preheat",
      "gen_ai.tool.call.id": "b1",
      "gen_ai.tool.call.result": "hot",
    },
  },
  {
    id: 4,
    parent: 1,
    name: "pack",
    at: 60,
    error: "no paper bags",
    attributes: { "output.value": JSON.stringify({ bags: 0 }) },
    events: [{ name: "exception", attributes: { "exception.type": "Empty" } }],
  },
]);

const phoenix: Json = [
  {
    id: "U3Bhbjo3",
    name: "Baker",
    context: { trace_id: "4d0fd4ce15fe1e9c46a9f03ab39a1f07", span_id: "a1b2c3d4e5f60718" },
    span_kind: "AGENT",
    parent_id: null,
    start_time: "2026-03-01T08:00:00.000001+00:00",
    end_time: "2026-03-01T08:00:09+00:00",
    status_code: "OK",
    status_message: "",
    attributes: { openinference: { span: { kind: "AGENT" } }, agent: { name: "Baker" }, metadata: { shop: "corner" } },
    events: [],
  },
  {
    id: "U3Bhbjo4",
    name: "OvenChat",
    context: { trace_id: "4d0fd4ce15fe1e9c46a9f03ab39a1f07", span_id: "a1b2c3d4e5f60719" },
    span_kind: "LLM",
    parent_id: "a1b2c3d4e5f60718",
    start_time: "2026-03-01T08:00:01+00:00",
    end_time: "2026-03-01T08:00:03.5+00:00",
    status_code: "ERROR",
    status_message: "the oven tripped",
    attributes: {
      llm: {
        model_name: "oven-2",
        input_messages: [{ message: { role: "user", content: "Bake two loaves." } }],
        output_messages: [{ message: { role: "assistant", content: "They are in." } }],
      },
    },
    events: [{ name: "exception", attributes: { "exception.message": "fuse" } }],
  },
];

const python: Json = {
  name: "chat oven-2",
  context: { trace_id: "0x4d0fd4ce15fe1e9c46a9f03ab39a1f07", span_id: "0xa1b2c3d4e5f60718", trace_state: "[]" },
  kind: "SpanKind.CLIENT",
  parent_id: null,
  start_time: "2026-03-01T08:00:00.250000Z",
  end_time: "2026-03-01T08:00:01.750000Z",
  status: { status_code: "UNSET" },
  attributes: {
    "gen_ai.operation.name": "chat",
    "gen_ai.agent.name": "Baker",
    "gen_ai.agent.version": 3,
    "gen_ai.input.messages": [{ role: "user", parts: text("Bake two loaves.") }],
    "gen_ai.output.messages": [{ role: "assistant", parts: text("They are in.") }],
  },
  events: [],
  links: [],
  resource: { attributes: { "service.name": "bakery" }, schema_url: "" },
};

const javascript: Json = [
  {
    resource: { attributes: { "service.name": "bakery" } },
    instrumentationScope: { name: "ai" },
    name: "ai.generateText.doGenerate",
    spanContext: { traceId: "4d0fd4ce15fe1e9c46a9f03ab39a1f07", spanId: "a1b2c3d4e5f60718" },
    startTime: [1772352000, 250_000_000],
    endTime: [1772352001, 750_000_000],
    status: { code: 0 },
    attributes: {
      "ai.operationId": "ai.generateText.doGenerate",
      "ai.telemetry.functionId": "Baker",
      "ai.prompt.messages": '[{"role":"user","content":[{"type":"text","text":"Bake two loaves."}]}]',
      "ai.response.text": "They are in.",
    },
    events: [],
  },
];

const console: Json = {
  traceId: "4d0fd4ce15fe1e9c46a9f03ab39a1f07",
  id: "a1b2c3d4e5f60718",
  name: "chat",
  kind: 2,
  timestamp: 1772352000250000,
  duration: 1500000,
  attributes: {
    "gen_ai.operation.name": "chat",
    "gen_ai.agent.name": "Baker",
    "gen_ai.prompt": '[{"role":"user","content":"Bake two loaves."}]',
    "gen_ai.completion": '[{"role":"assistant","content":"They are in."}]',
  },
  status: { code: 0 },
  events: [],
};

const trail: Json = {
  trace_id: "4d0fd4ce15fe1e9c46a9f03ab39a1f07",
  note: "second batch",
  spans: [
    {
      span_id: "a1b2c3d4e5f60718",
      parent_span_id: null,
      span_name: "main",
      span_kind: "Internal",
      timestamp: "2026-03-01T08:00:00.250000Z",
      duration: "PT58.8S",
      status_code: "Unset",
      status_message: "",
      span_attributes: {},
      logs: [{ body: "oven on" }],
      child_spans: [
        {
          span_id: "a1b2c3d4e5f60719",
          parent_span_id: "a1b2c3d4e5f60718",
          span_name: "Baker.run",
          span_kind: "Internal",
          timestamp: "2026-03-01T08:00:00.250000Z",
          duration: "PT1.5S",
          status_code: "Unset",
          span_attributes: {
            "openinference.span.kind": "LLM",
            "agent.name": "Baker",
            "llm.input_messages.0.message.role": "user",
            "llm.input_messages.0.message.content": "Bake two loaves.",
            "llm.output_messages.0.message.role": "assistant",
            "llm.output_messages.0.message.content": "They are in.",
          },
          child_spans: [],
        },
      ],
    },
  ],
};

const agentsSdk: Json = [
  { object: "trace", id: "trace_7", workflow_name: "Bakery", group_id: "shift-4", metadata: { shop: "corner" } },
  {
    object: "trace.span",
    id: "span_1",
    trace_id: "trace_7",
    parent_id: null,
    started_at: "2026-03-01T08:00:00+00:00",
    ended_at: "2026-03-01T08:00:09+00:00",
    span_data: { type: "agent", name: "Counter", handoffs: ["Baker"], tools: [], output_type: "str" },
    error: null,
  },
  {
    object: "trace.span",
    id: "span_2",
    trace_id: "trace_7",
    parent_id: "span_1",
    started_at: "2026-03-01T08:00:01+00:00",
    ended_at: "2026-03-01T08:00:02+00:00",
    span_data: {
      type: "generation",
      input: [{ role: "user", content: "Bake two loaves." }],
      output: [{ role: "assistant", content: "I ask the baker." }],
      model: "oven-2",
      usage: { input_tokens: 8, output_tokens: 5 },
    },
    error: null,
  },
  {
    object: "trace.span",
    id: "span_3",
    trace_id: "trace_7",
    parent_id: "span_1",
    started_at: "2026-03-01T08:00:03+00:00",
    ended_at: "2026-03-01T08:00:03+00:00",
    span_data: { type: "handoff", from_agent: "Counter", to_agent: "Baker" },
    error: null,
  },
  {
    object: "trace.span",
    id: "span_4",
    trace_id: "trace_7",
    parent_id: null,
    started_at: "2026-03-01T08:00:04+00:00",
    ended_at: "2026-03-01T08:00:08+00:00",
    span_data: { type: "agent", name: "Baker" },
    error: null,
  },
  {
    object: "trace.span",
    id: "span_5",
    trace_id: "trace_7",
    parent_id: "span_4",
    started_at: "2026-03-01T08:00:05+00:00",
    ended_at: "2026-03-01T08:00:06+00:00",
    span_data: { type: "function", name: "preheat", input: '{"degrees":230}', output: "hot" },
    error: { message: "fan loud", data: null },
  },
  {
    object: "trace.span",
    id: "span_6",
    trace_id: "trace_7",
    parent_id: "span_4",
    started_at: "2026-03-01T08:00:07+00:00",
    ended_at: "2026-03-01T08:00:08+00:00",
    span_data: { type: "response", response_id: "resp_1", usage: {} },
    error: null,
  },
];

const messages = [
  langChain("SystemMessage", { content: "You bake bread." }),
  langChain("HumanMessage", { content: "Bake two loaves." }),
];
const langSmith: Json = {
  id: "run-1",
  trace_id: "run-1",
  name: "LangGraph",
  run_type: "chain",
  start_time: "2026-03-01T08:00:00",
  end_time: "2026-03-01T08:00:09",
  inputs: { messages: [{ type: "human", content: "Bake two loaves." }] },
  outputs: { messages: [{ type: "ai", content: "They are in." }] },
  error: null,
  dotted_order: "20260301T080000000000Zrun-1",
  extra: { metadata: { thread_id: "shift-4" } },
  session_id: "project-1",
  child_runs: [
    {
      id: "run-2",
      trace_id: "run-1",
      parent_run_id: "run-1",
      name: "ChatOven",
      run_type: "llm",
      start_time: "2026-03-01T08:00:01",
      end_time: "2026-03-01T08:00:02",
      dotted_order: "20260301T080000000000Zrun-1.20260301T080001000000Zrun-2",
      extra: { metadata: { langgraph_node: "Baker", ls_model_name: "oven-2" } },
      inputs: { messages: [messages] },
      outputs: {
        generations: [
          [
            {
              text: "",
              message: langChain("AIMessage", {
                content: "",
                tool_calls: [{ name: "preheat", args: { degrees: 230 }, id: "b1" }],
                usage_metadata: { input_tokens: 9, output_tokens: 3 },
              }),
            },
          ],
        ],
      },
      child_runs: [],
    },
    {
      id: "run-3",
      trace_id: "run-1",
      parent_run_id: "run-1",
      name: "preheat",
      run_type: "tool",
      start_time: "2026-03-01T08:00:03",
      end_time: "2026-03-01T08:00:04",
      inputs: { input: "{'degrees': 230}" },
      outputs: { output: { type: "tool", content: "hot", tool_call_id: "b1", name: "preheat" } },
      error: "fan loud",
      child_runs: [],
    },
    {
      id: "run-4",
      trace_id: "run-1",
      parent_run_id: "run-1",
      name: "ChatOven",
      run_type: "llm",
      start_time: "2026-03-01T08:00:05",
      end_time: "2026-03-01T08:00:06",
      extra: { metadata: { langgraph_node: "Baker", ls_model_name: "oven-2" } },
      inputs: { messages: [messages] },
      outputs: { generations: [[{ message: langChain("AIMessage", { content: "They are in." }) }]] },
    },
  ],
};

const observations: Json = [
  {
    id: "o-2",
    traceId: "lf-1",
    type: "GENERATION",
    name: "chat",
    parentObservationId: "o-1",
    startTime: "2026-03-01T08:00:01.000Z",
    endTime: "2026-03-01T08:00:02.000Z",
    model: "oven-2",
    level: "DEFAULT",
    input: '[{"role":"user","content":"Bake two loaves."}]',
    output:
      '{"role":"assistant","content":"","tool_calls":[{"id":"b1","function":{"name":"preheat","arguments":"{\\"degrees\\":230}"}}]}',
    metadata: '{"scope":{"name":"pydantic-ai"}}',
    usageDetails: { input: 9, output: 3 },
  },
  {
    id: "o-1",
    traceId: "lf-1",
    type: "AGENT",
    name: "Baker",
    parentObservationId: null,
    startTime: "2026-03-01T08:00:00.000Z",
    endTime: "2026-03-01T08:00:09.000Z",
    level: "DEFAULT",
    input: null,
    output: '"They are in."',
    metadata: "{}",
  },
  {
    id: "o-3",
    traceId: "lf-1",
    type: "TOOL",
    name: "preheat",
    parentObservationId: "o-1",
    startTime: "2026-03-01T08:00:03.000Z",
    endTime: "2026-03-01T08:00:04.000Z",
    level: "ERROR",
    statusMessage: "fan loud",
    input: '{"degrees":230}',
    output: "hot",
    metadata: null,
  },
];
const scores: Json = [
  {
    id: "s-1",
    traceId: "lf-1",
    name: "correctness",
    value: 0,
    stringValue: null,
    comment: "Only one loaf came out.",
    source: "EVAL",
    dataType: "NUMERIC",
    observationId: "o-3",
  },
  {
    id: "s-2",
    traceId: "lf-1",
    name: "tone",
    value: 1,
    stringValue: "friendly",
    comment: null,
    dataType: "CATEGORICAL",
    observationId: null,
  },
];
const langfuse: Json = {
  trace: {
    id: "lf-1",
    name: "bakery",
    timestamp: "2026-03-01T08:00:00.000Z",
    sessionId: "shift-4",
    userId: "u-7",
    tags: ["bread"],
    environment: "default",
    input: '"Bake two loaves."',
    output: null,
    scores,
    observations: [{ id: "o-1", input: null, name: "Baker", note: "only in the copy" }],
  },
  observations,
};

const snake = (value: Json): Json => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(snake);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), item]),
  );
};
const time = (value: Json): Json =>
  typeof value === "string" ? value.replace(/^(\d{4}-\d\d-\d\d)T([\d:.]+)Z$/, "$1 $2000") : value;
const rows = (list: Json): Json[] =>
  Array.isArray(list)
    ? list.map((row) => Object.fromEntries(Object.entries(snake(row) ?? {}).map(([key, value]) => [key, time(value)])))
    : [];
const langfuseRows: Json = [...rows(observations), ...rows(scores)];

const trailRow: Json = {
  trace: JSON.stringify(trail),
  labels: JSON.stringify({
    errors: [
      {
        category: "Instruction Non-compliance",
        location: "a1b2c3d4e5f60719",
        evidence: "They are in.",
        description: "Nobody counted the loaves.",
        impact: "HIGH",
      },
      { category: "Language-only", location: "none", description: "" },
    ],
    scores: [{ reliability_score: 2, reliability_reasoning: "It bakes, but not what was asked.", overall: 2.5 }],
  }),
};

/** Name of the format → file. */
export const spanFiles: Readonly<Record<string, { readonly format: string; readonly content: Json }>> = {
  otlp: { format: "otlp-json", content: otlp },
  phoenix: { format: "span-list", content: phoenix },
  python: { format: "span-list", content: python },
  javascript: { format: "span-list", content: javascript },
  console: { format: "span-list", content: console },
  trail: { format: "span-list", content: trail },
  "trail-row": { format: "trail", content: trailRow },
  "agents-sdk": { format: "openai-agents", content: agentsSdk },
  langsmith: { format: "langsmith", content: langSmith },
  langfuse: { format: "langfuse-trace", content: langfuse },
  "langfuse-rows": { format: "langfuse-rows", content: langfuseRows },
};
