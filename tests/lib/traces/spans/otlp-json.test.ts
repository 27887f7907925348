import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { assembleTrace } from "@/lib/traces/spans/assemble";
import { spansOfOtlp } from "@/lib/traces/spans/otlp-json";
import { isoTime } from "@/lib/traces/spans/span-time";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const one = (span: Json): Json => ({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] });
const span = { traceId, spanId: "b7ad6b7169203331", name: "s" };

describe("spansOfOtlp", () => {
  it("takes ids in hex of either case and in base64, and reads zeros as none", () => {
    const base64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");
    for (const write of [(hex: string) => hex, (hex: string) => hex.toUpperCase(), base64]) {
      const { spans } = spansOfOtlp(
        one({ traceId: write(traceId), spanId: write("b7ad6b7169203331"), parentSpanId: write("00f067aa0ba902b7") }),
      );
      expect(spans).toMatchObject([{ traceId, id: "b7ad6b7169203331", parentId: "00f067aa0ba902b7" }]);
    }
    expect(spansOfOtlp(one({ ...span, parentSpanId: "0000000000000000" })).spans[0]?.parentId).toBeNull();
  });

  it("refuses single spans with a reason and takes the others", () => {
    const request = {
      resourceSpans: [
        7,
        { scopeSpans: [null, { spans: [span, "x", { ...span, spanId: "" }, { ...span, traceId: "0".repeat(32) }] }] },
      ],
    };
    const { spans, problems, rest } = spansOfOtlp(request);
    expect(spans).toHaveLength(1);
    expect(problems).toHaveLength(5);
    expect(problems.join(" ")).toMatch(/no object.*no spanId.*no traceId/);
    expect(rest).toMatchObject({ unplaced: [7, null, "x", { spanId: "" }, { traceId: "0".repeat(32) }] });
    expect(spansOfOtlp({ resourceLogs: [] })).toMatchObject({
      spans: [],
      problems: [expect.stringContaining("resourceSpans")],
    });
  });

  it("reads times as text or number, beyond what a double holds, and 0 as none", () => {
    const times = (start: Json, end: Json) =>
      spansOfOtlp(one({ ...span, startTimeUnixNano: start, endTimeUnixNano: end })).spans[0];
    expect(times("1772352000123456789", "1772352001000000001")).toMatchObject({
      start: 1772352000123456789n,
      end: 1772352001000000001n,
    });
    expect(isoTime(times("1772352000123456789", 0)?.start ?? null)).toBe("2026-03-01T08:00:00.123Z");
    expect(times("0", "soon")).toMatchObject({ start: null, end: null });
    expect(times("999999999999999999999", -5)).toMatchObject({ start: null, end: null });
  });

  it("reads every kind of value, and names that stand twice", () => {
    const attributes = [
      { key: "a", value: { stringValue: "x" } },
      { key: "a", value: { intValue: "9007199254740993" } },
      { key: "list", value: { arrayValue: { values: [{ boolValue: true }, { doubleValue: 1.5 }, {}] } } },
      { key: "map", value: { kvlistValue: { values: [{ key: "k", value: { bytesValue: "AAE=" } }] } } },
      { value: { stringValue: "nameless" } },
      { key: "none" },
    ];
    const source = spansOfOtlp(one({ ...span, attributes })).spans[0]?.source;
    expect(source?.attributes).toEqual({
      a: "x",
      "a (again)": "9007199254740993",
      list: [true, 1.5, null],
      map: { k: { bytesValue: "AAE=" } },
      "(no key)": { value: { stringValue: "nameless" } },
      none: null,
    });
  });

  it("reads the names of the proto files, and the older name of scopes", () => {
    const old = {
      resource_spans: [
        {
          scope_spans: [
            {
              spans: [
                {
                  trace_id: traceId,
                  span_id: "b7ad6b7169203331",
                  parent_span_id: "",
                  start_time_unix_nano: "1772352000000000000",
                },
              ],
            },
          ],
        },
      ],
    };
    expect(spansOfOtlp(old).spans).toMatchObject([
      { id: "b7ad6b7169203331", parentId: null, start: 1772352000000000000n },
    ]);
    const older = {
      resourceSpans: [{ instrumentationLibrarySpans: [{ instrumentationLibrary: { name: "lib" }, spans: [span] }] }],
    };
    expect(spansOfOtlp(older).spans).toMatchObject([{ scope: "lib" }]);
  });

  it("knows errors by number and by name, and takes the exception's words where the status has none", () => {
    const error = (status: Json, events: Json = []) => spansOfOtlp(one({ ...span, status, events })).spans[0]?.error;
    const exception = [
      {
        name: "exception",
        attributes: [
          { key: "exception.type", value: { stringValue: "Leak" } },
          { key: "exception.message", value: { stringValue: "water" } },
        ],
      },
    ];
    expect(error({ code: 2, message: "sunk" })).toBe("sunk");
    expect(error({ code: "STATUS_CODE_ERROR" }, exception)).toBe("Leak: water");
    expect(error({ code: 2 })).toBe("error");
    expect([error({}), error({ code: 1 }), error({ code: "STATUS_CODE_OK" }, exception)]).toEqual([null, null, null]);
  });

  it("treats names that trip careless code as names like any other", () => {
    const keys = [
      "__proto__",
      "constructor.prototype.polluted",
      "gen_ai.prompt.__proto__.content",
      "llm.input_messages.__proto__.message.content",
      "llm.input_messages.0.__proto__.polluted",
      "toString",
    ];
    const attributes = [
      ...keys.map((key) => ({ key, value: { stringValue: `value of ${key}` } })),
      {
        key: "gen_ai.input.messages",
        value: { stringValue: '[{"role":"user","content":"Hi","__proto__":{"polluted":"deep"}}]' },
      },
    ];
    const nested = JSON.parse(
      '{"key":"gen_ai","value":{"kvlistValue":{"values":[{"key":"__proto__","value":{"kvlistValue":{"values":[{"key":"polluted","value":{"stringValue":"yes"}}]}}}]}}}',
    );
    const trace = assembleTrace(spansOfOtlp(one({ ...span, attributes: [...attributes, nested] })).spans);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const kept = JSON.stringify(trace);
    for (const key of keys) expect(kept).toContain(`value of ${key}`);
    expect(kept).toContain('"__proto__"');
    expect(trace.steps.some(({ content }) => content === "Hi")).toBe(true);
  });

  it("reads JSON text of any depth, and names of any number of parts, as text and as one name", () => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const long = `llm.${"a.".repeat(20_000)}b`;
    const attributes = ["gen_ai.input.messages", "input.value", long].map((key) => ({
      key,
      value: { stringValue: deep },
    }));
    const trace = assembleTrace(spansOfOtlp(one({ ...span, attributes })).spans);
    expect(trace.steps).toHaveLength(1);
    expect(JSON.stringify(trace)).toContain(deep);
    expect(JSON.stringify(trace)).toContain(long);
  });
});
