import { describe, expect, it } from "vitest";
import { formatChoices, readTraces } from "@/lib/traces/read-traces";
import { readUpload } from "../../support/read-upload";
import { traceFixture } from "../../support/trace-fixture";

describe("read-traces", () => {
  it.each([
    ["who-and-when.json", "who-and-when"],
    ["who-and-when-hand.json", "who-and-when"],
    ["tau-bench.json", "tau-bench"],
    ["openai-chat.jsonl", "openai-chat"],
    ["generic.jsonl", "generic-messages"],
    ["generic-traces.json", "generic-json"],
    ["mast-data.json", "mast-data"],
    ["mast-human.json", "mast-data-human"],
    ["masft-human-messages.json", "masft-human"],
    ["masft-human-lines.json", "masft-human"],
    ["masft-human-conversations.json", "masft-human"],
    ["metagpt-run.json", "metagpt-run"],
    ["magentic-one.json", "magentic-one"],
    ["agentrx-labels.json", "agentrx-labels"],
    ["chatdev.log", "chatdev-log"],
    ["metagpt.log", "metagpt-log"],
    ["metagpt-communication.log", "metagpt-communication-log"],
    ["hyperagent.log", "hyperagent-log"],
    ["ma-tot.log", "ma-tot-log"],
    ["appworld.log", "appworld-log"],
    ["ag2-record.txt", "ag2-record"],
    ["ag2-listing.txt", "ag2-record"],
    ["ag2-console.txt", "ag2-console"],
    ["magentic.log", "magentic-log"],
    ["openmanus.log", "openmanus-log"],
  ])("tells the format of %s by its content, whatever the name and the chunks", async (file, format) => {
    const whole = await readUpload(traceFixture(file), { filename: "upload.bin" });
    expect(whole.format).toBe(format);
    expect(whole.failure).toBeNull();
    const pieces = await readUpload(traceFixture(file), { filename: "upload.bin", chunk: 11 });
    expect(pieces).toEqual(whole);
    expect(formatChoices.map(({ name }) => name)).toContain(format);
  });

  it("takes other text as one step, and says so", async () => {
    const { format, traces } = await readUpload("Dear diary,\r\n\r\nthe beds are dry.\r\n", {
      filename: "notes/diary.txt",
    });
    expect(format).toBe("plain-text");
    expect(traces[0]).toMatchObject({
      title: "diary",
      steps: [{ agent: null, content: "Dear diary,\r\n\r\nthe beds are dry.\r\n" }],
      warnings: [expect.stringContaining("no log form")],
    });
  });

  it.each([
    [
      '{"meta": {"id": 1}, "dialogue": {"turns": [{"who": "a", "payload": {"msg": "x"}}]}}',
      "one object with the keys meta, dialogue",
    ],
    ['[{"a": 1}]', "a list whose first record is an object with the keys a"],
    ['{"a": 1}\n{"a": 2}', "JSON lines whose first record is an object"],
    ['["only", "strings"]', "a list whose first record is only"],
    ["[]", "a list without records"],
    ['{"messages": []}', "one object with the keys messages"],
  ])("refuses JSON of no known form and says what it saw: %s", async (content, seen) => {
    const { failure, traces } = await readUpload(content);
    expect(failure).toMatchObject({ code: "unknown-format", detail: expect.stringContaining(seen) });
    expect(traces).toEqual([]);
  });

  it.each(["", " \n\t ", "\ufeff"])("refuses an empty file", async (content) => {
    expect((await readUpload(content)).failure).toMatchObject({
      code: "unreadable-upload",
      detail: "The file is empty.",
    });
  });

  it.each([
    ['{"messages": [{"role": "user", "content": "x"}],}', "line 1, column 49"],
    ['[\n{"messages": [}\n]', "line 2, column 15"],
    ['{"messages": [{"role": "user", "content": "x', "cut off"],
    ['[{"role": "user", "content": "x', "cut off"],
  ])("says where JSON is broken: %s", async (content, place) => {
    expect((await readUpload(content)).failure).toMatchObject({
      code: "unreadable-upload",
      detail: expect.stringContaining(place),
    });
  });

  it("lets go of the upload when nobody reads on", async () => {
    let open = true;
    async function* upload(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from(`${JSON.stringify({ messages: [{ role: "user", content: "x".repeat(1000) }] })}\n`);
      } finally {
        open = false;
      }
    }
    for await (const event of readTraces(upload(), { filename: "endless.jsonl" })) if (event.type === "trace") break;
    expect(open).toBe(false);
  });

  it("refuses what is no text", async () => {
    const { failure } = await readUpload(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]));
    expect(failure?.detail).toContain("ZIP");
  });

  it("reads as the chosen format, and refuses a choice that cannot be", async () => {
    const chosen = await readUpload(traceFixture("who-and-when.json"), { format: "openai-chat" });
    expect(chosen.format).toBe("openai-chat");
    expect(chosen.traces[0]?.claims).toEqual([]);
    const plain = await readUpload('{"meta": 1}', { format: "plain-text" });
    expect(plain.traces[0]?.steps[0]?.content).toBe('{"meta": 1}');
    const wrong = await readUpload("just text", { format: "tau-bench" });
    expect(wrong.failure).toMatchObject({ code: "unknown-format", detail: expect.stringContaining("is JSON") });
    const missing = await readUpload("just text", { format: "nothing" });
    expect(missing.failure).toMatchObject({ code: "invalid-input", detail: expect.stringContaining("plain-text") });
  });

  it("reads good records beside bad ones, each refused with its place", async () => {
    const good = '{"messages": [{"role": "user", "content": "hi"}]}';
    const rows = [
      good,
      good,
      "{broken",
      good,
      '{"messages": 5}',
      ...Array<string>(7).fill(good),
      '{"messages": []}',
      ...Array<string>(8).fill(good),
    ];
    const { traces, rejected, format } = await readUpload(rows.join("\n"));
    expect(format).toBe("openai-chat");
    expect(traces).toHaveLength(18);
    expect(rejected.map(({ record, line }) => [record, line])).toEqual([
      [2, 3],
      [4, 5],
      [12, 13],
    ]);
    expect(rejected[0]?.message).toContain("line 3, column 2");
  });

  it("keeps what stands around the list of traces, with the last of them", async () => {
    const { traces } = await readUpload(traceFixture("generic-traces.json"));
    expect(traces.map(({ raw }) => raw)).toEqual([
      null,
      { id: 77, wrapper: { version: "garden-export 2", exported: "on a Monday" } },
    ]);
  });

  it("says that bytes were no text", async () => {
    const { warnings, traces } = await readUpload(Buffer.from("caf\xe9 au lait", "latin1"));
    expect(traces[0]?.steps[0]?.content).toBe("caf\ufffd au lait");
    expect(warnings[0]).toContain("1 place holds bytes that are no UTF-8 text");
  });

  it("notes keys that stand twice", async () => {
    const { traces } = await readUpload('{"messages": [{"role": "user", "content": "lost?", "content": "kept"}]}');
    expect(traces[0]?.steps[0]).toMatchObject({ content: "kept", raw: { "content (earlier)": "lost?" } });
    expect(traces[0]?.warnings[0]).toContain("stands twice");
  });

  it("refuses a document or text beyond the cap", async () => {
    const caps = { record: 1000, document: 200, sorted: 200 };
    const rows = Array.from({ length: 20 }, (_, at) => JSON.stringify({ role: "user", content: `message ${at}` })).join(
      "\n",
    );
    expect((await readUpload(rows, { caps })).failure).toMatchObject({ code: "too-large" });
    const text = await readUpload("word ".repeat(100), { caps });
    expect(text.traces).toEqual([]);
    expect(text.rejected[0]?.message).toContain("longer than");
  });

  it("tells how far it has come", async () => {
    const seen: number[] = [];
    const bytes = traceFixture("mast-data.json");
    await readUpload(bytes, { chunk: 1000, onProgress: (read) => seen.push(read) });
    expect(seen.at(-1)).toBe(bytes.length);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it("streams records: a trace comes out before the next records went in", async () => {
    const row = `${JSON.stringify({ messages: [{ role: "user", content: "x".repeat(100_000) }] })}\n`;
    let given = 0;
    async function* upload(): AsyncGenerator<Uint8Array> {
      for (; given < 300; given += 1) yield new TextEncoder().encode(row);
    }
    let traces = 0;
    for await (const event of readTraces(upload(), { filename: "big.jsonl" })) {
      if (event.type !== "trace") continue;
      traces += 1;
      expect(given - traces).toBeLessThan(60);
    }
    expect(traces).toBe(300);
  });
});
