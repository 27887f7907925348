import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Layout, layoutOf } from "@/lib/traces/layout";
import { defaultCaps, type SplitItem, splitRecords } from "@/lib/traces/split-records";
import { collectAsync } from "../../support/collect-async";

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

function split(
  text: string,
  chunk = 7,
  caps = defaultCaps,
  layout: Layout = layoutOf(text, true),
): Promise<SplitItem[]> {
  return collectAsync(splitRecords(inChunks(text, chunk), layout, caps));
}

const texts = (items: readonly SplitItem[]) =>
  items.flatMap((item) => (item.type === "record" ? [item.text.trim()] : []));

describe("layout", () => {
  it.each<[Layout, string]>([
    ["values", '{"a": 1}'],
    ["values", '{\n "a": 1\n}\n{\n "a": 2\n}'],
    ["lines", '{"a": 1}\n{"a": 2}\n'],
    ["lines", '{"a": 1}\r\nbroken\r\n'],
    ["lines", '[{"role": "user"}]\n[{"role": "user"}]'],
    ["array", '[\n {"a": 1},\n {"a": 2}]'],
    ["array", "[]"],
    ["array", '[[1], "x"]'],
    ["text", "[2025-31-03 16:15:12 INFO] hello"],
    ["text", "[INFO] hello"],
    ["text", "[1/4] building"],
    ["text", "[{'content': 'x'}]"],
    ["text", "{'content': 'x'}"],
    ["text", '["quoted"] and then words'],
    ["text", "plain words"],
    ["text", '"a string"'],
  ])("%s: %s", (layout, text) => {
    expect(layoutOf(text, true)).toBe(layout);
  });
});

describe("split-records", () => {
  it("gives each element of a list, wherever the chunks fall", async () => {
    const records = fc.array(
      fc.json({ maxDepth: 3 }).map((json) => JSON.stringify({ value: JSON.parse(json) })),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(",", " ,\n "),
        async (all, chunk, comma) => {
          expect(texts(await split(`[${all.join(comma)}]`, chunk))).toEqual(all);
          expect(texts(await split(`${all.join("\n")}\n`, chunk, defaultCaps, "lines"))).toEqual(all);
          expect(texts(await split(all.join("\n"), chunk, defaultCaps, "values"))).toEqual(all);
          expect(texts(await split(`{"n": [1], "traces": [${all.join(comma)}], "x": "]}"}`, chunk))).toEqual(all);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("counts lines and records", async () => {
    const items = await split('[\n{"a":\n1},\n\n{"b": 2}]', 3);
    expect(items).toEqual([
      { type: "record", record: 0, line: 2, text: '{"a":\n1}', listed: true },
      { type: "record", record: 1, line: 5, text: '{"b": 2}', listed: true },
    ]);
    const lines = await split('{"a": 1}\n\n{"b": 2}\r\n', 4);
    expect(lines.map((item) => item.line)).toEqual([1, 3]);
  });

  it("keeps what stands around a wrapped list", async () => {
    const items = await split('{"version": {"n": 2}, "data": [{"a": 1}], "note": "end ]"}');
    expect(items.at(-1)).toEqual({ type: "wrapper", line: 1, text: '{"version": {"n": 2},"note": "end ]"}' });
    const bare = await split('{"traces": [{"a": 1}, {"a": 2}]}');
    expect(bare.map((item) => item.type)).toEqual(["record", "record"]);
  });

  it("leaves lists alone that are no list of traces", async () => {
    for (const text of [
      '{"data": ["x"]}',
      '{"traces": []}',
      '{"deep": {"traces": [{"a": 1}]}}',
      '{"messages": [{"a": 1}]}',
    ]) {
      expect(texts(await split(text, 5))).toEqual([text]);
    }
  });

  it("says where a file was cut off", async () => {
    const half = (await split('[{"a": 1}, {"b": "half', 100)).at(-1);
    expect(half).toMatchObject({ type: "record", record: 1, line: 1, text: '{"b": "half' });
    expect((await split('[{"a": 1}', 100)).at(-1)).toMatchObject({
      type: "bad",
      message: expect.stringContaining("cut off"),
    });
    expect((await split('{"traces": [{"a": 1}]', 100)).at(-1)).toMatchObject({
      type: "bad",
      message: expect.stringContaining("cut off"),
    });
  });

  it("passes over a record that is too long, and reads its neighbours", async () => {
    const caps = { record: 40, document: 100, sorted: 100 };
    const long = JSON.stringify({ long: "x".repeat(100) });
    for (const text of [`[{"a": 1}, ${long}, {"b": 2}]`, `{"a": 1}\n${long}\n{"b": 2}`]) {
      const items = await split(text, 9, caps);
      expect(texts(items)).toEqual(['{"a": 1}', '{"b": 2}']);
      expect(items[1]).toMatchObject({ type: "bad", record: 1, message: expect.stringContaining("longer than") });
    }
    expect(await split("words ".repeat(50), 9, caps)).toMatchObject([
      { type: "bad", message: expect.stringContaining("The upload is longer") },
    ]);
  });

  it("holds one record at a time", async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<string> {
      yield "[";
      for (given = 0; given < 10_000; given += 1) yield `${given === 0 ? "" : ","}{"n": "${"x".repeat(1000)}"}`;
      yield "]";
    }
    let seen = 0;
    for await (const item of splitRecords(endless(), "array")) {
      expect(item.type).toBe("record");
      seen += 1;
      expect(given - seen).toBeLessThan(3);
    }
    expect(seen).toBe(10_000);
  });
});

describe("an Inspect log", () => {
  const head = '{"version": 2, "status": "success",\n "eval": {"task": "beds", "samples": [1]}, ';
  const samples = ['{"id": 1, "text": "]}"}', '{"id": 2}'];

  it("is a log a sample, wherever the chunks fall, with what stands behind the samples at the end", async () => {
    const text = `${head}"samples": [${samples.join(", ")}], "reductions": [3]}`;
    expect(layoutOf(text, true)).toBe("samples");
    for (const chunk of [1, 5, 1000]) {
      const items = await split(text, chunk);
      const logs = texts(items).map((log): unknown => JSON.parse(log));
      expect(logs).toEqual(
        samples.map((sample) => ({
          version: 2,
          status: "success",
          eval: { task: "beds", samples: [1] },
          samples: [JSON.parse(sample)],
        })),
      );
      expect(items.at(-1)).toMatchObject({ type: "wrapper", text: '{"reductions":[3]}' });
    }
  });

  it("that was cut off gives what it has", async () => {
    const items = await split(`${head}"samples": [${samples.join(", ")},`, 1000);
    expect(texts(items)).toHaveLength(2);
    expect(items.at(-1)).toMatchObject({ type: "bad", message: expect.stringContaining("cut off") });
  });

  it("without samples is one log", async () => {
    expect(texts(await split(`${head}"samples": []}`, 9))).toEqual([`${head}"samples": []}`]);
  });
});
