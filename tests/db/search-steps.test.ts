import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { indexNextSlice } from "@/lib/db/search-index";
import { searchSql, searchSteps } from "@/lib/db/search-steps";
import { readStepText } from "@/lib/db/steps";
import { projectTag } from "@/lib/traces/search-parts";
import { parseSearch, tsqueryText } from "@/lib/traces/search-query";
import { searchQuerySchema } from "@/lib/traces/search-schema";
import { newProject, type TestProject } from "../support/actor";
import { generateTrace } from "../support/generate-trace";
import { importText } from "../support/import-text";

const filler = (words: number) => Array.from({ length: words }, (_, n) => `word${n} and`).join(" ");
const run = (title: string, system: string, contents: readonly string[]) => ({
  title,
  system,
  messages: contents.map((content, n) => ({
    agent: n % 2 === 0 ? "Planner" : "Booker",
    kind: n === 1 ? "thought" : "message",
    content,
  })),
});

let project: TestProject;
let other: TestProject;

const indexAll = async () => {
  let slices = 0;
  while (await indexNextSlice()) slices += 1;
  return slices;
};

async function search(q: string, filter: Record<string, string | string[]> = {}, limit = 50, cursor?: string) {
  return searchSteps(await project.owner.scope("read"), searchQuerySchema.parse({ q, ...filter }), { limit, cursor });
}
const placesOf = async (...given: Parameters<typeof search>) =>
  (await search(...given)).results.map(({ trace, step }) => `${trace.title} ${step}`);

beforeAll(async () => {
  project = await newProject();
  other = await newProject();
  await importText(
    project.owner,
    JSON.stringify(
      run("Older", "ChatDev", [
        "Book the refundable fare.",
        "requests.get('/tmp/fare') 价格为 371",
        `😀 ${filler(9_000)} the last refundable_fare`,
      ]),
    ),
  );
  await importText(
    project.owner,
    JSON.stringify(run("Newer", "MetaGPT", ["A refundable ticket, a cheap fare.", "getUserName NAÏVE"])),
  );
  await importText(other.owner, JSON.stringify(run("Elsewhere", "ChatDev", ["Another refundable fare."])));
});

test("what is not ready yet is said, and everything is found once it is", async () => {
  expect(await search("refundable")).toEqual({ results: [], next: null, pending: 2 });
  expect(await indexAll()).toBeGreaterThanOrEqual(3);
  expect((await search("refundable")).pending).toBe(0);
});

describe("what is sought is found", () => {
  test.each([
    ["refundable fare", ["Newer 0", "Older 0", "Older 2"]],
    ['"refundable fare"', ["Older 0", "Older 2"]],
    ["refundable -cheap", ["Older 0", "Older 2"]],
    ["refund*", ["Newer 0", "Older 0", "Older 2"]],
    ["cheap OR requests", ["Newer 0", "Older 1"]],
    ["get tmp", ["Older 1"]],
    ["价格", ["Older 1"]],
    ["格价", []],
    ["user", ["Newer 1"]],
    ["naive OR nai\u0308ve", ["Newer 1"]],
    ['"word8999 and the last"', ["Older 2"]],
    ["another", []],
    ["", []],
    ["'; DROP TABLE steps; --", []],
  ])("%s", async (q, expected) => {
    expect(await placesOf(q)).toEqual(expected);
  });

  test("by system, agent and kind", async () => {
    expect(await placesOf("fare", { system: "ChatDev", agent: "Planner" })).toEqual(["Older 0", "Older 2"]);
    expect(await placesOf("fare", { kind: "thought" })).toEqual(["Older 1"]);
    expect(await placesOf("fare", { agent: ["Planner", "Booker"], kind: ["thought", "message"] })).toHaveLength(4);
    expect(await placesOf("fare", { agent: "-" })).toEqual([]);
  });

  test("and its place is the place in the step's text", async () => {
    const scope = await project.owner.scope("read");
    const { results } = await search('"refundable fare"');
    for (const { trace, step, start, end } of results) {
      const found = await readStepText(scope, trace.id, step, { start, end });
      expect(found?.text).toMatch(/^refundable[ _]fare$/);
    }
    expect(results).toHaveLength(2);
  });
});

test("pages lead over everything once", async () => {
  const all = await placesOf("and OR fare");
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await search("and OR fare", {}, 3, cursor);
    paged.push(...page.results.map(({ trace, step }) => `${trace.title} ${step}`));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(paged).toEqual(all);
  expect(all.length).toBeGreaterThan(10);
});

test("steps that are killed half-way through are gone on with, and none is made ready twice", async () => {
  const again = await newProject();
  const summary = await importText(again.owner, generateTrace({ steps: 1_200, meanLength: 60 }));
  const id = summary.traces[0]?.id ?? "";
  await indexNextSlice();
  const half = await db().trace.findUniqueOrThrow({ where: { id }, select: { searchNext: true } });
  expect(half.searchNext).toBeGreaterThan(0);
  expect(half.searchNext).toBeLessThan(1_200);
  // Two workers at once take turns.
  await Promise.all([indexAll(), indexAll()]);
  const { searchNext } = await db().trace.findUniqueOrThrow({ where: { id }, select: { searchNext: true } });
  expect(searchNext).toBeNull();
  const positions = await db().searchChunk.groupBy({ by: ["position"], where: { traceId: id } });
  expect(positions).toHaveLength(1_200);
});

test("PostgreSQL answers from the index", async () => {
  const scope = await project.owner.scope("read");
  // A table as large as that of a small project, in which going through all of it no longer pays.
  await db().$executeRaw`
    INSERT INTO search_chunks (trace_id, position, part, start, "end", words)
    SELECT id, 1000000 + n, 0, 0, 1, ('''#project ' || project_id || ''' ''word' || n || ''':1 and:2 so:3 on:4')::tsvector
    FROM traces, generate_series(1, 8000) n WHERE project_id = ${scope.projectId}`;
  await db().$executeRaw`ANALYZE search_chunks`;
  const tsquery = tsqueryText(parseSearch('"refundable fare"'), [[projectTag(scope.projectId)]]);
  const sql = searchSql(scope, tsquery, { system: [] }, null, 21);
  const rows = await db().$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`EXPLAIN ${sql}`);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("Bitmap Index Scan on search_chunks_words_idx");
  expect(plan).not.toContain("Seq Scan on search_chunks");
});
