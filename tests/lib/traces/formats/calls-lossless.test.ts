/** Calls that go on with one another become one trace, and nothing that any of them says gets lost, however they are changed. */
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { Json } from "@/lib/traces/canonical";
import { traceOf } from "@/lib/traces/draft";
import { isRejection } from "@/lib/traces/format";
import { openaiCalls } from "@/lib/traces/formats/openai-calls";
import { change, changed } from "../../../support/change-json";
import { lostStrings } from "../../../support/collect-strings";
import { fuzzRuns, fuzzTime } from "../../../support/fuzz-runs";

const ask = { role: "user", content: "How deep is the pond, in metres?" };
const say = { role: "assistant", content: "Two metres and four centimetres." };
const again = { role: "user", content: "And the other pond, behind the barn?", seen: "by the gauge" };
const call = (messages: Json, answer: string, more: Json): Json => ({
  request: { model: "pond-1", messages },
  response: { choices: [{ message: { role: "assistant", content: answer } }], usage: more },
});
const calls: Json = [
  call([ask], say.content, { tokens: "seven of them" }),
  call([ask], "Another gauge says three metres.", null),
  call([ask, { ...say, refusal: null }, again], "One metre.", { tokens: "nine of them" }),
  call([ask, say, again, { role: "assistant", content: "One metre." }, ask], "Still two metres.", "eleven of them"),
];

vi.setConfig({ testTimeout: fuzzTime });

function read(records: Json) {
  const reading = openaiCalls.begin?.();
  if (reading === undefined || !Array.isArray(records)) throw new Error("no list of calls");
  const context = { filename: "calls.jsonl" };
  const results = records.flatMap((value: Json, record) => [...reading.parse({ record, line: 1, value }, context)]);
  return [...results, ...reading.end()];
}

it("keeps every string of every call", () => {
  const traces = read(calls).flatMap((result) => (isRejection(result) ? [] : [result]));
  expect(traces.map(({ steps }) => steps.length)).toEqual([6, 2]);
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      const value = changes.reduce<Json>((result, edit) => changed(result, edit.path, edit), calls);
      if (!Array.isArray(value)) return;
      const results = read(value);
      if (results.some(isRejection)) return;
      const whole = results.flatMap((result) => (isRejection(result) ? [] : [result]));
      const union = traceOf({
        title: "",
        raw: whole.map(({ raw, model, task, sourceId }) => [raw, model, task, sourceId]),
        steps: whole.flatMap(({ steps }) => steps),
      });
      expect(lostStrings(value, union)).toEqual([]);
    }),
    fuzzRuns,
  );
});
