import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { stepOf, traceOf } from "@/lib/traces/draft";
import { isList, isObject } from "@/lib/traces/json-value";
import { firstKey, ofKey, referToRepeats, sameKey } from "@/lib/traces/repeats";

/** The value that a JSON Pointer leads to, with references followed on the way. */
function at(trace: ParsedTrace, pointer: string): Json {
  const [, head = "", ...parts] = pointer.split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  let value: unknown = Reflect.get(trace, head);
  for (const part of parts) {
    const json = followed(trace, value as Json);
    value = typeof json === "object" && json !== null ? Reflect.get(json, part) : null;
  }
  return value as Json;
}

/** The value itself where a reference stands for it, and a list with all its elements. */
function followed(trace: ParsedTrace, value: Json): Json {
  if (isList(value)) return value.flatMap((item) => sharedItems(trace, item) ?? [item]);
  const pointer = isObject(value) ? value[sameKey] : undefined;
  return typeof pointer === "string" ? followed(trace, at(trace, pointer)) : value;
}

/** Puts back what references stand for. */
function restored(trace: ParsedTrace, value: Json): Json {
  if (isList(value)) return value.flatMap((item) => sharedItems(trace, item) ?? [restored(trace, item)]);
  if (!isObject(value)) return value;
  const pointer = value[sameKey];
  if (typeof pointer === "string") return restored(trace, at(trace, pointer));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restored(trace, item)]));
}

/** The elements that one of a list stands for. */
function sharedItems(trace: ParsedTrace, item: Json): readonly Json[] | null {
  if (!isObject(item) || typeof item[firstKey] !== "number" || typeof item[ofKey] !== "string") return null;
  const list = restored(trace, at(trace, item[ofKey]));
  return isList(list) ? list.slice(0, item[firstKey]) : null;
}

const long = (text: string) => text.repeat(40);

describe("references to what a trace already holds", () => {
  it("stand for texts of steps and for parts of what was kept before", () => {
    const tools = [{ name: "a", about: long("does ") }];
    const trace = referToRepeats(
      traceOf({
        title: "t",
        task: long("task "),
        steps: [
          stepOf({ agent: "a", content: long("said "), raw: { tools, short: "said" } }),
          stepOf({
            agent: "b",
            content: "x",
            toolCalls: [{ id: null, name: "n", arguments: long("arg ") }],
            raw: { tools, said: long("said ") },
          }),
        ],
        raw: { again: [long("task "), long("arg "), "short"], "a/b~c": tools },
      }),
    );
    expect(trace.steps[0]?.raw).toEqual({ tools, short: "said" });
    expect(trace.steps[1]?.raw).toEqual({
      tools: { [sameKey]: "/steps/0/raw/tools" },
      said: { [sameKey]: "/steps/0/content" },
    });
    expect(trace.raw).toEqual({
      again: [{ [sameKey]: "/task" }, { [sameKey]: "/steps/1/toolCalls/0/arguments" }, "short"],
      "a/b~c": { [sameKey]: "/steps/0/raw/tools" },
    });
  });

  it("lead back to exactly what was there", () => {
    const text = fc.constantFrom("a", long("one "), long("two "), long("tri "), "#1", `[#0,"${long("x")}"]`);
    const json = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.constantFrom<Json>(null, 0, true),
        fc.array(tie("json"), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom("a", "b/~", "c"), tie("json"), { maxKeys: 3 }),
      ),
    })).json;
    const record = fc.dictionary(fc.constantFrom("a", "b/~", "c"), json, { maxKeys: 3 });
    fc.assert(
      fc.property(fc.array(fc.record({ content: text, raw: record }), { maxLength: 4 }), record, (steps, raw) => {
        const whole = traceOf({ title: "", steps: steps.map((step) => stepOf({ agent: null, ...step })), raw });
        const referred = referToRepeats(whole);
        expect(restored(referred, referred.raw)).toEqual(raw);
        for (const [index, step] of referred.steps.entries())
          expect(restored(referred, step.raw)).toEqual(steps[index]?.raw);
        expect(JSON.stringify(referred).length).toBeLessThanOrEqual(JSON.stringify(whole).length);
      }),
      { numRuns: 500 },
    );
  });

  it("keep a history that every row repeats from growing with its square", () => {
    const said = Array.from({ length: 200 }, (_, n) => ({ role: "user", content: `${n} ${long("words ")}` }));
    const steps = said.map(({ content }, n) => stepOf({ agent: "a", content, raw: { input: said.slice(0, n) } }));
    const size = JSON.stringify(referToRepeats(traceOf({ title: "", steps }))).length;
    expect(size).toBeLessThan(JSON.stringify(traceOf({ title: "", steps })).length / 10);
  });
});
