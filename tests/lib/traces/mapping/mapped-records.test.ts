import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { isRejection } from "@/lib/traces/format";
import { mappedRecords } from "@/lib/traces/formats/mapped-records";
import { mappingSchema, type RecordsMapping } from "@/lib/traces/mapping-schema";
import { change, changed } from "../../../support/change-json";
import { lostStrings } from "../../../support/collect-strings";
import { readUpload } from "../../../support/read-upload";

function mapping(fields: Record<string, unknown>): RecordsMapping {
  const parsed = mappingSchema.parse({ kind: "records", ...fields });
  if (parsed.kind !== "records") throw new Error("not of records");
  return parsed;
}

const greenhouse: Json = {
  plan: { aim: "Water the second bed", by: "north wing" },
  log: {
    acts: [
      {
        who: { called: "Gardener", id: 7 },
        said: { line: "Open the valve" },
        for: "Pump",
        when: "2026-01-02T09:00:00Z",
      },
      { who: { called: "Pump", id: 8 }, said: { line: "Opened", pressure: "2 bar" }, what: "observation" },
      { who: { called: "Gardener", id: 7 }, mood: "content" },
    ],
  },
};
const ofGreenhouse = mapping({
  steps: ["log", "acts"],
  task: ["plan", "aim"],
  texts: [{ path: ["said", "line"] }],
  agent: ["who", "called"],
  addressee: ["for"],
  time: ["when"],
  role: ["what"],
});

describe("JSON with fields that the person chose", () => {
  test("becomes steps; what no field was chosen for is in raw", async () => {
    const { traces, format } = await readUpload(JSON.stringify(greenhouse), { mapping: ofGreenhouse });
    expect(format).toBe("mapped-records");
    expect(traces).toHaveLength(1);
    expect(traces[0]).toMatchObject({
      task: "Water the second bed",
      title: "Water the second bed",
      raw: { plan: { aim: "Water the second bed", by: "north wing" } },
      steps: [
        {
          agent: "Gardener",
          addressee: "Pump",
          kind: "message",
          content: "Open the valve",
          time: "2026-01-02T09:00:00.000Z",
          raw: { who: { id: 7 }, when: "2026-01-02T09:00:00Z" },
        },
        {
          agent: "Pump",
          kind: "tool result",
          content: "Opened",
          raw: { who: { id: 8 }, said: { pressure: "2 bar" }, what: "observation" },
        },
        { agent: "Gardener", kind: "event", content: expect.stringContaining('"mood": "content"') },
      ],
    });
  });

  test("one element may hold several steps", async () => {
    const rows = [
      { thought: "It is dry.", act: { tool: "valve", open: true }, seen: "Opened", by: "Gardener" },
      { thought: "Done.", act: null, by: "Gardener" },
    ];
    const texts = [
      { path: ["thought"], kind: "thought" },
      { path: ["act"], kind: "tool call" },
      { path: ["seen"], kind: "tool result" },
    ];
    const { traces } = await readUpload(JSON.stringify(rows), { mapping: mapping({ texts, agent: ["by"] }) });
    expect(traces[0]?.steps.map(({ agent, kind, content }) => [agent, kind, content.replace(/\s+/g, " ")])).toEqual([
      ["Gardener", "thought", "It is dry."],
      ["Gardener", "tool call", '{ "tool": "valve", "open": true }'],
      ["Gardener", "tool result", "Opened"],
      ["Gardener", "thought", "Done."],
    ]);
  });

  test("rows with the same id are one trace, in the order in which they begin", async () => {
    const rows = ["b", "a", "b", "a"].map((run, at) => ({ run, who: `agent ${at}`, says: `line ${at}` }));
    const { traces } = await readUpload(rows.map((row) => JSON.stringify(row)).join("\n"), {
      mapping: mapping({ texts: [{ path: ["says"] }], agent: ["who"], trace: ["run"] }),
    });
    expect(traces.map(({ sourceId, steps }) => [sourceId, steps.map(({ content }) => content)])).toEqual([
      ["b", ["line 0", "line 2"]],
      ["a", ["line 1", "line 3"]],
    ]);
  });

  test("traces in a record, and objects of steps, are read too", async () => {
    const record = {
      season: "spring",
      runs: {
        first: { id: "r1", acts: { act_1: { says: "one" }, act_2: { says: "two" } } },
        second: { id: "r2", acts: { act_1: { says: "three" } } },
      },
    };
    const { traces } = await readUpload(JSON.stringify(record), {
      mapping: mapping({ runs: ["runs"], steps: ["acts"], texts: [{ path: ["says"] }], trace: ["id"] }),
    });
    expect(traces.map(({ sourceId, steps }) => [sourceId, steps.map(({ content }) => content)])).toEqual([
      ["r1", ["one", "two"]],
      ["r2", ["three"]],
    ]);
    expect(traces[0]?.steps[1]?.raw).toEqual({ "topmast:key": "act_2", value: null });
    expect(traces[1]?.raw).toMatchObject({ wrapper: { season: "spring" } });
    expect(JSON.stringify(traces.map(({ raw }) => raw))).toContain('"first"');
  });

  test("a text of a record is cut as a log is", async () => {
    const rows = [{ id: "r1", transcript: "at dawn\nAda: hi\nBo: ho\nyes" }];
    const { traces } = await readUpload(JSON.stringify(rows), {
      mapping: mapping({ steps: ["transcript"], log: { template: "{agent}: {text}" }, trace: ["id"] }),
    });
    expect(traces[0]?.steps.map(({ agent, content }) => [agent, content])).toEqual([
      ["Ada", "hi"],
      ["Bo", "ho\nyes"],
    ]);
    expect(traces[0]?.raw).toEqual({ id: "r1", preamble: "at dawn\n" });
    const lines = await readUpload('{"lines": ["Ada: hi", "there", "Bo: ho"]}', {
      mapping: mapping({ steps: ["lines"], log: { template: "{agent}: {text}" } }),
    });
    expect(lines.traces[0]?.steps.map(({ content }) => content)).toEqual(["hi\nthere", "ho"]);
  });

  test("a record without what was named is refused with the place, and its neighbours are read", async () => {
    const rows = [
      { acts: [{ says: "one" }] },
      { acts: [] },
      { acts: [{ sings: "two" }] },
      { deeds: [] },
      { acts: "x" },
    ];
    const upload = await readUpload(rows.map((row) => JSON.stringify(row)).join("\n"), {
      mapping: mapping({ steps: ["acts"], texts: [{ path: ["says"] }] }),
    });
    expect(upload.traces).toHaveLength(1);
    expect(upload.rejected.map(({ line, message }) => [line, message])).toEqual([
      [2, expect.stringContaining("“acts” is empty")],
      [3, expect.stringContaining("No step has text at “says”")],
      [4, expect.stringContaining("no list at “acts”")],
      [5, expect.stringContaining("no list at “acts”")],
    ]);
  });
});

