/** References in the raw part lead back to exactly what the source wrote. */
import { describe, expect, it } from "vitest";
import type { Json, ParsedTrace } from "@/lib/traces/canonical";
import { field, isList, isObject, type JsonObject, textField } from "@/lib/traces/json-value";
import { assembleTrace } from "@/lib/traces/spans/assemble";
import { Folder } from "@/lib/traces/spans/fold";
import { spansOfOtlp } from "@/lib/traces/spans/otlp-json";
import { otlpRequest, type TestSpan } from "../../../support/otlp-request";

const rawOf = (trace: ParsedTrace) => trace.steps.map(({ raw }) => (isObject(raw) ? raw : {}));

/** Puts back what references stand for. */
class Unfolder {
  readonly #spans: ReadonlyMap<string | null, JsonObject>;

  constructor(readonly trace: ParsedTrace) {
    const spans = rawOf(trace)
      .flatMap((raw) => field(raw, "spans") ?? [])
      .flat() as readonly JsonObject[];
    this.#spans = new Map(spans.map((span) => [textField(span, "spanId"), span]));
  }

  span(id: string): Json {
    return this.#unfold(this.#spans.get(id) ?? null);
  }

  #unfold(value: Json): Json {
    if (isList(value)) {
      return value.flatMap((item): readonly Json[] => {
        const count = isObject(item) ? field(item, "topmast:first") : undefined;
        if (!isObject(item) || typeof count !== "number") return [this.#unfold(item)];
        const found = this.#at(textField(item, "topmast:of") ?? "");
        const list: Json = typeof found === "string" ? JSON.parse(found) : found;
        return isList(list) ? list.slice(0, count) : [];
      });
    }
    if (!isObject(value)) return value;
    const step = textField(value, "topmast:step");
    if (step !== null) return this.#textOfStep(step);
    const same = textField(value, "topmast:same");
    if (same !== null) return this.#at(same);
    const json = field(value, "topmast:json");
    if (json !== undefined) return JSON.stringify(this.#unfold(json));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#unfold(item)]));
  }

  #textOfStep(key: string): string {
    const at = rawOf(this.trace).findIndex((raw) => field(raw, "topmast:id") === key);
    return this.trace.steps[at]?.content ?? "";
  }

  /** A place is a span's id and the names on the way to the value. */
  #at(place: string): Json {
    const [id = "", ...path] = place.split("/");
    return path.reduce<Json>((value, name) => {
      const inner: Json = typeof value === "string" ? JSON.parse(value) : value;
      return isList(inner) ? (inner[Number(name)] ?? null) : isObject(inner) ? (field(inner, name) ?? null) : null;
    }, this.span(id));
  }
}

describe("folding", () => {
  it("can be undone", () => {
    const say = (role: string, content: string) => ({ role, parts: [{ type: "text", content }] });
    const words = Array.from({ length: 24 }, (_, at) =>
      say(at % 2 === 0 ? "user" : "assistant", `${at}: ${"tide and wind ".repeat(30)}`),
    );
    const tools = JSON.stringify(
      Array.from({ length: 9 }, (_, at) => ({
        name: `tool ${at}`,
        description: "lifts things of any weight ".repeat(5),
      })),
    );
    const spans = Array.from(
      { length: 12 },
      (_, at): TestSpan => ({
        id: at + 1,
        at: at * 10,
        attributes: {
          "gen_ai.operation.name": "chat",
          "gen_ai.tool.definitions": tools,
          "gen_ai.input.messages": JSON.stringify(words.slice(0, at * 2 + 1)),
          "gen_ai.output.messages": words.slice(at * 2 + 1, at * 2 + 2),
        },
      }),
    );
    const read = spansOfOtlp(otlpRequest(spans)).spans;
    const trace = assembleTrace(read);
    const unfolder = new Unfolder(trace);
    for (const span of read) expect(unfolder.span(span.id)).toEqual(span.source);
    const text = JSON.stringify(trace);
    for (const key of ["topmast:step", "topmast:json", "topmast:first", "topmast:same"])
      expect(text).toContain(`"${key}"`);
    expect(text.split("lifts things of any weight").length - 1).toBe(9 * 5);
  });

  it("leaves short texts, and JSON that repeats little, as they are", () => {
    const long = "a word that is long enough to be referred to, as it stands in a step already ".repeat(2);
    const folder = new Folder(
      new Map([
        [long, "s/in/0"],
        ["short", "s/in/1"],
      ]),
    );
    const value = { a: "short", b: JSON.stringify([long]), c: [1, null, true] };
    expect(folder.fold(value, "s")).toEqual(value);
    expect(folder.fold({ a: [long] }, "s")).toEqual({ a: [{ "topmast:step": "s/in/0" }] });
  });

  it("keeps names that trip careless code", () => {
    const value: Json = JSON.parse('{"__proto__":{"a":1},"constructor":"x"}');
    expect(JSON.stringify(new Folder(new Map()).fold(value, "s"))).toBe('{"__proto__":{"a":1},"constructor":"x"}');
  });
});
