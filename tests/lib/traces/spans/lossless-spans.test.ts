/** No string of a span file is lost, however the file is changed, and no change makes a reader throw. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { isRejection } from "@/lib/traces/format";
import { formats } from "@/lib/traces/formats/registry";
import { isList } from "@/lib/traces/json-value";
import { change, changed } from "../../../support/change-json";
import { lostStrings } from "../../../support/collect-strings";
import { fuzzRuns, fuzzTime } from "../../../support/fuzz-runs";
import { spanFiles } from "../../../support/span-files";

const context = { filename: "upload" };
/** The texts by which OTLP tells a value's type, and ids in another spelling, are not text that somebody wrote. */
const isText = (text: string) => text !== "" && !/^0+$/.test(text);

/** All traces as one, for a search through all that was read. */
function union(traces: readonly ParsedTrace[], refused: readonly string[]): ParsedTrace {
  return traceOf({
    title: traces.map(({ title }) => title).join("\n"),
    raw: traces.map(({ raw, metadata, sourceId, task, system, model }) => [
      raw,
      metadata,
      sourceId,
      task,
      system,
      model,
    ]),
    steps: traces.flatMap(({ steps }) => steps),
    claims: traces.flatMap(({ claims }) => claims),
    warnings: refused,
  });
}

function read(name: string, content: Json): { traces: ParsedTrace[]; refused: string[] } {
  const format = formats.find((one) => one.name === name);
  if (format === undefined || format.unit === "text") throw new Error(`no format ${name}`);
  const records = (isList(content) ? content : [content]).map((value, record) => ({ record, line: 1, value }));
  const results =
    format.unit === "document"
      ? [...format.parse(records, context)]
      : records.flatMap((record) => [...format.parse(record, context)]);
  return {
    traces: results.filter((result): result is ParsedTrace => !isRejection(result)),
    refused: results.filter(isRejection).map(({ message }) => message),
  };
}

vi.setConfig({ testTimeout: fuzzTime });

describe("no string of a span file is lost", () => {
  it.each(Object.entries(spanFiles))("%s", (_, { format, content }) => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const value = changes.reduce<Json>((result, edit) => changed(result, edit.path, edit), content);
        const { traces, refused } = read(format, value);
        // A record of another form is refused as a whole, with its beginning in the message.
        if (refused.length === 0) expect(lostStrings(value, union(traces, refused)).filter(isText)).toEqual([]);
        for (const { steps } of traces) expect(steps.length).toBeGreaterThan(0);
      }),
      fuzzRuns,
    );
    expect(read(format, content).refused).toEqual([]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});
