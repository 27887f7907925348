/** Where in a sample of records the steps may be: lists, objects of numbered members, and logs in a text. */
import type { Json } from "@/lib/traces/canonical";
import { isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { elementsOf, logText } from "@/lib/traces/mapping/held-steps";
import type { JsonPath } from "@/lib/traces/mapping/json-path";
import { mostly } from "@/lib/traces/mostly";

/** A sample may be hostile: no more than this of it is looked at. */
const most = { depth: 4, keys: 60, key: 300, nodes: 20_000, items: 50 } as const;
const longText = 200;
const headLength = 4_096;

export interface FoundList {
  readonly path: JsonPath;
  readonly shape: "list" | "log";
  /** Elements of the list, or the text, wherever it was found. */
  readonly items: Json[];
  count: number;
  /** In how many of the holders. */
  holders: number;
}

/** The first members of an object, without those whose names nobody could choose. */
export function briefEntries(value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value)
    .slice(0, most.keys)
    .filter(([key]) => key.length <= most.key);
}

function isLog(value: Json): boolean {
  if (isList(value)) return value.length > 3 && value.every((line) => typeof line === "string");
  return typeof value === "string" && value.length >= longText && value.slice(0, headLength).split("\n").length > 3;
}

function isListOfSteps(value: Json): boolean {
  if (isList(value))
    return (
      value.length > 0 &&
      (mostly(value, isObject) || (value.length > 1 && mostly(value, (item) => typeof item === "string")))
    );
  return isNumbered(value);
}

/** An object whose members are steps: "step_1", "step_2". */
export function isNumbered(value: Json): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 1 && mostly(keys, (key) => /\d$/.test(key)) && mostly(Object.values(value), isObject);
}

export function findLists(holders: readonly Json[]): FoundList[] {
  const found = new Map<string, FoundList>();
  let nodes = 0;
  const note = (path: JsonPath, shape: FoundList["shape"], items: readonly Json[]) => {
    const id = JSON.stringify([shape, path]);
    const list = found.get(id) ?? { path, shape, items: [], count: 0, holders: 0 };
    found.set(id, list);
    list.items.push(...items.slice(0, most.items - list.items.length));
    list.count += items.length;
    list.holders += 1;
  };
  const walk = (value: Json, path: JsonPath) => {
    nodes += 1;
    if (nodes > most.nodes) return;
    if (isLog(value)) note(path, "log", [logText(value)]);
    if (isListOfSteps(value)) note(path, "list", elementsOf(value)?.map(([, item]) => item) ?? []);
    if (!isObject(value) || path.length >= most.depth) return;
    for (const [key, inner] of briefEntries(value)) walk(inner, [...path, key]);
  };
  for (const holder of holders) walk(holder, []);
  return [...found.values()];
}
