/** Which formats an upload may be of, the most specific first. */
import type { Format, Sample } from "@/lib/traces/format";
import { isList, isObject, textOf } from "@/lib/traces/json-value";

export function candidateFormats(sample: Sample, formats: readonly Format[]): readonly Format[] {
  return formats.filter(
    (format) => (format.unit === "text") === (sample.container === "text") && format.detect(sample),
  );
}

/** What the sample looks like, for the person whose upload has no known form. */
export function describeSample(sample: Sample): string {
  const [first] = sample.records;
  const isTable = sample.container === "lines" && /\.(?:csv|tsv|tab)$/i.test(sample.filename);
  const where = isTable
    ? "a table"
    : { object: "one object", array: "a list", lines: "JSON lines", text: "text" }[sample.container];
  if (sample.container === "text") return `text that begins ${JSON.stringify(sample.head.slice(0, 80))}`;
  if (first === undefined) return `${where} without records`;
  const whose = sample.container === "object" ? "" : " whose first record is";
  if (isObject(first)) {
    const keys = Object.keys(first);
    const named = keys.slice(0, 12).join(", ");
    return `${where}${whose}${whose === "" ? "" : " an object"} with ${keys.length === 0 ? "no keys" : `the keys ${named}${keys.length > 12 ? ", …" : ""}`}`;
  }
  if (isList(first)) return `${where}${whose} a list of ${first.length}`;
  return `${where}${whose} ${(textOf(first) ?? "null").slice(0, 80)}`;
}
