import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { undoImport } from "@/lib/db/imports";
import { readOutline, readSteps, readStepText } from "@/lib/db/steps";
import { listTraces } from "@/lib/db/trace-list";
import { getTrace } from "@/lib/db/traces";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { newProject } from "../support/actor";
import { importText } from "../support/import-text";

const run = JSON.stringify({
  messages: [
    { role: "system", content: "You book tables." },
    { role: "user", content: "A table for four, please 🦊" },
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "c1", type: "function", function: { name: "book", arguments: '{"seats": 4}' } }],
    },
    { role: "tool", tool_call_id: "c1", content: "booked\u0000" },
  ],
});
const all = traceFilterSchema.parse({});

describe("importing", () => {
  test("stores traces with their steps, and the same again is a duplicate", async () => {
    const { owner } = await newProject();
    const first = await importText(owner, run, { filename: "run.json" });
    expect(first).toMatchObject({ created: 1, duplicates: 0, rejected: 0 });
    const again = await importText(owner, run, { filename: "copy.json" });
    expect(again).toMatchObject({ created: 0, duplicates: 1, traces: [{ id: first.traces[0]?.id, duplicate: true }] });

    const scope = await owner.scope("read");
    const { traces } = await listTraces(scope, all, { limit: 10 });
    expect(traces).toHaveLength(1);
    const id = traces[0]?.id ?? "";
    const steps = await readSteps(scope, id, { from: 0, limit: 10, raw: true });
    expect(steps.map(({ index, kind }) => [index, kind])).toEqual([
      [0, "system"],
      [1, "message"],
      [2, "tool call"],
      [3, "tool result"],
    ]);
    expect(steps[2]).toMatchObject({ content: "", toolCalls: [{ id: "c1", name: "book", arguments: '{"seats": 4}' }] });
    expect(steps[3]).toMatchObject({ content: "booked␀", answers: "c1" });
    expect(JSON.stringify(steps[3]?.raw)).toContain("\\\\u0000");
    expect(await readOutline(scope, id)).toMatchObject({ call: [-1, -1, -1, 2], length: [16, 26, 17, 7] });
    expect(await readStepText(scope, id, 1, { start: 25, end: 26 })).toEqual({ text: "🦊", length: 26 });
  });

  test("keeps what a trace says of itself to the character", async () => {
    const { owner } = await newProject();
    const agents = ['a,"b"', "{c}", "NULL", "d\\e", "ü🦊"];
    const said = { title: "Who\tsaid 'it'?", task: 'Say "it"\\', system: "{s}", null: null, nothing: "\\N" };
    const messages = agents.map((agent) => ({ agent, content: "it" }));
    const { traces } = await importText(
      owner,
      `{"__proto__": {"deep": [1.5, "\\\\"]}, ${JSON.stringify({ ...said, messages }).slice(1)}`,
    );
    const trace = await getTrace(await owner.scope("read"), traces[0]?.id ?? "");
    expect(trace).toMatchObject({ agents, task: said.task, system: said.system, outcome: null, metadata: {} });
    expect(trace?.raw).toMatchObject({ null: null, nothing: "\\N" });
    const [own] = await db().$queryRaw<{ deep: unknown }[]>`
      SELECT raw -> '__proto__' -> 'deep' AS deep FROM traces WHERE id = ${traces[0]?.id}`;
    expect(own?.deep).toEqual([1.5, "\\"]);
    const silent = await importText(owner, JSON.stringify({ messages }));
    expect((await getTrace(await owner.scope("read"), silent.traces[0]?.id ?? ""))?.raw).toBeNull();
  });

  test("a dry run writes nothing and says what it would do", async () => {
    const { owner } = await newProject();
    const summary = await importText(owner, run, { dryRun: "true" });
    expect(summary).toMatchObject({ id: null, created: 1, traces: [{ id: null, steps: 4 }] });
    expect((await listTraces(await owner.scope("read"), all, { limit: 10 })).traces).toEqual([]);
  });

  test("cuts long steps when asked, and gives fewer of them rather than too much text", async () => {
    const { owner } = await newProject();
    const long = "ä🦊".repeat(300_000);
    const lines = [1, 2, 3, 4, 5].map((n) => JSON.stringify({ agent: `a${n}`, content: long }));
    const summary = await importText(owner, lines.join("\n"), { filename: "long.jsonl" });
    const id = summary.traces[0]?.id ?? "";
    const scope = await owner.scope("read");
    const whole = await readSteps(scope, id, { from: 0, limit: 5, raw: false });
    expect(whole.length).toBeLessThan(5);
    expect(whole[0]).toMatchObject({ content: long, length: 600_000, cut: false });
    const cut = await readSteps(scope, id, { from: 0, limit: 5, raw: false, maxLength: 3 });
    expect(cut).toHaveLength(5);
    expect(cut[4]).toMatchObject({ content: "ä🦊ä", length: 600_000, cut: true });
  });

  test("undone, an import is gone; nobody else's project sees it", async () => {
    const { owner } = await newProject();
    const other = await newProject();
    const summary = await importText(owner, run);
    const id = summary.traces[0]?.id ?? "";
    expect(await getTrace(await other.owner.scope("read"), id)).toBeNull();
    expect(await readSteps(await other.owner.scope("read"), id, { from: 0, limit: 9, raw: false })).toEqual([]);
    expect(await undoImport(await other.owner.scope("import"), summary.id ?? "")).toBe(0);
    expect(await undoImport(await owner.scope("import"), summary.id ?? "")).toBe(1);
    expect(await getTrace(await owner.scope("read"), id)).toBeNull();
  });
});
