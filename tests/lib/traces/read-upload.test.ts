import { describe, expect, it } from "vitest";
import { gzipOf, tarOf, zipOf } from "../../support/archives";
import { readArchive } from "../../support/read-archive";
import { stepTable } from "../../support/step-table";
import { traceFixture } from "../../support/trace-fixture";

const fixture = (name: string) => new Uint8Array(traceFixture(name));
const chat = (text: string) =>
  JSON.stringify({
    messages: [
      { role: "user", content: text },
      { role: "assistant", content: "Yes." },
    ],
  });

describe("an upload of one file", () => {
  it("is read as it is, compressed or not", async () => {
    const plain = await readArchive(fixture("atif.json"), { filename: "atif.json" });
    expect([plain.formats, plain.filenames]).toEqual([["atif"], [null]]);
    const zipped = await readArchive(await gzipOf(fixture("atif.json")), { filename: "atif.json.gz" });
    expect(zipped.traces).toEqual(plain.traces);
  });

  it("says what is wrong with it as a whole", async () => {
    const broken = await readArchive((await gzipOf(chat("x").repeat(1000))).subarray(0, 60));
    expect(broken.failure).toMatchObject({ code: "unreadable-upload", detail: expect.stringContaining("cut off") });
    expect((await readArchive(new Uint8Array())).failure?.detail).toBe("The file is empty.");
  });

  it("counts the bytes that came in", async () => {
    let read = 0;
    const zip = await zipOf({ "a.json": chat("a") });
    await readArchive(zip, { onProgress: (bytes) => (read = bytes) });
    expect(read).toBe(zip.length);
  });
});

describe("an archive", () => {
  it("is read file by file, and what is said names the file", async () => {
    const { formats, traces, filenames, rejected, warnings, failure } = await readArchive(
      await zipOf({
        "a.json": chat("first"),
        "b/c.log": traceFixture("chatdev.log"),
        "b/broken.json": '{"messages": [{"role": "user"',
        "b/odd.json": '{"nobody": "knows"}',
        "README.md": "about",
        "logo.png": "x",
        ".DS_Store": "x",
      }),
    );
    expect(failure).toBeNull();
    expect(formats).toEqual(["openai-chat"]);
    expect(filenames).toEqual(["a.json", "b/c.log"]);
    expect(traces[1]?.system).toBe("ChatDev");
    expect(rejected).toEqual([
      expect.stringMatching(/^b\/broken\.json: /),
      expect.stringMatching(/^b\/odd\.json: This is one object/),
    ]);
    expect(warnings).toEqual([
      "b/c.log is read as ChatDev log.",
      expect.stringMatching(/^2 files of the archive were left out\. README\.md: .*logo\.png/),
    ]);
  });

  it("with nothing to read in it is refused with the reason", async () => {
    expect((await readArchive(await zipOf({ "a.png": "x" }))).failure?.detail).toContain(
      "everything in it was left out",
    );
    expect((await readArchive(await zipOf({ "a.json": '{"x": 1}' }))).failure?.detail).toMatch(
      /^No file of this archive can be read\. a\.json: /,
    );
  });

  it("takes the reader that was asked for", async () => {
    const { formats, traces } = await readArchive(await zipOf({ "a.json": chat("first"), "b.json": chat("second") }), {
      format: "plain-text",
    });
    expect([formats, traces.length, traces[0]?.steps[0]?.content]).toEqual([["plain-text"], 2, chat("first")]);
  });
});

describe("Inspect's eval logs", () => {
  it("are one log with a trace a sample", async () => {
    const { samples, ...header } = JSON.parse(traceFixture("inspect.json").toString());
    const files = {
      "_journal/start.json": JSON.stringify({ version: 2, eval: header.eval }),
      "samples/s1_epoch_2.json": JSON.stringify(samples[0]),
      "samples/s2_epoch_1.json": JSON.stringify(samples[1], null, 2),
      "summaries.json": "[]",
      "header.json": JSON.stringify(header, null, 2),
    };
    const whole = await readArchive(fixture("inspect.json"), { filename: "run.json" });
    const packed = await readArchive(await zipOf(files), { filename: "run.eval" });
    expect(packed.formats).toEqual(["inspect"]);
    expect(packed.traces).toEqual(whole.traces);
    expect(packed.warnings).toEqual([]);
    const set = await readArchive(await zipOf({ "logs/run.eval": await zipOf(files) }));
    expect([set.traces.length, set.filenames[0]]).toEqual([2, "logs/run.eval"]);
    const started = ["_journal/start.json", "samples/s1_epoch_2.json"] as const;
    const unfinished = await readArchive(await zipOf(Object.fromEntries(started.map((name) => [name, files[name]]))));
    expect(unfinished.traces[0]).toMatchObject({ benchmark: "garden", steps: whole.traces[0]?.steps });
  });
});

