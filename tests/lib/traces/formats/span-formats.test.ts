import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { traceIdentity } from "@/lib/traces/identity";
import { hexId, otlpRequest } from "../../../support/otlp-request";
import { readUpload } from "../../../support/read-upload";
import { spanFiles } from "../../../support/span-files";
import { stepLines } from "../../../support/step-lines";

async function read(name: string) {
  const file = spanFiles[name];
  if (file === undefined) throw new Error(`no file ${name}`);
  const upload = await readUpload(JSON.stringify(file.content), { filename: `${name}.json` });
  expect([upload.format, upload.rejected, upload.traces.length]).toEqual([file.format, [], 1]);
  return upload.traces[0];
}

const asked = "user → Baker [message] Bake two loaves.";
const heated = ['Baker [tool call]  preheat({"degrees":230})', "tool [tool result] hot"];
const done = "Baker [message] They are in.";

describe("span formats", () => {
  it("OTLP JSON, as one request and as one a line", async () => {
    const trace = await read("otlp");
    expect(stepLines(trace)).toEqual([
      "system → Baker [system] You bake bread.",
      asked,
      ...heated,
      'Baker [event] {"bags":0}',
    ]);
    expect(trace).toMatchObject({
      model: "oven-2",
      metadata: { conversation: "shift-4", service: "harbour" },
      outcome: null,
    });
    expect(trace?.steps[4]?.error).toBe("no paper bags");
    const lines = [1, 2].map((id) =>
      JSON.stringify(
        otlpRequest([
          { id, trace: 9, at: id, attributes: { "gen_ai.prompt": `Question ${id}`, "gen_ai.operation.name": "chat" } },
        ]),
      ),
    );
    const { format, traces } = await readUpload(lines.join("\n"));
    expect([format, traces.map(stepLines)]).toEqual([
      "otlp-json",
      [["user [message] Question 1", "- [event] work", "user [message] Question 2", "- [event] work"]],
    ]);
  });

  it("several traces in a file, those of one conversation beside each other", async () => {
    const turn = (trace: number, at: number, session: string, said: string) => ({
      id: trace,
      trace,
      at,
      attributes: { "session.id": session, "gen_ai.operation.name": "chat", "gen_ai.completion": said },
    });
    const request = otlpRequest([
      turn(3, 50, "b", "b2"),
      turn(1, 10, "b", "b1"),
      turn(2, 20, "a", "a1"),
      turn(4, 60, "a", "a2"),
    ]);
    const { traces } = await readUpload(JSON.stringify(request));
    expect(traces.map(({ sourceId, metadata, steps }) => [sourceId, metadata.conversation, steps[0]?.content])).toEqual(
      [
        [hexId(1, 32), "b", "b1"],
        [hexId(3, 32), "b", "b2"],
        [hexId(2, 32), "a", "a1"],
        [hexId(4, 32), "a", "a2"],
      ],
    );
  });

  it.each(["python", "javascript", "console", "trail"])("spans of %s", async (name) => {
    const trace = await read(name);
    expect(stepLines(trace)).toEqual([asked, done]);
    expect(trace).toMatchObject({ sourceId: "4d0fd4ce15fe1e9c46a9f03ab39a1f07" });
    expect(trace?.steps[1]).toMatchObject({ time: "2026-03-01T08:00:00.250Z", durationMs: 1500 });
  });

  it("TRAIL: errors at spans and scores are claims", async () => {
    const trace = await read("trail-row");
    expect(stepLines(trace)).toEqual([asked, done]);
    expect(trace).toMatchObject({ benchmark: "TRAIL", sourceId: "4d0fd4ce15fe1e9c46a9f03ab39a1f07" });
    expect(trace?.claims).toEqual([
      {
        source: "TRAIL",
        code: "Instruction Non-compliance",
        step: 1,
        agent: null,
        reason: "Nobody counted the loaves.",
      },
      { source: "TRAIL", code: "Language-only", step: null, agent: null, reason: "" },
      { source: "TRAIL", code: "reliability: 2", step: null, agent: null, reason: "It bakes, but not what was asked." },
    ]);
  });

  it("spans of Phoenix, with nested attributes", async () => {
    const trace = await read("phoenix");
    expect(stepLines(trace)).toEqual([asked, done]);
    expect(trace).toMatchObject({ model: "oven-2" });
    expect(trace?.steps[1]).toMatchObject({
      error: "the oven tripped",
      time: "2026-03-01T08:00:01.000Z",
      durationMs: 2500,
    });
  });

  it("spans as a table with a column for each attribute", async () => {
    const row = {
      name: "call",
      span_kind: "LLM",
      parent_id: null,
      start_time: 1772352000250,
      end_time: 1772352001750,
      "context.span_id": "s1",
      "context.trace_id": "t1",
      "attributes.llm.input_messages": [{ "message.role": "user", "message.content": "Bake two loaves." }],
      "attributes.llm.output_messages": [{ message: { role: "assistant", content: "They are in." } }],
      "attributes.agent.name": "Baker",
    };
    const { format, traces } = await readUpload(JSON.stringify([row]));
    expect([format, stepLines(traces[0])]).toEqual(["span-list", [asked, done]]);
    expect(traces[0]?.steps[1]?.durationMs).toBe(1500);
  });

  it("OpenAI Agents SDK: handoffs, functions, and what response spans leave out", async () => {
    const trace = await read("agents-sdk");
    expect(stepLines(trace)).toEqual([
      "user → Counter [message] Bake two loaves.",
      "Counter [message] I ask the baker.",
      "Counter → Baker [event] Counter → Baker",
      ...heated,
      "Baker [event] response",
    ]);
    expect(trace).toMatchObject({
      sourceId: "trace_7",
      system: "OpenAI Agents SDK",
      model: "oven-2",
      metadata: { conversation: "shift-4", inputTokens: 8, outputTokens: 5 },
    });
    expect(trace?.steps[4]?.error).toBe("fan loud");
    expect(trace?.warnings.join()).toMatch(/1 of 2 model calls.*response spans/);
    const exported = await readUpload(JSON.stringify({ data: spanFiles["agents-sdk"]?.content ?? null }));
    expect([exported.format, exported.traces.map(stepLines)]).toEqual(["openai-agents", [stepLines(trace)]]);
  });

  it("LangSmith: nested runs and flat ones", async () => {
    const trace = await read("langsmith");
    const lines = ["user [message] Bake two loaves.", "system → Baker [system] You bake bread.", ...heated, done];
    expect(stepLines(trace)).toEqual(lines);
    expect(trace).toMatchObject({
      sourceId: "run-1",
      system: "LangGraph",
      model: "oven-2",
      metadata: { conversation: "shift-4", inputTokens: 9, outputTokens: 3 },
    });
    expect(trace?.steps[3]).toMatchObject({ answers: "b1", error: "fan loud", time: "2026-03-01T08:00:03.000Z" });
    const root = spanFiles.langsmith?.content as { readonly [key: string]: Json };
    const { child_runs: children, ...alone } = root;
    const flat = [...(children as readonly Json[]), alone].map((run) => JSON.stringify(run)).join("\n");
    const { format, traces } = await readUpload(flat);
    expect([format, traces.map(stepLines)]).toEqual(["langsmith", [lines]]);
  });

  it("Langfuse: downloads with scores as claims", async () => {
    const trace = await read("langfuse");
    expect(stepLines(trace)).toEqual([asked, ...heated, done]);
    expect(trace).toMatchObject({
      sourceId: "lf-1",
      system: "Pydantic AI",
      model: "oven-2",
      metadata: { conversation: "shift-4", user: "u-7", tags: ["bread"], inputTokens: 9, outputTokens: 3 },
    });
    expect(trace?.steps[2]?.error).toBe("fan loud");
    expect(trace?.claims).toEqual([
      { source: "Langfuse", code: "correctness", step: 2, agent: null, reason: "0: Only one loaf came out." },
      { source: "Langfuse", code: "tone", step: null, agent: null, reason: "friendly" },
    ]);
    expect(JSON.stringify(trace?.raw)).toContain("only in the copy");
  });

  it("Langfuse: scores do not change what a trace is", async () => {
    const content = spanFiles.langfuse?.content as {
      readonly trace: { readonly [key: string]: Json };
      readonly observations: Json;
    };
    const scored = await read("langfuse");
    const { traces } = await readUpload(JSON.stringify({ ...content, trace: { ...content.trace, scores: [] } }));
    const [plain] = traces;
    expect(plain?.claims).toEqual([]);
    expect(plain !== undefined && scored !== undefined && traceIdentity(plain) === traceIdentity(scored)).toBe(true);
  });

  it("Langfuse: rows of an export, in UTC whatever the zone of the machine", async () => {
    const trace = await read("langfuse-rows");
    expect(stepLines(trace)).toEqual(["user → Baker [message] Bake two loaves.", ...heated, done]);
    expect(trace?.claims).toHaveLength(2);
    expect(trace?.steps[1]?.time).toBe("2026-03-01T08:00:01.000Z");
    expect(new Date(2026, 2, 1).getTimezoneOffset()).not.toBe(0);
  });

  it("Langfuse: the trace's own question and answer stand in where no observation says them", async () => {
    const silent = {
      id: "o-1",
      traceId: "t",
      type: "SPAN",
      name: "job",
      startTime: "2026-03-01T08:00:00.000Z",
      input: null,
      output: null,
    };
    const { traces } = await readUpload(
      JSON.stringify({ trace: { id: "t", name: "job", input: "Bake.", output: "Baked." }, observations: [silent] }),
    );
    expect(traces.map(stepLines)).toEqual([["user [message] Bake.", "assistant [message] Baked."]]);
  });

  it("refuses what belongs to no trace, and says why", async () => {
    const { rejected, traces } = await readUpload(
      JSON.stringify([{ object: "trace", id: "trace_8", workflow_name: "Empty" }]),
    );
    expect(traces).toEqual([]);
    expect(rejected[0]?.message).toMatch(/trace_8.*no spans/);
    const span = { trace_id: "t", span_id: "s", name: "n", attributes: {} };
    const some = await readUpload(
      JSON.stringify([...Array.from({ length: 12 }, (_, at) => ({ ...span, span_id: `s${at}` })), { lost: true }]),
    );
    expect(some.traces).toHaveLength(1);
    expect(some.rejected[0]?.message).toMatch(/no span/);
  });
});

