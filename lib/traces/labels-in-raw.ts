import type { Json } from "@/lib/traces/canonical";
import { labelsKey, wrapperKey } from "@/lib/traces/identity";
import { isObject } from "@/lib/traces/json-value";

/** Where readers leave what a source says of its labels beyond reviews and claims. */
const holders = new Set([labelsKey, "mast_annotation", "annotations", "annotation", "labels", "note"]);

/** Parts of a raw that hold a raw of their own: of the run inside a record, and of what stood around the records. */
const inner = new Set(["run", wrapperKey]);

/** A trace's raw without what it says of labels, for whoever must not see the source's yet. */
export function withoutLabels(raw: Json): Json {
  if (!isObject(raw)) return raw;
  const left = Object.entries(raw).flatMap(([key, value]): [string, Json][] => {
    if (holders.has(key)) return [];
    return [[key, inner.has(key) ? withoutLabels(value) : value]];
  });
  return left.length === 0 ? null : Object.fromEntries(left);
}
