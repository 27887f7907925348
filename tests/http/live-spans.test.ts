import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { POST } from "@/app/api/otlp/v1/traces/route";
import { newId } from "@/lib/core/ids";
import { indexNextSlice } from "@/lib/db/search-index";
import { searchSteps } from "@/lib/db/search-steps";
import { readSteps } from "@/lib/db/steps";
import { listTraces } from "@/lib/db/trace-list";
import { getTrace } from "@/lib/db/traces";
import { traceFilterSchema } from "@/lib/insights/trace-filter";
import { labelInputSchema } from "@/lib/reviews/label-schema";
import { searchQuerySchema } from "@/lib/traces/search-schema";
import { saveLabel } from "@/lib/workflows/save-label";
import { newProject, type TestProject } from "../support/actor";
import { importText } from "../support/import-text";

let project: TestProject;
beforeEach(async () => {
  project = await newProject();
});

const traceId = "5b8efff798038103d269b633813fc60c";
const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

/** A chat span as a Python exporter with GenAI instrumentation writes it. */
function chat(n: number, agent: string, said: string, more: object = {}) {
  return {
    traceId,
    spanId: `00000000000000a${n}`,
    parentSpanId: "",
    name: `chat gpt-4o`,
    kind: 3,
    startTimeUnixNano: `154471226${n}000000000`,
    endTimeUnixNano: `154471226${n}500000000`,
    attributes: [
      attribute("gen_ai.operation.name", "chat"),
      attribute("gen_ai.agent.name", agent),
      attribute(
        "gen_ai.output.messages",
        JSON.stringify([{ role: "assistant", parts: [{ type: "text", content: said }] }]),
      ),
    ],
    status: {},
    ...more,
  };
}

const request = (...spans: object[]) => ({
  resourceSpans: [
    {
      resource: {
        attributes: [attribute("service.name", "travel-crew"), attribute("telemetry.sdk.language", "python")],
      },
      scopeSpans: [{ scope: { name: "opentelemetry.instrumentation.openai_v2" }, spans }],
    },
  ],
});

async function send(body: object | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  const all = new Headers(project.owner.headers);
  all.set("content-type", "application/json");
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body);
  return POST(new Request("http://localhost:3000/api/otlp/v1/traces", { method: "POST", headers: all, body: bytes }));
}

async function steps() {
  const scope = await project.owner.scope("read");
  const { traces } = await listTraces(scope, traceFilterSchema.parse({}), { limit: 5 });
  expect(traces).toHaveLength(1);
  const id = traces[0]?.id ?? "";
  return { id, steps: await readSteps(scope, id, { from: 0, limit: 50, raw: false }) };
}