describe("sub-agents in files of their own", () => {
  const lines = traceFixture("claude-code.jsonl").toString().trim().split("\n");
  const isOwn = (line: string) => line.includes('"agentId": "ag7"') && line.includes('"isSidechain": true');

  it.each(["agent-ag7.jsonl", "sess-garden/subagents/agent-ag7.jsonl"])(
    "join their session in Claude Code (%s)",
    async (name) => {
      const whole = await readArchive(fixture("claude-code.jsonl"));
      const files = {
        [name]: lines.filter(isOwn).join("\n"),
        "sess-garden.jsonl": lines.filter((line) => !isOwn(line)).join("\n"),
      };
      for (const archive of [await zipOf(files), await gzipOf(tarOf(files))]) {
        const { traces, filenames } = await readArchive(archive);
        expect(filenames).toEqual(["sess-garden.jsonl"]);
        expect(stepTable(traces[0])).toEqual(stepTable(whole.traces[0]));
      }
    },
  );

  it("take their type from the note beside their file", async () => {
    const row = (more: object) => JSON.stringify({ sessionId: "s", isSidechain: false, parentUuid: null, ...more });
    const { traces } = await readArchive(
      await zipOf({
        "s.jsonl": row({
          uuid: "a",
          type: "assistant",
          message: { role: "assistant", content: [{ type: "tool_use", id: "t1", name: "Agent", input: {} }] },
        }),
        "s/subagents/agent-9.jsonl": row({
          uuid: "b",
          type: "assistant",
          isSidechain: true,
          agentId: "9",
          message: { role: "assistant", content: "Done." },
        }),
        "s/subagents/agent-9.meta.json": JSON.stringify({ agentType: "weeder", toolUseId: "t1" }),
      }),
    );
    expect(traces.map(stepTable)).toEqual([["tool call assistant:  [t1 Agent]", "message weeder: Done. under 0"]]);
  });

  it("join their session in Codex", async () => {
    const rows = traceFixture("codex.jsonl").toString().trim().split("\n");
    const { traces } = await readArchive(
      await zipOf({ "rollout-b.jsonl": rows.slice(-3).join("\n"), "rollout-a.jsonl": rows.slice(0, -3).join("\n") }),
    );
    expect(traces.map(stepTable)).toEqual([stepTable((await readArchive(fixture("codex.jsonl"))).traces[0])]);
  });
});

describe("AgentRx's labels", () => {
  it("join the runs of the same archive, as claims with 0-based steps", async () => {
    const { traces, warnings, failure } = await readArchive(
      await zipOf({
        "run_2ddae3b7.json": fixture("agentrx-run-2ddae3b7.json"),
        "truth.json": fixture("agentrx-truth.json"),
        "other.json": chat("x"),
      }),
    );
    expect(failure).toBeNull();
    expect(traces[0]).toMatchObject({
      system: "Magentic-One",
      claims: [
        {
          source: "AgentRx",
          code: "Misinterpretation of Tool Output",
          step: 2,
          agent: "Walker",
          reason: "He looked at the wrong wall.\n\nThe wall has no gate.",
        },
        { code: "System Failure (step 9)", step: null, reason: "Never came back." },
        {
          code: "root cause: Misinterpretation of Tool Output",
          step: 2,
          agent: "Walker",
          reason: "All follows from it.",
        },
        { code: "summary", step: null, reason: "The gate was not found." },
      ],
    });
    expect(traces[0]?.warnings).toEqual([expect.stringContaining("1 of AgentRx's 4 claims")]);
    expect(traces[1]?.claims).toEqual([]);
    expect(warnings.join()).toContain("feedbeef00000000");
  });

  it("find a run by the index's file name, and one of tau-bench by its task", async () => {
    const verdict = (id: string | number) => ({
      trajectory_id: id,
      failures: [{ failure_id: 1, step_number: 1, failure_category: `C${id}`, failed_agent: "A" }],
      root_cause: {},
      failure_summary: "-",
    });
    const { traces } = await readArchive(
      await zipOf({
        "mo_lost_gate.json": fixture("agentrx-run-2ddae3b7.json"),
        "tau.json": JSON.stringify({ task_id: 39, reward: 0, traj: [{ role: "user", content: "hi" }] }),
        "index.json": JSON.stringify({ Lost: { "aaaa-1": { step: 2, reason: "astray", name: "lost_gate.json" } } }),
        "truth.json": JSON.stringify([verdict("aaaa-1"), verdict(39)]),
      }),
    );
    const codes = traces.map(({ claims }) =>
      claims.map(({ code }) => code).filter((code) => code !== "summary" && code !== "root cause"),
    );
    expect(codes).toEqual([["Lost", "Caaaa-1"], ["C39"]]);
  });

  it.each(["agentrx-truth.json"])("are refused without runs, with the remedy", async (name) => {
    const { rejected, traces } = await readArchive(fixture(name));
    expect(traces).toEqual([]);
    expect(rejected).toEqual([expect.stringContaining("into one archive")]);
  });
});
