/** Sessions, agent logs and trajectories of the corpus: as their INDEX says, whole and in order. */
import { describe, expect, it } from "vitest";
import type { ParsedTrace } from "@/lib/traces/canonical";
import { parseJson } from "@/lib/traces/parse-json";
import { storableTrace } from "@/lib/traces/storable";
import { zipOf } from "../support/archives";
import { collectStrings, lostStrings } from "../support/collect-strings";
import { corpusFile, corpusFiles, hasCorpus } from "../support/corpus";
import { readArchive } from "../support/read-archive";
import { stepTable } from "../support/step-table";

const filesIn = (folder: string) => (hasCorpus ? corpusFiles(folder) : []);
const read = (name: string) => readArchive(corpusFile(name), { filename: name });
const one = async (name: string) => (await read(name)).traces[0];

const folders: readonly (readonly [folder: string, format: string])[] = [
  ["claude-code", "claude-code"],
  ["inspect", "inspect"],
  ["inspect-json", "inspect"],
  ["sweagent", "swe-agent"],
  ["atif", "atif"],
  ["openclaw", "openclaw"],
];

function contentOf(file: string): unknown {
  const text = corpusFile(file).toString();
  const whole = parseJson(text);
  return whole.ok
    ? whole.value
    : text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
}

/** Every result answers a call before it, and every parent stands before its step. */
function expectSound({ steps }: ParsedTrace): void {
  const calls = new Set<string>();
  for (const [index, { parent, answers, toolCalls, time }] of steps.entries()) {
    expect(parent ?? -1).toBeLessThan(index);
    if (time !== null) expect(new Date(time).toISOString()).toBe(time);
    for (const { id } of toolCalls) if (id !== null) calls.add(id);
    if (answers !== null && calls.size > 0) expect(calls).toContain(answers);
  }
}