describe("spans that are sent live", () => {
  test("make a trace that is readable at once, and the same again changes nothing", async () => {
    const response = await send(request(chat(1, "Planner", "Plan: look it up."), chat(2, "Booker", "Booked.")));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({});
    const first = await steps();
    expect(first.steps.map(({ agent, content }) => [agent, content])).toEqual([
      ["Planner", "Plan: look it up."],
      ["Booker", "Booked."],
    ]);
    await send(request(chat(2, "Booker", "Booked."), chat(1, "Planner", "Plan: look it up.")));
    expect((await steps()).steps.map(({ id }) => id)).toEqual(first.steps.map(({ id }) => id));
  });

  test("that come late take their place, and labels stay on their steps", async () => {
    await send(request(chat(2, "Booker", "Booked the other fare.")));
    const { id, steps: alone } = await steps();
    const scope = await project.owner.scope("annotate");
    const quote = "other fare";
    const said = labelInputSchema.parse({
      mode: "2.6",
      segments: [{ kind: "text", first: 0, start: 11, last: 0, end: 21, quote }],
    });
    expect(await saveLabel(scope, id, newId("lbl"), said)).toMatchObject({ ok: true });

    await send(request(chat(1, "Planner", "Take the refundable fare.")));
    await send(request(chat(3, "Checker", "Fine.")));
    const { steps: all } = await steps();
    expect(all.map(({ agent }) => agent)).toEqual(["Planner", "Booker", "Checker"]);
    expect(all[1]?.id).toBe(alone[0]?.id);
    const trace = await getTrace(scope, id);
    expect(trace?.reviews[0]?.labels[0]?.segments).toEqual([
      { kind: "text", first: 1, start: 11, last: 1, end: 21, quote },
    ]);
  });

  test("of one trace in eight requests at once all arrive", async () => {
    const sent = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => send(request(chat(n, `Agent ${n}`, `Says ${n}.`))));
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await steps()).steps.map(({ content }) => content)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `Says ${n}.`),
    );
  });

  test("of one conversation are runs of their own that lead to each other, those of an import too", async () => {
    const of = (trace: string, n: number) => ({
      ...chat(n, "Planner", `Answer ${n}`),
      traceId: trace,
      attributes: [...chat(n, "Planner", `Answer ${n}`).attributes, attribute("gen_ai.conversation.id", "trip-7")],
    });
    await send(request(of(traceId, 1), of("6b8efff798038103d269b633813fc60c", 2)));
    await send(request({ ...chat(3, "Planner", "Elsewhere"), traceId: "7b8efff798038103d269b633813fc60c" }));
    const sent = request(of("8b8efff798038103d269b633813fc60c", 4));
    await importText(project.owner, JSON.stringify(sent));
    const scope = await project.owner.scope("read");
    const filter = traceFilterSchema.parse({ conversation: "trip-7" });
    const { traces } = await listTraces(scope, filter, { limit: 5 });
    expect(traces).toHaveLength(3);
    const details = await Promise.all(traces.map(({ id }) => getTrace(scope, id)));
    for (const detail of details) expect(detail?.conversation).toEqual({ name: "trip-7", others: 2 });
    const all = await listTraces(scope, traceFilterSchema.parse({}), { limit: 5 });
    const alone = all.traces.find(({ id }) => !traces.some((trace) => trace.id === id));
    expect((await getTrace(scope, alone?.id ?? ""))?.conversation).toBeNull();
  });

  test.each([
    ["plain", (bytes: Uint8Array) => bytes, {}],
    ["gzipped", (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)), { "content-encoding": "gzip" }],
  ])("come as the Python SDK's exporter encodes them, %s", async (_, packed, headers) => {
    // What the exporter of opentelemetry-sdk 1.45 made of an invented run: an agent, a chat and a tool that raised.
    const recorded = readFileSync(new URL("../fixtures/requests/python-exporter.bin", import.meta.url));
    const response = await send(packed(recorded), { "content-type": "application/x-protobuf", ...headers });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/x-protobuf"]);
    expect(await response.bytes()).toHaveLength(0);
    const { id, steps: all } = await steps();
    expect(all).toMatchObject([
      { agent: "user", content: "Are there loaves left? ü" },
      { agent: "Baker", kind: "tool call", toolCalls: [{ name: "count_loaves", arguments: '{"shelf":"top"}' }] },
      { kind: "tool result", content: "none", error: expect.stringContaining("The shelf is empty.") },
    ]);
    const trace = await getTrace(await project.owner.scope("read"), id);
    expect(trace?.conversation).toEqual({ name: "market-day", others: 0 });
  });

  test("come gzipped as well, with NUL and lone surrogates kept visible", async () => {
    const odd = JSON.stringify(request(chat(1, "Planner", "a\u0000b\ud800c")));
    const response = await send(new Uint8Array(gzipSync(odd)), { "content-encoding": "gzip" });
    expect(response.status).toBe(200);
    expect((await steps()).steps[0]?.content).toBe("a␀b\ufffdc");
  });

  test("are searched as they stand once more have come, and none of them twice", async () => {
    const search = async () => {
      const filter = searchQuerySchema.parse({ q: "refundable" });
      const { results, pending } = await searchSteps(await project.owner.scope("read"), filter, { limit: 10 });
      return { steps: results.map(({ step }) => step), pending };
    };
    await send(request(chat(2, "Booker", "A refundable fare.")));
    expect(await search()).toEqual({ steps: [], pending: 1 });
    while (await indexNextSlice());
    expect(await search()).toEqual({ steps: [0], pending: 0 });
    // A span from before arrives late: what was said moves on by a step.
    await send(request(chat(1, "Planner", "Plan.")));
    expect(await search()).toEqual({ steps: [], pending: 1 });
    while (await indexNextSlice());
    expect(await search()).toEqual({ steps: [1], pending: 0 });
  });

  test("without an id are refused one by one, and the others taken", async () => {
    const response = await send(request(chat(1, "Planner", "Plan."), chat(2, "Booker", "Booked.", { spanId: "" })));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      partialSuccess: { rejectedSpans: "1", errorMessage: "A span has no spanId." },
    });
    expect((await steps()).steps).toHaveLength(1);
  });

  test("with ids that OTLP does not have are refused with what is wrong with them", async () => {
    const response = await send(request(chat(1, "Planner", "Plan.", { spanId: "zz" }), chat(2, "B", "Booked.")));
    expect(await response.json()).toEqual({
      partialSuccess: { rejectedSpans: "1", errorMessage: 'The spanId "zz" is no id of 8 bytes in hex.' },
    });
  });

  test("may be none, and may be gzipped but nothing else", async () => {
    for (const type of ["application/json; charset=utf-8", "application/x-protobuf"]) {
      const body = type.includes("json") ? "{}" : "";
      const answer = await send(new TextEncoder().encode(body), { "content-type": type });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type.split(";")[0]]);
    }
    const brotli = await send(request(), { "content-encoding": "br" });
    expect([brotli.status, await brotli.json()]).toEqual([415, { code: 3, message: expect.stringContaining("gzip") }]);
    const large = await send(gzipSync(Buffer.alloc(65 * 1024 ** 2, " ")), { "content-encoding": "gzip" });
    expect([large.status, await large.json()]).toEqual([413, { code: 8, message: expect.stringContaining("batches") }]);
  });

  test("are refused as OTLP says: status in the encoding of the request", async () => {
    expect((await send({ spans: [] })).status).toBe(200);
    const broken = await send(new TextEncoder().encode("{"));
    expect([broken.status, await broken.json()]).toEqual([400, { code: 3, message: expect.any(String) }]);
    const anonymous = await send(request(), { authorization: "Bearer wrong" });
    expect([anonymous.status, await anonymous.json()]).toEqual([401, { code: 16, message: expect.any(String) }]);
    const binary = await send(new Uint8Array([0xff, 0xff, 0xff]), { "content-type": "application/x-protobuf" });
    expect([binary.status, binary.headers.get("content-type")]).toEqual([400, "application/x-protobuf"]);
    expect((await send(request(), { "content-type": "text/plain" })).status).toBe(415);
    const viewer = await project.add("viewer");
    expect((await send(request(), { authorization: viewer.headers.get("authorization") ?? "" })).status).toBe(403);
  });
});
