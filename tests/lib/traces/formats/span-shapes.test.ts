/** What instrumentations write in ways of their own: names, events, and parts of messages that few send. */
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { readUpload } from "../../../support/read-upload";
import { stepTable } from "../../../support/step-table";

const traceId = "5b8efff798038103d269b633813fc60c";
const second = 1_000_000_000;

interface Sent {
  readonly id: string;
  readonly parent?: string;
  readonly name: string;
  readonly at: number;
  readonly attributes?: Readonly<Record<string, Json>>;
  readonly events?: readonly Json[];
}

/** A span as Python's `to_json` writes it. */
const span = ({ id, parent, name, at, attributes = {}, events = [] }: Sent): Json => ({
  name,
  context: { trace_id: traceId, span_id: id },
  parent_id: parent ?? null,
  start_time: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
  end_time: new Date(Date.UTC(2026, 0, 1) + at * 1000 + 500).toISOString(),
  attributes,
  events,
});

async function read(...spans: readonly Sent[]) {
  const { traces } = await readUpload(JSON.stringify(spans.map(span)));
  return { trace: traces[0], table: stepTable(traces[0]) };
}

const asked = JSON.stringify([{ role: "user", content: "Is the bed dry?" }]);

it("Google ADK names the agent in the name of its span", async () => {
  const { table } = await read(
    { id: "1", name: "agent_run [gardener]", at: 0 },
    { id: "2", parent: "1", name: "call_llm", at: 1, attributes: { "gen_ai.input.messages": asked } },
  );
  expect(table[0]).toBe("message user -> gardener: Is the bed dry?");
});

it("OpenInference writes a handoff as a tool", async () => {
  const attributes = { "openinference.span.kind": "TOOL", "graph.node.id": "Digger", "graph.node.parent_id": "Boss" };
  const { table } = await read(
    { id: "1", name: "chat", at: 0, attributes: { "gen_ai.input.messages": asked } },
    { id: "2", parent: "1", name: "handoff to Digger", at: 1, attributes },
  );
  expect(table[1]).toBe("event Boss -> Digger: handoff to Digger");
});

it("Strands puts what a tool took and gave into events", async () => {
  const { trace, table } = await read({
    id: "1",
    name: "execute_tool look",
    at: 0,
    attributes: { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "look", "gen_ai.tool.call.id": "t1" },
    events: [
      { name: "gen_ai.tool.message", attributes: { role: "tool", content: '{"bed": 1}', id: "t1" } },
      { name: "gen_ai.choice", attributes: { message: '[{"text": "dry"}]', id: "t1" } },
    ],
  });
  expect(table).toEqual(["tool call null:  [t1 look]", "tool result tool: dry answers t1 under 0"]);
  expect(JSON.parse(trace?.steps[0]?.toolCalls[0]?.arguments ?? "")).toEqual({ bed: 1 });
  expect(trace?.steps[1]?.durationMs).toBe(500);
});

it("Pydantic AI keeps question and answer in one list of events", async () => {
  const events = JSON.stringify([
    { "event.name": "gen_ai.user.message", content: "Is the bed dry?" },
    { "event.name": "gen_ai.choice", message: { role: "assistant", content: "Very." } },
  ]);
  const { trace, table } = await read({
    id: "1",
    name: "chat g",
    at: 0,
    attributes: { "gen_ai.operation.name": "chat", events },
  });
  expect(table).toEqual(["message user: Is the bed dry?", "message assistant: Very."]);
  expect(trace?.steps[1]?.durationMs).toBe(500);
});

describe("tools that the provider runs", () => {
  it.each([
    [
      "GenAI conventions",
      { type: "server_tool_call", id: "s1", name: "search", server_tool_call: { query: "dry beds" } },
      { type: "server_tool_call_response", id: "s1", server_tool_call_response: { found: "bed one" } },
    ],
    [
      "Anthropic",
      { type: "server_tool_use", id: "s1", name: "search", input: { query: "dry beds" } },
      { type: "web_search_tool_result", tool_use_id: "s1", content: { found: "bed one" } },
    ],
  ])("of the %s stand in the order in which they ran", async (_, call, result) => {
    const parts = [
      { type: "text", content: "I look.", text: "I look." },
      call,
      result,
      { type: "text", content: "Dry.", text: "Dry." },
    ];
    const { trace, table } = await read({
      id: "1",
      name: "chat g",
      at: 0,
      attributes: { "gen_ai.operation.name": "chat", "gen_ai.output.messages": [{ role: "assistant", parts }] },
    });
    expect(table).toEqual([
      "message assistant: I look. [s1 search]",
      expect.stringMatching(/^tool result tool: .*bed one.* answers s1 under 0$/),
      "message assistant: Dry.",
    ]);
    expect(trace?.steps[0]?.toolCalls[0]?.arguments).toContain("dry beds");
  });
});

it("nanoseconds may be a number that a double only just holds", async () => {
  const start = 1_767_225_600 * second;
  const spans = [
    { name: "llm", context: { trace_id: "2", span_id: "3" }, start_time: start, end_time: start + second },
  ];
  const { traces } = await readUpload(
    JSON.stringify({
      info: { request_id: "tr-9" },
      data: {
        spans: spans.map((one) => ({
          ...one,
          attributes: { "mlflow.spanType": '"LLM"', "mlflow.spanOutputs": '"Dry."' },
        })),
      },
    }),
  );
  expect(traces[0]?.steps[0]).toMatchObject({ content: "Dry.", time: "2026-01-01T00:00:00.000Z", durationMs: 1000 });
});
