import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { POST } from "@/app/api/v1/projects/[project]/imports/route";
import { db } from "@/lib/db/client";
import { type ImportLine, importSummarySchema } from "@/lib/traces/import-summary";
import { newProject, type TestProject } from "../support/actor";

const run = (word: string) => JSON.stringify({ messages: [{ role: "user", content: word }] });

let project: TestProject;
beforeAll(async () => {
  project = await newProject();
});

async function send(body: BodyInit, query = "", headers: Record<string, string> = {}): Promise<Response> {
  const all = new Headers(project.owner.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const url = `http://localhost:3000/api/v1/projects/${project.slug}/imports?${query}`;
  return POST(new Request(url, { method: "POST", body, headers: all }), {
    params: Promise.resolve({ project: project.slug }),
  });
}

describe("the import endpoint", () => {
  test("answers with the summary that it declares, and fills what the file does not say", async () => {
    const response = await send(run("a"), "filename=a.json&system=CrewAI&model=gpt-4o&benchmark=TripBench");
    expect(response.status).toBe(200);
    const summary = importSummarySchema.parse(await response.json());
    expect(summary).toMatchObject({ created: 1, traces: [{ system: "CrewAI", model: "gpt-4o", steps: 1 }] });
  });

  test("undoes gzip, whether or not a header says so", async () => {
    const response = await send(gzipSync(run("zipped")), "filename=a.json.gz");
    expect(await response.json()).toMatchObject({ created: 1 });
  });

  test("streams progress as NDJSON and ends with the summary", async () => {
    const lines = Array.from({ length: 1200 }, (_, n) => run(`stream ${n}`)).join("\n");
    const response = await send(lines, "filename=many.jsonl", { accept: "application/x-ndjson" });
    const events = (await response.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as ImportLine);
    expect(events.map(({ type }) => type)).toEqual(["progress", "progress", "summary"]);
    expect(events[0]).toMatchObject({ records: 500 });
    // Two batches are written at a time: of the first one may or may not know yet.
    expect(events[1]).toMatchObject({ records: 1000 });
    expect([0, 500]).toContain(events[1]?.type === "progress" ? events[1].created : -1);
    expect(events[2]).toMatchObject({ created: 1200, rejected: 0 });
  });

  test("refuses what it cannot recognise, with what it saw, and writes nothing", async () => {
    const before = await db().import.count({ where: { projectId: project.id } });
    const response = await send('{"weather": "fine"}', "filename=odd.json");
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "unknown-format", detail: expect.stringContaining("weather") });
    expect(await db().import.count({ where: { projectId: project.id } })).toBe(before);
  });

  test("takes the good records and names the bad ones by record and line", async () => {
    const response = await send(`${run("good 1")}\n{"messages": [\n${run("good 2")}`, "filename=half.jsonl");
    expect(await response.json()).toMatchObject({
      created: 2,
      rejected: 1,
      errors: [{ record: 1, line: 2, message: expect.any(String) }],
    });
  });

  test("stops a gzip bomb long before it is unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 ** 2, "x"), { level: 9 });
    const response = await send(new Uint8Array(bomb), "filename=bomb.txt.gz");
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "too-large", detail: expect.stringContaining("200-fold") });
  });

  test("says that a gzip is cut off", async () => {
    const whole = gzipSync(run("cut ".repeat(5_000)));
    const response = await send(new Uint8Array(whole.subarray(0, whole.length - 20)), "filename=cut.gz");
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("gzip") });
  });

  test("keeps prototypes clean and such keys in the trace", async () => {
    const hostile =
      '{"messages":[{"role":"user","content":"hi","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}}}],"__proto__":{"polluted":3}}';
    const response = await send(hostile, "filename=proto.json");
    const { traces } = importSummarySchema.parse(await response.json());
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const id = traces[0]?.id ?? "";
    const step = await db().step.findFirstOrThrow({ where: { traceId: id }, select: { raw: true } });
    const trace = await db().trace.findUniqueOrThrow({ where: { id }, select: { raw: true } });
    expect(JSON.stringify([step.raw, trace.raw])).toMatch(/__proto__.*constructor.*__proto__|__proto__/);
    expect(JSON.stringify(step.raw)).toContain('"polluted":1');
    expect(JSON.stringify(trace.raw)).toContain('"polluted":3');
  });
});
