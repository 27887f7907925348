import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/projects/[project]/export/route";
import { db } from "@/lib/db/client";
import { newProject, type TestProject } from "../support/actor";
import { importText } from "../support/import-text";

let project: TestProject;

/** A trace of 60,000 steps and 300 MB of text, made where it lies. */
beforeAll(async () => {
  project = await newProject();
  const { traces } = await importText(project.owner, JSON.stringify({ messages: [{ role: "user", content: "go" }] }));
  await db().$executeRaw`
    INSERT INTO steps (id, trace_id, position, kind, text, content_length, code_points)
    SELECT 'stp_' || n, ${traces[0]?.id}, n, 'message', repeat(chr(97 + n % 26), 5000), 5000, 5000
    FROM generate_series(1, 60000) n`;
  await db().$executeRaw`UPDATE traces SET step_count = 60001 WHERE project_id = ${project.id}`;
});

async function fetched(query: string, signal?: AbortSignal): Promise<Response> {
  const url = `http://localhost:3000/api/v1/projects/${project.slug}/export?${query}`;
  const request = new Request(url, { headers: project.owner.headers, ...(signal ? { signal } : {}) });
  return GET(request, { params: Promise.resolve({ project: project.slug }) });
}

const exporting = async () =>
  db().$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`;

async function nobodyExports(): Promise<void> {
  await expect.poll(async () => (await exporting()).length, { timeout: 10_000 }).toBe(0);
}

test("is a file to be saved, kept by nobody on the way", async () => {
  const response = await fetched("format=wide-csv&flavour=spreadsheet");
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${project.slug}-wide-csv.csv"`);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toContain("60001");
  await nobodyExports();
});

test("an unknown format is refused before anything is read", async () => {
  expect((await fetched("format=parquet")).status).toBe(400);
  expect((await fetched("")).status).toBe(400);
});

test("when the database goes away in the middle, the transfer breaks and does not end", async () => {
  const response = await fetched("format=jsonl");
  const reader = response.body?.getReader();
  await reader?.read();
  const [backend] = await exporting();
  await db().$executeRaw`SELECT pg_terminate_backend(${backend?.pid}::int)`;
  const rest = async () => {
    for (;;) if ((await reader?.read())?.done) return "ended";
  };
  await expect(rest()).rejects.toThrow();
  await nobodyExports();
  // The next one is not worse off for it.
  expect((await (await fetched("format=wide-csv")).text()).length).toBeGreaterThan(0);
});

test("when the client goes away, the transaction ends", async () => {
  const response = await fetched("format=archive");
  const reader = response.body?.getReader();
  await reader?.read();
  expect(await exporting()).toHaveLength(1);
  await reader?.cancel();
  await nobodyExports();
});

test("three at once, and the fourth is asked to wait", async () => {
  const running = [await fetched("format=jsonl"), await fetched("format=jsonl"), await fetched("format=jsonl")];
  expect((await fetched("format=jsonl")).status).toBe(429);
  for (const { body } of running) await body?.cancel();
  await nobodyExports();
  const again = await fetched("format=jsonl");
  expect(again.status).toBe(200);
  await again.body?.cancel();
  await nobodyExports();
});

test("what it sees is of one moment: what is written meanwhile is not in it", async () => {
  const response = await fetched("format=jsonl");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader?.read())?.value ?? "";
  await importText(project.owner, JSON.stringify({ messages: [{ role: "user", content: "written meanwhile" }] }));
  let text = first.slice(-200);
  let traces = 0;
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) break;
    traces += next.value.split("\n").length - 1;
    text = (text + next.value).slice(-400);
  }
  expect(traces).toBe(1);
  expect(text).not.toContain("written meanwhile");
});

test.each(["jsonl", "mast-data", "huggingface", "archive"])(
  "%s takes little memory, however much there is",
  async (format) => {
    setFlagsFromString("--expose-gc");
    const collect: () => void = runInNewContext("gc");
    const held = () => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return (heapUsed + external) / 1_048_576;
    };
    const response = await fetched(`format=${format}`);
    const before = held();
    // Compressed, there are fewer to look at.
    const often = format === "jsonl" || format === "mast-data" ? 20 : 2;
    let chunks = 0;
    let most = 0;
    for await (const _ of response.body ?? []) {
      chunks += 1;
      if (chunks % often === 0) most = Math.max(most, held() - before);
    }
    expect(chunks).toBeGreaterThan(5);
    // A few windows of steps, of 2 million code points each, and what writes a zip; the 300 MB of the trace would show.
    expect(most).toBeLessThan(120);
  },
  120_000,
);
