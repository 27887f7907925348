/** Invented runs of readers that need no file of their own, for tests that nothing of them is lost. */
import type { Json } from "@/lib/traces/canonical";

const ask = { role: "user", content: "How deep is the pond?" };
const call = { id: "m1", type: "function", function: { name: "measure", arguments: '{"pond": 2}' } };
const say = { role: "assistant", name: "Gauge", content: "Two metres.", tool_calls: [call] };
const answer = { role: "tool", tool_call_id: "m1", content: "2.04" };

export const readerSamples: readonly (readonly [format: string, content: Json])[] = [
  ["openai-messages", [{ role: "system", content: "Measure ponds." }, ask, say, answer]],
  [
    "magentic-one-records",
    [
      {
        question_ID: "p1",
        question: "How deep is the pond?",
        history: [
          { role: "Orchestrator (thought)", content: "Ask the gauge." },
          { role: "Orchestrator (-> Gauge)", content: "How deep is it?" },
          { role: "Gauge", content: "Two metres." },
        ],
      },
    ],
  ],
  [
    "autogen-runs",
    {
      type: "AssistantAgentState",
      llm_context: {
        messages: [
          { type: "UserMessage", source: "user", content: "How deep is the pond?" },
          {
            type: "AssistantMessage",
            source: "gauge",
            thought: "Measure it.",
            content: [{ id: "m1", name: "measure", arguments: '{"pond": 2}' }],
          },
          { type: "FunctionExecutionResultMessage", content: [{ call_id: "m1", content: "2.04", is_error: false }] },
        ],
      },
    },
  ],
  [
    "openai-calls",
    {
      request: { model: "pond-1", messages: [ask], temperature: 0 },
      response: { choices: [{ index: 0, message: say, finish_reason: "stop" }], usage: { total: 7 } },
      note: "first call",
    },
  ],
  [
    "openai-responses",
    [
      ask,
      { type: "reasoning", id: "r1", summary: [{ type: "summary_text", text: "Measure it." }] },
      { type: "function_call", call_id: "f1", name: "measure", arguments: '{"pond": 2}' },
      { type: "function_call_output", call_id: "f1", output: "2.04" },
      { type: "message", role: "assistant", content: [{ type: "output_text", text: "Two metres." }] },
    ],
  ],
  ["keyed-conversations", { Gauge: [{ ...ask, name: "Keeper" }, say, answer], Keeper: [] }],
  ["log-records", [{ trace_id: "t1", trajectory: "Keeper: how deep?\nGauge: two metres", team: "ponds" }]],
  [
    "tau2-bench",
    {
      id: "s1",
      task_id: "9",
      reward_info: { reward: 1 },
      termination_reason: "user_stop",
      messages: [say, ask, { id: "m1", role: "tool", content: "2.04", requestor: "assistant" }],
    },
  ],
  [
    "mini-swe-agent",
    {
      info: { mini_version: "1.2", exit_status: "Submitted", config: { model: { model_name: "pond-1" } } },
      instance_id: "pond__2",
      messages: [ask, say, { role: "user", content: "<returncode>0</returncode>" }],
    },
  ],
];
