/** Paths into parsed JSON: keys one below the other, in a list the place of an element. Own properties only. */
import type { Json } from "@/lib/traces/canonical";
import { field, isList, isObject } from "@/lib/traces/json-value";

export type JsonPath = readonly string[];

/** A path for people: "data › author › name". */
export function pathLabel(path: JsonPath): string {
  return path.join(" › ");
}

export function isPrefix(path: JsonPath, of: JsonPath): boolean {
  return path.length <= of.length && path.every((key, depth) => of[depth] === key);
}

const place = /^(?:0|[1-9]\d{0,8})$/;

export function valueAt(value: Json | undefined, path: JsonPath): Json | undefined {
  let at = value;
  for (const key of path) {
    if (isObject(at)) at = field(at, key);
    else if (isList(at) && place.test(key)) at = at[Number(key)];
    else return undefined;
  }
  return at;
}

/**
 * The value with another one at the path; `undefined` takes it out, together
 * with the objects that hold nothing else. A list keeps its places: null stands
 * for what was taken out of it. What is not there stays as it is.
 */
export function withValueAt(value: Json, path: JsonPath, next: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (isObject(value)) {
    const inner = field(value, key);
    if (inner === undefined) return value;
    const changed = withValueAt(inner, rest, next);
    // From entries, so that no key has a meaning of its own, whatever it is called.
    const entries = Object.entries(value).flatMap(([name, old]): [string, Json][] => {
      if (name !== key) return [[name, old]];
      return changed === undefined ? [] : [[name, changed]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  const at = isList(value) && place.test(key) ? value[Number(key)] : undefined;
  if (!isList(value) || at === undefined) return value;
  const changed = withValueAt(at, rest, next) ?? null;
  const list = value.map((old, index) => (index === Number(key) ? changed : old));
  return list.every((one) => one === null) ? undefined : list;
}
