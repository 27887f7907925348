/** What tells uploads of one form from others, so that a mapping is remembered for the next of them. */
import { createHash } from "node:crypto";
import type { Json } from "@/lib/traces/canonical";
import type { Sample } from "@/lib/traces/format";
import { isObject } from "@/lib/traces/json-value";
import { findLists } from "@/lib/traces/mapping/find-lists";
import type { Mapping } from "@/lib/traces/mapping-schema";

const mostKeys = 200;

/** Keys that more than half of the objects have, in order; keys with digits at the end are numbered members. */
function commonKeys(values: readonly Json[]): string[] {
  const counts = new Map<string, number>();
  const objects = values.filter(isObject);
  for (const object of objects) {
    const keys = Object.keys(object)
      .slice(0, mostKeys)
      .map((key) => key.replace(/\d+$/, "#"));
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].flatMap(([key, count]) => (count * 2 > objects.length ? [key] : [])).sort();
}

/**
 * Of records, the keys that most of them have, and those in their lists; of a
 * log nothing: there the template itself says whether it fits.
 */
export function sampleFingerprint({ container, records }: Sample): string | null {
  if (container === "text" || records.length === 0) return null;
  const lists = findLists(records).flatMap(({ path, shape, items, holders }) =>
    holders * 2 > records.length ? [JSON.stringify([path, shape, commonKeys(items)])] : [],
  );
  const kinds = records.every(isObject) ? "objects" : "other";
  return createHash("sha256")
    .update(JSON.stringify([kinds, commonKeys(records), lists.sort()]))
    .digest("hex");
}

/** The fingerprint that a mapping is remembered under. */
export function mappingFingerprint(mapping: Mapping, sample: Sample): string {
  return mapping.kind === "text" ? `text:${mapping.template}` : recordsFingerprint(sample);
}

export function recordsFingerprint(sample: Sample): string {
  return `records:${sampleFingerprint(sample) ?? ""}`;
}
