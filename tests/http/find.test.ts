import { beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/traces/[id]/find/route";
import { findAnswerSchema } from "@/lib/traces/find-schema";
import { newProject, type TestProject } from "../support/actor";
import { importText } from "../support/import-text";

const messages = [
  { agent: "Planner", content: "Book the cheapest fare 😀. FARE first." },
  {
    agent: "Booker",
    kind: "tool call",
    content: "",
    tool_calls: [{ id: "c1", type: "function", function: { name: "find_fare", arguments: '{"to":"Farewell"}' } }],
  },
  {
    agent: "search",
    kind: "tool result",
    content: `fare ${"and so on ".repeat(20_000)}the last fare`,
    tool_call_id: "c1",
  },
  { content: "Nobody's fare.", role: "system" },
];

let project: TestProject;
let trace: string;

beforeAll(async () => {
  project = await newProject();
  const summary = await importText(project.owner, JSON.stringify({ title: "A run", messages }));
  trace = summary.traces[0]?.id ?? "";
});

async function find(query: string) {
  const request = new Request(`http://localhost:3000/api/v1/traces/${trace}/find?${query}`, {
    headers: project.owner.headers,
  });
  const response = await GET(request, { params: Promise.resolve({ id: trace }) });
  expect(response.status).toBe(200);
  return findAnswerSchema.parse(await response.json());
}

const textOf = async (step: number) => {
  const { readTexts } = await import("@/lib/db/steps");
  const [row] = await readTexts(await project.owner.scope("read"), trace, step, step);
  return [...(row?.text ?? "")];
};

test("hits lie in content, names, arguments and results, and their offsets are those of the readable text", async () => {
  const { counts, hits, next } = await find("q=fare");
  expect(counts?.total).toBe(7);
  expect(counts?.steps).toEqual([0, 1, 2, 3]);
  expect(counts?.hits).toEqual([2, 2, 2, 1]);
  expect(next).toBeNull();
  for (const { step, start, end } of hits) {
    expect((await textOf(step)).slice(start, end).join("").toLowerCase(), `${step}`).toBe("fare");
  }
});

test("case and whole words narrow, and every agent and kind is counted", async () => {
  expect((await find("q=FARE&case=true")).counts?.total).toBe(1);
  const whole = await find("q=fare&word=true");
  expect(whole.counts?.total).toBe(5);
  expect(whole.counts?.agents).toContainEqual({ agent: "Planner", hits: 2 });
  const planner = await find("q=fare&agent=Planner");
  expect(planner.counts).toMatchObject({ total: 2, steps: [0] });
  // What choosing another agent would give stays to be seen.
  expect(planner.counts?.agents.reduce((sum, { hits }) => sum + hits, 0)).toBe(7);
  const results = await find("q=fare&kind=tool+result");
  expect(results.counts).toMatchObject({ total: 2, steps: [2] });
  expect((await find("q=fare&kind=tool+result&agent=Planner")).counts?.total).toBe(0);
});

test("pages lead over every hit just once, from any place", async () => {
  const all = (await find("q=fare")).hits;
  const paged = [];
  let at: { from: number; skip: number } | null = { from: 0, skip: 0 };
  while (at) {
    const page: Awaited<ReturnType<typeof find>> = await find(
      `q=fare&limit=3&counts=false&from=${at.from}&skip=${at.skip}`,
    );
    expect(page.counts).toBeNull();
    paged.push(...page.hits);
    at = page.next;
  }
  expect(paged).toEqual(all);
  const second = await find("q=fare&from=2&skip=1&limit=1");
  expect(second.hits).toEqual([all[5]]);
  expect(second.counts?.total).toBe(7);
});

test("nothing is found for nothing", async () => {
  expect((await find("q=")).counts?.total).toBe(0);
  expect((await find("q=%20%20")).counts?.total).toBe(0);
  expect((await find("q=no+such+words")).hits).toEqual([]);
});
