/** Every file of the corpus in a format that is read: nothing refused, nothing lost, in the source's order. */
import { describe, expect, it } from "vitest";
import { countCodePoints } from "@/lib/traces/code-points";
import { traceIdentity } from "@/lib/traces/identity";
import { readableText } from "@/lib/traces/readable-text";
import { storableTrace } from "@/lib/traces/storable";
import { lostStrings, reassembledLog } from "../support/collect-strings";
import { corpusFile, corpusFiles, hasCorpus } from "../support/corpus";
import { readUpload } from "../support/read-upload";

const filesOf = (folder: string, pattern: RegExp) =>
  hasCorpus ? corpusFiles(folder).filter((name) => pattern.test(name)) : [];
const read = (name: string) => readUpload(corpusFile(name), { filename: name });
const parsed = (name: string): unknown => JSON.parse(corpusFile(name).toString());

/** The records of a source, looked into without the readers. */
function records(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).map((record) => Object(record));
}

const messagesOf = (record: Record<string, unknown>, key: string) => records(record[key] ?? []);

const json: readonly (readonly [format: string, files: readonly string[]])[] = [
  ["who-and-when", filesOf("whowhen", /\.json$/)],
  ["magentic-one", filesOf("agentrx", /mo_(?!trajectories)/)],
  ["tau-bench", [...filesOf("taubench", /\.json$/), ...filesOf("agentrx", /tau_hall/)]],
  ["metagpt-run", [...filesOf("metagpt", /\.json$/), ...filesOf("masft-iaa", /metagpt/)]],
  ["masft-human", [...filesOf("masft-human", /\.json$/), ...filesOf("masft-iaa", /ag2/)]],
];

