/** Every file of spans in the corpus: nothing lost, each message once, in order, by its agent. */
import { describe, expect, it } from "vitest";
import type { ParsedTrace, StepKind } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { traceIdentity } from "@/lib/traces/identity";
import { storableTrace } from "@/lib/traces/storable";
import { collectStrings, lostStrings } from "../support/collect-strings";
import { corpusFile, corpusFiles, hasCorpus } from "../support/corpus";
import { readUpload } from "../support/read-upload";

const letters: Readonly<Record<StepKind, string>> = {
  system: "s",
  message: "m",
  thought: "t",
  "tool call": "c",
  "tool result": "r",
  event: "e",
};

/** The kinds of the steps, one letter each, and the agents that the source names. */
const expected: Readonly<Record<string, readonly [kinds: string, agents: readonly string[]]>> = {
  "langfuse/agno-2025-06-11.trace.json": ["smcrm", []],
  "langfuse/autogen-2025-06-06.trace.json": ["smm", []],
  "langfuse/claude-agent-2025-12-22.trace.json": ["smmmccrrm", []],
  "langfuse/crewai-2025-07-11.trace.json": ["smm", ["Software developer"]],
  "langfuse/google-adk-2025-08-28.trace.json": ["mscrm", ["hello_agent"]],
  "langfuse/google-gemini-2025-08-01.trace.json": ["mm", []],
  "langfuse/langgraph-python-2025-08-22.trace.json": ["mmcerme", ["agent"]],
  "langfuse/llamaindex-2025-06-05.trace.json": ["mm", []],
  "langfuse/microsoft-agent-2025-12-17.trace.json": ["smcrm", ["171105b7-59dd-49c0-9677-0b95395aa46a"]],
  "langfuse/pydantic-ai-2025-06-06.trace.json": ["smm", ["qa_agent"]],
  "langfuse/pydantic-ai-tools-2025-06-06.trace.json": ["smm", ["qa_agent"]],
  "langfuse/pydantic-ai-with-gemini-2025-12-24.trace.json": ["mm", []],
  "langfuse/vertex-ai-2025-08-01.trace.json": ["mm", []],
  "langfuse-seeder/agno-2025-06-11.json": ["smcrm", []],
  "langfuse-seeder/autogen-2025-06-06.json": ["smm", []],
  "langfuse-seeder/google-adk-2025-08-28.json": ["mscrm", ["hello_agent"]],
  "langfuse-seeder/google-gemini-2025-08-01.json": ["mm", []],
  "langfuse-seeder/google-vertex-tools-langchain-2025-09-19.json": ["ssmmmm", []],
  "langfuse-seeder/langgraph-2025-08-22.json": ["mmcerme", ["agent"]],
  "langfuse-seeder/llamaindex-2025-06-05.json": ["mm", []],
  "langfuse-seeder/microsoft-agent-2025-10-14.json": ["mcrm", ["99981f6a-abd1-4d09-9fba-00e2ab172193"]],
  "langfuse-seeder/openai-assistants-2024-05-29.json": ["eemmm", []],
  "otlp-reconstructed/crewai-2025-07-11.otlp.json": ["smm", ["Software developer"]],
  "otlp-reconstructed/google-adk-2025-08-28.otlp.json": ["mscrm", ["hello_agent"]],
  "otlp-reconstructed/langgraph-js-2025-10-30.otlp.json": ["mcrme", ["model_request"]],
  "otlp-reconstructed/microsoft-agent-2025-12-17.otlp.json": ["smcrm", ["171105b7-59dd-49c0-9677-0b95395aa46a"]],
  "otlp-reconstructed/openai-agents-2025-09-30.otlp.json": ["smcrm", ["Hello world"]],
};
const formatOf = (file: string) =>
  file.startsWith("otlp") ? "otlp-json" : file.startsWith("langfuse") ? "langfuse-trace" : "span-list";
const nobody = new Set(["system", "user", "assistant", "tool"]);

const agentsOf = (trace: ParsedTrace) => [
  ...new Set(trace.steps.flatMap(({ agent }) => (agent === null || nobody.has(agent) ? [] : [agent]))),
];

async function read(file: string) {
  const upload = await readUpload(corpusFile(file), { filename: file });
  expect([upload.format, upload.failure, upload.rejected]).toEqual([formatOf(file), null, []]);
  return upload.traces;
}

/** Strings of the source that are in none of the traces. */
function lost(file: string, traces: readonly ParsedTrace[]): string[] {
  const all = traceOf({
    title: "",
    steps: traces.flatMap(({ steps }) => steps),
    claims: traces.flatMap(({ claims }) => claims),
    raw: traces.map(({ raw }) => raw),
  });
  return lostStrings(JSON.parse(corpusFile(file).toString()), all).filter((text) => text !== "");
}

const files = hasCorpus
  ? ["langfuse", "langfuse-seeder", "otlp-reconstructed"].flatMap((folder) =>
      corpusFiles(folder).map((name) => (name.includes("/") ? name : `${folder}/${name}`)),
    )
  : [];

describe.skipIf(!hasCorpus)("corpus: spans (skipped where ../shared/corpus is missing)", () => {
  it.each(files)("%s", async (file) => {
    const traces = await read(file);
    const [trace] = traces;
    const [kinds, agents] = expected[file] ?? [];
    expect(traces).toHaveLength(1);
    expect(trace?.steps.map(({ kind }) => letters[kind]).join("")).toBe(kinds);
    expect(trace === undefined ? [] : agentsOf(trace)).toEqual(agents);
    expect(lost(file, traces)).toEqual([]);
    const times = trace?.steps.map(({ time }) => time ?? "") ?? [];
    expect(times).toEqual([...times].sort());
    expect(trace?.warnings).toEqual([]);
    for (const step of trace?.steps ?? []) {
      if (step.kind !== "tool result") continue;
      const call = trace?.steps.findIndex(({ toolCalls }) => toolCalls.some(({ id }) => id === step.answers)) ?? -1;
      expect([step.parent, call >= 0]).toEqual([call, true]);
    }
    if (trace !== undefined) expect(storableTrace(trace).steps).toHaveLength(trace.steps.length);
    expect((await read(file)).map(traceIdentity)).toEqual(traces.map(traceIdentity));
  });

  it("the spans of a Vercel AI SDK run, ten traces", async () => {
    const file = "openinference/vercel_v6_all-spans.json";
    const traces = await read(file);
    expect(traces.map(({ steps }) => steps.map(({ kind }) => letters[kind]).join(""))).toEqual([
      "mm",
      "mm",
      "smmmm",
      "smmmm",
      "mm",
      "mm",
      "mm",
      "mm",
      "e",
      "e",
    ]);
    expect(lost(file, traces)).toEqual([]);
  });

  it("no message stands in two steps", async () => {
    for (const file of files) {
      const [trace] = await read(file);
      const texts = trace?.steps.map(({ content }) => content.trim()).filter((text) => text.length > 40) ?? [];
      expect([file, texts.length]).toEqual([file, new Set(texts).size]);
    }
  });

  it("scores of Langfuse are claims, and are in no raw part of what makes the trace's identity", async () => {
    const [trace] = await read("langfuse/claude-agent-2025-12-22.trace.json");
    expect(trace?.claims.map(({ source, code }) => [source, code])).toEqual([
      ["Langfuse", "correctness"],
      ["Langfuse", "hallucination"],
      ["Langfuse", "toxicity"],
    ]);
    expect(collectStrings(trace?.steps)).not.toContain("hallucination");
  });
});
