/** Random changes to JSON, for tests that no reader loses a string or throws. */
import fc from "fast-check";
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject } from "@/lib/traces/json-value";

/** A field name that trips careless code, or one that readers look for. */
const key = fc.constantFrom(
  "__proto__",
  "__proto__.polluted",
  "constructor.prototype.polluted",
  "constructor",
  "toString",
  "role",
  "name",
  "content",
  "id",
  "note",
  "label",
  "tool_calls",
  "task",
  "raw",
);
const scalar = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom<Json>(null, true, false, 0, -1, 3.5, "", " ", "NaN", "\0", "\ud800", "0", "9"),
);
const odd = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(key, tie("json"), { maxKeys: 3 }),
  ),
})).json;

export interface Change {
  /** Picks the place, modulo what there is at each level. */
  readonly path: readonly number[];
  readonly how: "replace" | "remove" | "add";
  readonly key: string;
  readonly value: Json;
}
export const change: fc.Arbitrary<Change> = fc.record({
  path: fc.array(fc.nat(40), { minLength: 1, maxLength: 10 }),
  how: fc.constantFrom("replace", "remove", "add"),
  key,
  value: odd,
});

export function changed(value: Json, path: readonly number[], edit: Change): Json {
  const [at, ...rest] = path;
  const entries: [string, Json][] = isList(value)
    ? value.map((item, index) => [String(index), item])
    : isObject(value)
      ? Object.entries(value)
      : [];
  if (at === undefined || entries.length === 0)
    return edit.how === "add" && isObject(value)
      ? Object.fromEntries([...entries, [edit.key, edit.value]])
      : edit.value;
  const chosen = at % entries.length;
  const kept = entries.flatMap(([name, item], index): [string, Json][] => {
    if (index !== chosen) return [[name, item]];
    if (rest.length === 0 && edit.how === "remove") return [];
    return [[name, changed(item, rest, edit)]];
  });
  return isList(value) ? kept.map(([, item]) => item) : Object.fromEntries(kept);
}