describe.skipIf(!hasCorpus)("corpus: traces (skipped where ../shared/corpus is missing)", () => {
  it.each(json.flatMap(([format, files]) => files.map((file) => [file, format] as const)))(
    "%s is %s, whole and in order",
    async (file, format) => {
      const upload = await read(file);
      expect([upload.format, upload.failure, upload.rejected]).toEqual([format, null, []]);
      const sources = format === "magentic-one" ? [parsed(file)] : records(parsed(file));
      expect(upload.traces).toHaveLength(sources.length);
      for (const [index, trace] of upload.traces.entries()) {
        expect(trace.steps.length).toBeGreaterThan(0);
        expect(trace.title).not.toBe("");
        expect(trace.steps.some((step) => step.agent !== null)).toBe(true);
        expect(lostStrings(sources[index], trace).filter((text) => !["yes", "no"].includes(text))).toEqual([]);
        expect(storableTrace(trace).steps).toHaveLength(trace.steps.length);
      }
      expect(new Set(upload.traces.map(traceIdentity)).size).toBe(upload.traces.length);
      expect((await read(file)).traces.map(traceIdentity)).toEqual(upload.traces.map(traceIdentity));
    },
  );

  it.each(filesOf("whowhen", /\.json$/))(
    "%s: one step a message, agents and claims as the source has them",
    async (file) => {
      const [trace] = (await read(file)).traces;
      const [source = {}] = records(parsed(file));
      const history = messagesOf(source, "history");
      expect(trace?.steps.map((step) => step.content)).toEqual(history.map((message) => message.content));
      expect(trace?.steps.map((step) => step.agent)).toEqual(
        history.map(({ name, role }) => name ?? String(role).replace(/ \(.*$/, "")),
      );
      expect(trace?.outcome).toBe("failed");
      expect(trace?.claims).toEqual([
        {
          source: "Who&When",
          code: "mistake",
          step: Number(source.mistake_step),
          agent: source.mistake_agent,
          reason: source.mistake_reason,
        },
      ]);
      expect(trace?.warnings).toEqual([]);
    },
  );

  it("tau-bench: calls and their results are joined, the reward is the outcome", async () => {
    const file = "taubench/gpt-4o-airline_first12.json";
    const { traces } = await read(file);
    const sources = records(parsed(file));
    expect(traces.map((trace) => trace.outcome)).toEqual(
      sources.map(({ reward }) => (reward === 1 ? "achieved" : "failed")),
    );
    for (const [index, trace] of traces.entries()) {
      expect(trace.steps).toHaveLength(messagesOf(sources[index] ?? {}, "traj").length);
      const calls = new Set(trace.steps.flatMap((step) => step.toolCalls.map((call) => call.id)));
      const results = trace.steps.filter((step) => step.kind === "tool result");
      expect(results.every((step) => calls.has(step.answers))).toBe(true);
      for (const step of trace.steps)
        expect(readableText(step.content, step.toolCalls).codePoints).toBe(
          countCodePoints(readableText(step.content, step.toolCalls).text),
        );
    }
  });

  it.each([...filesOf("chatdev", /\.log$/), ...filesOf("masft-iaa", /chatdev/)])(
    "%s: every turn a step, every character kept",
    async (file) => {
      const text = corpusFile(file).toString();
      const upload = await read(file);
      expect([upload.format, upload.traces.length, upload.rejected]).toEqual(["chatdev-log", 1, []]);
      const [trace] = upload.traces;
      if (trace === undefined) throw new Error("no trace");
      expect(reassembledLog(trace)).toBe(text);
      const turns = [...text.matchAll(/^\[[^\]]+ INFO\] ([^:\n]+): \*\*[^\n]+<->[^\n]+, turn \d+\*\*/gm)].map(
        (match) => match[1],
      );
      const starts = [...text.matchAll(/^\[[^\]]+ INFO\] [^:\n]+: \*\*\[Start Chat\]\*\*/gm)].length;
      expect(turns.length).toBeGreaterThan(10);
      const messages = trace.steps.filter((step) => step.kind === "message");
      expect(messages).toHaveLength(turns.length + starts);
      expect(messages.flatMap((step) => (Object(step.raw).phase === undefined ? [] : [step.agent]))).toEqual(turns);
      expect(trace.steps.some((step) => step.content.includes("flask app.py did not start"))).toBe(false);
      expect(trace.steps.every((step) => step.content !== "" && !step.content.startsWith("[ChatDev is"))).toBe(true);
      const times = trace.steps.map((step) => step.time ?? "");
      expect(times.every((time) => time.startsWith("2025-"))).toBe(true);
      expect(times).toEqual(times.toSorted());
      expect(trace.task).toContain(/\*\*task_prompt\*\*: (.{10})/.exec(text)?.[1] ?? "?");
    },
  );

  it.each(filesOf("metagpt", /\.json$/))("%s: every action a step, every character kept", async (file) => {
    const [source = {}] = records(parsed(file));
    const log = String(source.content);
    const [trace] = (await read(file)).traces;
    expect(trace?.steps.map((step) => step.agent)).toEqual(
      [...log.matchAll(/ - (\w+\(\w+\)): to do /g)].map((match) => match[1]),
    );
    expect(trace === undefined ? "" : reassembledLog(trace)).toBe(log);
  });

  it.each(filesOf("masft-human", /hyperagent/))("%s: every message a step, every line kept", async (file) => {
    const [source = {}] = records(parsed(file));
    const log = Array.isArray(source.trajectory) ? source.trajectory.join("\n") : "";
    const [trace] = (await read(file)).traces;
    const said = [...log.matchAll(/^HyperAgent_\S+ - INFO - (?:([\w -]+)'s Response|([\w -]+)->[\w -]+):/gm)].map(
      (match) => match[1] ?? match[2],
    );
    expect(said.length).toBeGreaterThan(50);
    expect(trace?.steps.map((step) => step.agent)).toEqual(said);
    expect(trace === undefined ? "" : reassembledLog(trace)).toBe(log);
    expect(trace?.steps.some((step) => step.toolCalls.length > 0)).toBe(true);
  });

  it.each([...filesOf("agentrx", /ground_truth/), ...filesOf("agentrx", /random|trajectories_info/)])(
    "%s is refused, not guessed",
    async (file) => {
      const { traces, failure, rejected } = await read(file);
      expect(traces).toEqual([]);
      expect(failure?.detail ?? rejected[0]?.message).toMatch(/no trace format that Topmast knows|Import the runs/);
    },
  );
});
