import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { traceIdentity } from "@/lib/traces/identity";
import { scratchInMemory } from "@/lib/traces/scratch-file";
import { defaultCaps } from "@/lib/traces/split-records";
import { otlpRequest } from "../../support/otlp-request";
import { readUpload } from "../../support/read-upload";

const traces = 7;
const spans = 5;
const hex = (number: number, length: number) => number.toString(16).padStart(length, "0");
const places = Array.from({ length: spans }, (_, span) =>
  Array.from({ length: traces }, (_, trace) => ({ trace, span })),
).flat();
const said = (trace: number, span: number) => `Agent ${span} of run ${trace} says “done”.\u2028`;

/** One record a span, those of every trace scattered over the file. */
const rows: Readonly<Record<string, (trace: number, span: number) => Json>> = {
  "span-list": (trace, span) => ({
    name: `agent ${span}`,
    context: { trace_id: hex(trace + 1, 32), span_id: hex(trace * 100 + span + 1, 16) },
    parent_id: span === 0 ? null : hex(trace * 100 + 1, 16),
    start_time: `2026-03-01T10:00:0${span}.000Z`,
    end_time: `2026-03-01T10:00:0${span}.500Z`,
    attributes: { "output.value": said(trace, span) },
  }),
  "langfuse-rows": (trace, span) => ({
    id: `o-${trace}-${span}`,
    trace_id: `t-${trace}`,
    type: "GENERATION",
    name: `agent ${span}`,
    start_time: `2026-03-01T10:00:0${span}.000Z`,
    output: said(trace, span),
  }),
  "openai-agents": (trace, span) => ({
    object: "trace.span",
    id: `span_${trace}_${span}`,
    trace_id: `trace_${trace}`,
    started_at: `2026-03-01T10:00:0${span}.000Z`,
    span_data: { type: "function", name: "note", input: "{}", output: said(trace, span) },
  }),
  langsmith: (trace, span) => ({
    id: `run-${trace}-${span}`,
    trace_id: `run-${trace}-0`,
    parent_run_id: span === 0 ? null : `run-${trace}-0`,
    run_type: "tool",
    name: `tool ${span}`,
    start_time: `2026-03-01T10:00:0${span}.000Z`,
    outputs: { output: said(trace, span) },
  }),
};

async function identities(text: string, sorted: number) {
  const read = await readUpload(text, { caps: { ...defaultCaps, sorted } });
  expect(read.failure).toBeNull();
  expect(read.rejected).toEqual([]);
  return { format: read.format, traces: read.traces.map(traceIdentity).sort() };
}

describe("an upload that is sorted by trace", () => {
  test.each(Object.entries(rows))("brings the traces of %s as one that is held", async (name, row) => {
    const text = places.map(({ trace, span }) => JSON.stringify(row(trace, span))).join("\n");
    const held = await identities(text, Number.POSITIVE_INFINITY);
    expect(held.format).toBe(name);
    expect(held.traces).toHaveLength(traces);
    expect(await identities(text, 0)).toEqual(held);
    expect(await identities(text, text.length / 2)).toEqual(held);
    const list = `[${places.map(({ trace, span }) => JSON.stringify(row(trace, span), null, 2)).join(",\n")}]`;
    expect(await identities(list, 0)).toEqual(held);
  });

  test("takes requests of OpenTelemetry apart that hold spans of several traces", async () => {
    const requests = Array.from({ length: spans }, (_, span) => {
      const own = Array.from({ length: traces }, (_, trace) => ({ trace, span }));
      const groups = own.map(({ trace }) => {
        const request = otlpRequest([
          {
            id: span + 1,
            ...(span > 0 && { parent: 1 }),
            name: `agent ${span}`,
            at: span,
            attributes: { "output.value": said(trace, span) },
          },
        ]);
        return JSON.parse(
          JSON.stringify(request).replaceAll(/"traceId":"[^"]*"/g, `"traceId":"${hex(trace + 1, 32)}"`),
        ) as {
          resourceSpans: Json[];
        };
      });
      return { resourceSpans: groups.flatMap(({ resourceSpans }) => resourceSpans) };
    });
    const text = requests.map((request) => JSON.stringify(request)).join("\n");
    const held = await identities(text, Number.POSITIVE_INFINITY);
    expect(held.traces).toHaveLength(traces);
    expect(await identities(text, 0)).toEqual(held);
  });

  test("refuses only the trace that is too long, and gives its room back", async () => {
    const row = rows["span-list"];
    const long = [0, 1, 2].map((span) => JSON.stringify({ ...(row?.(1, span) as object), note: "long ".repeat(200) }));
    const text = [...long, JSON.stringify(row?.(2, 0))].join("\n");
    let closed = 0;
    const openScratch = async () => {
      const file = await scratchInMemory();
      return Object.assign(file, {
        close: async () => {
          closed += 1;
        },
      });
    };
    const read = await readUpload(text, { caps: { ...defaultCaps, document: 2000, sorted: 0 }, openScratch });
    expect(read.traces).toHaveLength(1);
    expect(read.rejected).toEqual([expect.objectContaining({ message: expect.stringMatching(/longer than/) })]);
    expect(closed).toBe(1);
  });
});