describe.skipIf(!hasCorpus)("corpus: sessions (skipped where ../shared/corpus is missing)", () => {
  it.each(folders.flatMap(([folder, format]) => filesIn(folder).map((file) => [file, format] as const)))(
    "%s is %s, and nothing of it is lost",
    async (file, format) => {
      const { formats, traces, rejected, failure } = await read(file);
      expect([formats, rejected, failure]).toEqual([[format], [], null]);
      expect(traces.length).toBeGreaterThan(0);
      for (const trace of traces) {
        expect(trace.steps.length).toBeGreaterThan(0);
        expect(trace.title).not.toBe("Untitled trace");
        expectSound(trace);
        expect(storableTrace(trace).steps).toHaveLength(trace.steps.length);
      }
      const [trace] = traces;
      if (file.endsWith(".eval") || trace === undefined) return;
      const isReference = (text: string) => /^(?:attachment|tc):\/\/[0-9a-f]{32}$/.test(text);
      expect(lostStrings(contentOf(file), trace).filter((text) => !isReference(text))).toEqual([]);
    },
  );

  it("reads each sample of an Inspect log, with the score of its scorer", async () => {
    const { traces } = await read("inspect/2025-09-23T08-09-58-04-00_security-guide_LuxZJVwvymC3S3SyoJczxB.eval");
    expect(traces).toHaveLength(16);
    for (const trace of traces) {
      expect(trace.steps.map(({ agent }) => agent)).toEqual(["system", "user", "assistant"]);
      expect(trace).toMatchObject({ benchmark: "security_guide", model: "openai/gpt-4o-mini" });
      expect(trace.outcome).toBe(trace.claims[0]?.code === "C" ? "achieved" : "failed");
    }
    expect(traces.filter(({ outcome }) => outcome === "failed")).toHaveLength(5);
    const errors = await one("inspect-json/log_tool_call_error.json");
    expect(errors?.steps.map(({ kind, error }) => [kind, error?.split(":")[0]])).toEqual(
      [
        "parsing",
        "timeout",
        "parsing",
        "unicode_decode",
        "permission",
        "file_not_found",
        "is_a_directory",
        "limit",
        "approval",
        "unknown",
        "output_limit",
      ].map((type) => ["tool result", type]),
    );
    expect((await one("inspect-json/log_images_tc.json"))?.outcome).toBe("failed");
  });

  it("reads SWE-agent's turns as an action and what came of it", async () => {
    const trace = await one("sweagent/marshmallow-1867_function_calling_replace.traj");
    expect(trace?.steps.map(({ agent }) => agent)).toEqual([
      "system",
      "user",
      ...Array.from({ length: 11 }, () => ["main", "environment"]).flat(),
    ]);
    expect(trace).toMatchObject({
      sourceId: "marshmallow-code__marshmallow-1867",
      model: "gpt-4o",
      metadata: { exit_status: "submitted" },
    });
    expect((await one("sweagent/function_calling_simple.traj"))?.steps).toHaveLength(12);
  });

  it("puts an ATIF sub-agent below the call that started it", async () => {
    const trace = await one("atif/atif_subagent_trajectories.json");
    expect(trace?.steps.map(({ agent, parent }) => [agent, parent])).toEqual([
      ["user", null],
      ["orchestrator", null],
      ["system", 1],
      ["summarizer", 1],
      ["environment", null],
      ["orchestrator", null],
    ]);
    expect(
      (await one("atif/atif_parallel_tools_mixed_results.json"))?.steps.flatMap(({ answers }) => answers ?? []),
    ).toEqual(["call_weather", "call_stock", "call_news"]);
  });

  it("puts Claude Code's sub-agent into its session when both are in one archive", async () => {
    const zip = await zipOf(
      Object.fromEntries(filesIn("claude-code").map((file) => [file, new Uint8Array(corpusFile(file))])),
    );
    const { traces } = await readArchive(zip);
    expect(traces.map(({ steps }) => steps.length).sort()).toEqual([5, 8]);
    const session = traces.find(({ sourceId }) => sourceId === "test-session-004");
    expect(session?.steps.map(({ agent, parent }) => [agent, parent])).toEqual([
      ["user", null],
      ["assistant", null],
      ["assistant", 1],
      ["Explore", 1],
      ["tool", 1],
      ["Explore", 1],
      ["tool", null],
      ["assistant", null],
    ]);
  });

  it("names OpenClaw's sub-agents, and tells what its histories tell once", async () => {
    const trace = await one("openclaw/sample-telemetry.jsonl");
    const agents = new Set(trace?.steps.map(({ agent }) => agent));
    expect([...agents].sort()).toEqual([
      "custom",
      "main",
      "tool",
      "user",
      "weather-central",
      "weather-east",
      "weather-west",
    ]);
    const said = trace?.steps
      .filter(({ content }) => content !== "")
      .map(({ agent, content }) => `${agent} ${content}`);
    expect(new Set(said).size).toBe(said?.length);
    expect(stepTable(trace)[0]).toContain("hey can you run echo whoami");
  });

  it("joins AgentRx's labels to the runs beside them", async () => {
    const zip = await zipOf(
      Object.fromEntries(filesIn("agentrx").map((file) => [file, new Uint8Array(corpusFile(file))])),
    );
    const { traces, filenames, rejected, warnings } = await readArchive(zip);
    const truth = ["magentic_one", "tau"].map((name) => JSON.stringify(contentOf(`agentrx/${name}_ground_truth.json`)));
    expect(filenames.map((name) => name?.split("/").at(-1)).sort()).toEqual([
      "mo_BIGGEST_2ddae3b7.json",
      "mo_misinterpret_tool_info.json",
      "tau_hallucination_doubt.json",
    ]);
    for (const trace of traces) {
      expect(trace.claims.length).toBeGreaterThan(2);
      expect(trace.claims.every(({ source }) => source === "AgentRx")).toBe(true);
      const known = truth.join() + JSON.stringify(contentOf("agentrx/mo_trajectories_info.json"));
      for (const text of collectStrings(trace.claims.map(({ reason }) => reason?.split("\n\n") ?? [])))
        expect(known).toContain(JSON.stringify(text).slice(1, -1));
    }
    const biggest = traces[filenames.findIndex((name) => name?.includes("BIGGEST"))];
    const first = JSON.parse(truth[0] ?? "[]").find((record: { trajectory_id: string }) =>
      record.trajectory_id.startsWith("2ddae3b7"),
    ).failures[0];
    expect(
      biggest?.claims.some(({ step, agent }) => step === first.step_number - 1 && agent === first.failed_agent),
    ).toBe(true);
    // Never guessed: a form of its own is refused.
    expect(rejected).toEqual([expect.stringContaining("test_random_format.json")]);
    expect(warnings.join()).toContain("AgentRx's labels of");
  });

  it.each(["magentic_one_ground_truth", "tau_ground_truth", "mo_trajectories_info"])(
    "refuses AgentRx's %s alone, with the remedy",
    async (name) => {
      const { traces, rejected } = await read(`agentrx/${name}.json`);
      expect([traces.length, rejected]).toEqual([0, [expect.stringContaining("into one archive")]]);
    },
  );
});