describe("nothing is lost and nothing throws, however record and mapping are changed", () => {
  const key: fc.Arbitrary<string> = fc.constantFrom(
    "log",
    "acts",
    "who",
    "called",
    "said",
    "line",
    "for",
    "what",
    "when",
    "plan",
    "aim",
    "0",
    "1",
    "__proto__",
    "role",
    "content",
  );
  const path = fc.array(key, { maxLength: 3 });
  const some = fc.option(path);
  const anyMapping = fc
    .record({
      runs: fc.option(path, { freq: 3 }),
      steps: fc.oneof(fc.constant<string[]>(["log", "acts"]), some),
      texts: fc.array(fc.record({ path, kind: fc.constantFrom(null, "thought" as const) }), {
        minLength: 1,
        maxLength: 3,
      }),
      agent: some,
      role: some,
      addressee: some,
      time: some,
      task: some,
      trace: some,
    })
    .map((fields): RecordsMapping => ({ kind: "records", log: null, ...fields }));
  test("records", () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(ofGreenhouse), anyMapping),
        fc.array(change, { maxLength: 3 }),
        (how, changes) => {
          const value = changes.reduce<Json>((result, edit) => changed(result, edit.path, edit), greenhouse);
          const format = mappedRecords(how);
          const record = { record: 0, line: 1, value };
          const results =
            format.unit === "record"
              ? [...format.parse(record, { filename: "x" })]
              : [...format.parse([record], { filename: "x" })];
          const traces = results.flatMap((result) => (isRejection(result) ? [] : [result]));
          for (const trace of traces) expect(trace.steps.length).toBeGreaterThan(0);
          const [trace] = traces;
          if (trace === undefined || traces.length < results.length) return;
          read += 1;
          const whole = {
            ...trace,
            steps: traces.flatMap(({ steps }) => steps),
            raw: traces.map(({ raw }) => raw),
            metadata: { tasks: traces.map(({ task }) => task) },
          };
          expect(lostStrings(value, whole)).toEqual([]);
        },
      ),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(500);
  });
});