describe("span formats in other wrappings", () => {
  it("an Agents SDK trace that holds its spans", async () => {
    const [header, ...spans] = (spanFiles["agents-sdk"]?.content ?? []) as readonly Json[];
    const plain = (await read("agents-sdk"))?.steps.length;
    for (const content of [
      { ...(header as object), spans },
      { trace: header ?? null, spans, version: 2 },
    ]) {
      const { format, rejected, traces } = await readUpload(JSON.stringify(content));
      expect([format, rejected, traces.length, traces[0]?.steps.length]).toEqual(["openai-agents", [], 1, plain]);
      expect(traces[0]?.metadata.conversation).toBe("shift-4");
    }
  });

  it("LangSmith runs that say their place by dotted order alone", async () => {
    const run = (order: string, type: string, more: Json) => ({
      id: order.split("Z").at(-1),
      name: "step",
      run_type: type,
      dotted_order: order,
      ...(more as object),
    });
    const top = "20260301T080000000000Zaa";
    const rows = [
      run(`${top}.20260301T080001000000Zbb`, "llm", {
        inputs: { messages: [{ role: "user", content: "Knead." }] },
        outputs: { content: "Kneaded." },
      }),
      run(top, "chain", { name: "Bakery", inputs: { input: "Knead." }, outputs: { output: "Kneaded." } }),
    ];
    const { traces } = await readUpload(rows.map((row) => JSON.stringify(row)).join("\n"));
    expect(traces.map(({ sourceId, steps }) => [sourceId, steps.map(({ content }) => content)])).toEqual([
      ["aa", ["Knead.", "Kneaded."]],
    ]);
  });

  it("spans of Jaeger, with tags and references", async () => {
    const tags = (values: Readonly<Record<string, string>>) =>
      Object.entries(values).map(([key, value]) => ({ key, type: "string", value }));
    const span = (spanID: string, at: number, values: Readonly<Record<string, string>>, parent?: string) => ({
      traceID: "t1",
      spanID,
      operationName: `work ${spanID}`,
      references: parent === undefined ? [] : [{ refType: "CHILD_OF", traceID: "t1", spanID: parent }],
      startTime: 1772352000250000 + at,
      duration: 1500000,
      tags: tags(values),
      logs: [],
      processID: "p1",
    });
    const spans = [
      span(
        "s2",
        5,
        {
          "gen_ai.operation.name": "chat",
          "gen_ai.prompt": '[{"role":"user","content":"Bake two loaves."}]',
          "gen_ai.completion": "They are in.",
        },
        "s1",
      ),
      span("s1", 0, { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "Baker" }),
    ];
    const { format, traces } = await readUpload(
      JSON.stringify({ data: [{ traceID: "t1", spans, processes: { p1: { serviceName: "bakery" } } }], total: 0 }),
    );
    expect([format, traces.map(stepLines)]).toEqual(["span-list", [[asked, done]]]);
    expect(JSON.stringify(traces[0]?.raw)).toContain("bakery");
  });
});

describe("Langfuse's list of traces", () => {
  it.each([
    ["ids of observations", { observations: ["o1", "o2"] }],
    ["no observations", { observations: [] }],
    ["their number", { observationCount: 2 }],
  ])("with %s is not read as something else, and says what to export", async (_, held) => {
    const listed = (id: string) => ({ id, timestamp: "2026-03-01T06:00:00Z", name: "bake", input: "Bake.", ...held });
    const { format, traces, rejected } = await readUpload(
      JSON.stringify({ data: [listed("t1"), listed("t2")], meta: { page: 1 } }),
    );
    expect([format, traces.length, rejected.length]).toEqual(["langfuse-rows", 0, 2]);
    expect(rejected[0]?.message).toMatch(/“?"t1"”? has no observations.*export the observations/);
  });
});
