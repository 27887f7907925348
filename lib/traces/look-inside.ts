/**
 * A second look at JSON that fits no format as it stands: the runs may be in a
 * list under one of the usual names, the run in one of the members of what an
 * API answered, or a database column may hold JSON as text. Tried only where
 * nothing else fits, and said to whoever imports.
 */
import type { Json } from "@/lib/traces/canonical";
import { candidateFormats } from "@/lib/traces/detect";
import type { Format, Sample } from "@/lib/traces/format";
import { JsonSplitter } from "@/lib/traces/json-splitter";
import { isList, isObject, type JsonObject } from "@/lib/traces/json-value";
import { parseJson } from "@/lib/traces/parse-json";
import type { SplitCaps, SplitItem } from "@/lib/traces/split-records";

export interface Inside {
  readonly sample: Sample;
  readonly items: AsyncIterable<SplitItem>;
  readonly candidates: readonly Format[];
  /** What was done to the upload, for the person who imports. */
  readonly note: string;
}

interface Upload {
  readonly sample: Sample;
  readonly items: AsyncIterable<SplitItem>;
  readonly caps: SplitCaps;
}

/** Where programs put a list of runs; "traces" and "data" are unpacked while the upload streams. */
const listNames = [
  "runs",
  "simulations",
  "trajectories",
  "conversations",
  "results",
  "records",
  "sessions",
  "threads",
  "items",
  "rows",
  "examples",
  "outputs",
];

export function lookInside(upload: Upload, formats: readonly Format[]): Inside | null {
  if (upload.sample.container === "text") return null;
  return listInside(upload, formats) ?? memberInside(upload, formats) ?? textInside(upload, formats);
}

function listInside({ sample, items, caps }: Upload, formats: readonly Format[]): Inside | null {
  const [record] = sample.records;
  if (sample.container !== "object" || !isObject(record)) return null;
  for (const name of listNames) {
    const list = Object.hasOwn(record, name) ? record[name] : undefined;
    if (!isList(list) || list.length === 0) continue;
    const inner: Sample = { ...sample, container: "array", records: list.slice(0, 20) };
    const candidates = candidateFormats(inner, formats);
    if (candidates.length > 0)
      return {
        sample: inner,
        items: elementsOf(items, name, caps.record),
        candidates,
        note: `The runs are taken from the list “${name}”.`,
      };
  }
  return null;
}

async function* elementsOf(items: AsyncIterable<SplitItem>, name: string, most: number): AsyncGenerator<SplitItem> {
  for await (const item of items) {
    if (item.type !== "record") {
      yield item;
      continue;
    }
    const splitter = new JsonSplitter(false, most, [name]);
    yield* splitter.push(item.text);
    yield* splitter.end();
  }
}

/** Of one object, the one member that is a run; a generic reader could see one in much that is none. */
function memberInside({ sample, items }: Upload, formats: readonly Format[]): Inside | null {
  const [record] = sample.records;
  if (sample.container !== "object" || !isObject(record)) return null;
  const known = formats.filter((format) => format.unit === "record" || format.unit === "document");
  const found = Object.entries(record).flatMap(([name, value]) => {
    const inner: Sample = {
      ...sample,
      ...(isList(value) ? { container: "array", records: value.slice(0, 20) } : { records: [value] }),
    };
    const candidates = isObject(value) || isList(value) ? candidateFormats(inner, known) : [];
    return candidates.length === 0 ? [] : [{ name, inner, candidates }];
  });
  const [only, other] = found;
  if (only === undefined) return null;
  if (other !== undefined)
    return found.length === Object.keys(record).length ? runsById(record, found, { sample, items }) : null;
  return {
    sample: only.inner,
    items: memberOf(items, only.name),
    candidates: only.candidates,
    note: `The run is taken from “${only.name}”.`,
  };
}

interface Member {
  readonly candidates: readonly Format[];
}

/** {"run 1": {…}, "run 2": {…}}: every member is a run of one and the same form. */
function runsById(
  record: JsonObject,
  members: readonly Member[],
  { sample, items }: Pick<Upload, "sample" | "items">,
): Inside | null {
  const [first] = members;
  const format = first?.candidates[0];
  const isRuns = Object.values(record).every(isObject) && members.every(({ candidates }) => candidates[0] === format);
  if (format?.unit !== "record" || !isRuns) return null;
  const runs = Object.entries(record).map(([name, run]) => withKey(name, run));
  return {
    sample: { ...sample, container: "array", records: runs.slice(0, 20) },
    items: runsIn(items),
    candidates: [format],
    note: "Each member of the file is read as a run; its name is kept in the trace's raw.",
  };
}

/** The key of a trace's `raw` under which stands what the run was called in the file. */
const withKey = (name: string, run: Json): Json =>
  isObject(run) ? Object.fromEntries([...Object.entries(run), ["topmast:key", name]]) : run;

async function* runsIn(items: AsyncIterable<SplitItem>): AsyncGenerator<SplitItem> {
  for await (const item of items) {
    const reading = item.type === "record" ? parseJson(item.text, item.line) : null;
    if (item.type !== "record" || !reading?.ok || !isObject(reading.value)) yield item;
    else
      for (const [record, [name, run]] of Object.entries(reading.value).entries())
        yield { ...item, record, text: JSON.stringify(withKey(name, run)) };
  }
}

async function* memberOf(items: AsyncIterable<SplitItem>, name: string): AsyncGenerator<SplitItem> {
  for await (const item of items) {
    const reading = item.type === "record" ? parseJson(item.text, item.line) : null;
    if (item.type !== "record" || !reading?.ok || !isObject(reading.value)) {
      yield item;
      continue;
    }
    const { [name]: member = null, ...around } = reading.value;
    const values = isList(member) ? member : [member];
    for (const [record, value] of values.entries()) yield { ...item, record, text: JSON.stringify(value) };
    if (Object.keys(around).length > 0) yield { type: "wrapper", line: item.line, text: JSON.stringify(around) };
  }
}

function textInside({ sample, items }: Upload, formats: readonly Format[]): Inside | null {
  const records = sample.records.map(unpacked);
  const inner = { ...sample, records };
  const candidates = candidateFormats(inner, formats);
  if (candidates.length === 0) return null;
  return {
    sample: inner,
    items: unpackedItems(items),
    candidates,
    note: "JSON that stood as text in the records was unpacked.",
  };
}

async function* unpackedItems(items: AsyncIterable<SplitItem>): AsyncGenerator<SplitItem> {
  for await (const item of items) {
    const reading = item.type === "record" ? parseJson(item.text, item.line) : null;
    if (item.type !== "record" || !reading?.ok) yield item;
    else yield { ...item, text: JSON.stringify(unpacked(reading.value)) };
  }
}

/** A record that is JSON as text, or whose fields are. Deeper texts are what somebody said. */
function unpacked(value: Json): Json {
  const record = jsonIn(value);
  if (!isObject(record)) return record;
  return Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, jsonIn(inner)]));
}

function jsonIn(value: Json): Json {
  if (typeof value !== "string" || !/^\s*(?:\[\s*[[{\]]|\{\s*["}])/.test(value)) return value;
  const reading = parseJson(value);
  return reading.ok && (isObject(reading.value) || isList(reading.value)) ? reading.value : value;
}
