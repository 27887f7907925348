/** Nothing of an upload is lost, and nothing in it makes a reader throw. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { isRejection } from "@/lib/traces/format";
import { formats } from "@/lib/traces/formats/registry";
import { isList, isObject } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";
import { change, changed } from "../../support/change-json";
import { lostStrings, reassembledLog } from "../../support/collect-strings";
import { fuzzRuns, fuzzTime } from "../../support/fuzz-runs";
import { traceFixture } from "../../support/trace-fixture";

const context = { filename: "upload" };

const recordFixtures: Readonly<Record<string, readonly string[]>> = {
  "who-and-when": ["who-and-when.json", "who-and-when-hand.json"],
  "tau-bench": ["tau-bench.json"],
  "openai-chat": ["openai-chat.jsonl"],
  "generic-json": ["generic-traces.json"],
  "mast-data": ["mast-data.json"],
  "mast-data-human": ["mast-human.json"],
  "masft-human": ["masft-human-messages.json", "masft-human-lines.json", "masft-human-conversations.json"],
  "metagpt-run": ["metagpt-run.json"],
  "magentic-one-records": ["who-and-when-hand.json"],
};
const documentFixtures: Readonly<Record<string, string>> = {
  "openai-messages": "magentic-one.json",
  "magentic-one": "magentic-one.json",
  "generic-messages": "generic.jsonl",
};
const logFixtures: Readonly<Record<string, readonly string[]>> = {
  "chatdev-log": ["chatdev.log"],
  "metagpt-log": ["metagpt.log"],
  "metagpt-communication-log": ["metagpt-communication.log"],
  "hyperagent-log": ["hyperagent.log"],
  "ma-tot-log": ["ma-tot.log"],
  "appworld-log": ["appworld.log"],
  "ag2-record": ["ag2-record.txt", "ag2-listing.txt"],
  "ag2-console": ["ag2-console.txt"],
  "magentic-log": ["magentic.log"],
  "openmanus-log": ["openmanus.log"],
  "plain-text": ["chatdev.log"],
};

function recordsOf(file: string): readonly Json[] {
  const text = traceFixture(file).toString();
  const whole = parseJson(text);
  if (!whole.ok) {
    return text.split("\n").flatMap((line) => {
      const row = parseJson(line);
      return row.ok ? [row.value] : [];
    });
  }
  if (isObject(whole.value) && isList(whole.value.traces)) return whole.value.traces;
  return isList(whole.value) ? whole.value : [whole.value];
}

const formatNamed = (name: string) => {
  const format = formats.find((one) => one.name === name);
  if (format === undefined) throw new Error(`no format ${name}`);
  return format;
};

/** "yes", "no", "1" and "0" become labels and judged modes, NaN a mode that was not judged. */
const isNoVerdict = (text: string) => !["yes", "no", "1", "0", "NaN"].includes(text);

vi.setConfig({ testTimeout: fuzzTime });

describe("no string of a JSON record is lost, however the record is changed", () => {
  it.each(Object.entries(recordFixtures))("%s", (name, files) => {
    const format = formatNamed(name);
    if (format.unit !== "record") throw new Error("not a record format");
    const records = files.flatMap(recordsOf);
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.array(change, { maxLength: 3 }), (record, changes) => {
        const value = changes.reduce<Json>((result, edit) => changed(result, edit.path, edit), record);
        for (const result of format.parse({ record: 0, line: 1, value }, context)) {
          if (!isRejection(result) && result.steps.length > 0)
            expect(lostStrings(value, result).filter(isNoVerdict)).toEqual([]);
        }
      }),
      fuzzRuns,
    );
    // The unchanged records are read at all: a reader that refuses everything would lose nothing.
    const read = records.flatMap((value) => [...format.parse({ record: 0, line: 1, value }, context)]);
    expect(read.filter((result) => !isRejection(result) && result.steps.length > 0)).toHaveLength(records.length);
  });

  it.each(Object.entries(documentFixtures))("%s", (name, file) => {
    const format = formatNamed(name);
    if (format.unit !== "document") throw new Error("not a document format");
    const list: Json = recordsOf(file);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const value = changes.reduce<Json>((result, edit) => changed(result, edit.path, edit), list);
        const records = (isList(value) ? value : [value]).map((item, record) => ({ record, line: 1, value: item }));
        for (const result of format.parse(records, context)) {
          if (!isRejection(result)) expect(lostStrings(value, result)).toEqual([]);
        }
      }),
      fuzzRuns,
    );
    expect([...format.parse([{ record: 0, line: 1, value: null }], context)].every(isRejection)).toBe(true);
  });
});

describe("no character of a log is lost, however the log is changed", () => {
  it.each(Object.entries(logFixtures))("%s", (name, files) => {
    const format = formatNamed(name);
    if (format.unit !== "text") throw new Error("not a text format");
    const texts = files.map((file) => traceFixture(file).toString());
    const cut = fc.record({
      at: fc.nat(4000),
      remove: fc.nat(60),
      put: fc.oneof(
        fc.string({ unit: "binary", maxLength: 6 }),
        fc.constantFrom("\n", "\r\n", "\r", "[", "```", "\u2028", "{'content': 'x', 'role': 'y'}", "-".repeat(80)),
      ),
    });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.boolean(), fc.array(cut, { maxLength: 4 }), (text, windows, cuts) => {
        const log = cuts.reduce(
          (result, { at, remove, put }) => {
            const place = at % (result.length + 1);
            return result.slice(0, place) + put + result.slice(place + remove);
          },
          windows ? text.replaceAll("\n", "\r\n") : text,
        );
        for (const result of format.parse(log, context)) {
          if (!isRejection(result)) expect(reassembledLog(result)).toBe(log);
        }
      }),
      fuzzRuns,
    );
    for (const text of texts)
      expect([...format.parse(text, context)].some((result) => !isRejection(result))).toBe(true);
  });
});
