/** The first records of an upload, and all of them again. */
import type { Json } from "@/lib/traces/canonical";
import type { Sample } from "@/lib/traces/format";
import type { Layout } from "@/lib/traces/layout";
import { parseJson } from "@/lib/traces/parse-json";
import { type SplitCaps, type SplitItem, splitRecords } from "@/lib/traces/split-records";

/** Enough to tell a format by, little enough to hold. */
const sampleRecords = 20;
const sampleLength = 4 * 1_048_576;
const headLength = 65_536;

interface SampleSource {
  readonly layout: Layout;
  readonly head: string;
  readonly filename: string;
  readonly caps: SplitCaps;
}

export async function readSample(
  text: AsyncIterable<string>,
  { layout, head, filename, caps }: SampleSource,
): Promise<{ readonly sample: Sample; readonly items: AsyncIterable<SplitItem> }> {
  const source = splitRecords(text, layout, caps);
  const held: SplitItem[] = [];
  const records: Json[] = [];
  let length = 0;
  while (layout !== "text" && held.length < sampleRecords && length < sampleLength) {
    const next = await source.next();
    if (next.done === true) break;
    held.push(next.value);
    if (next.value.type !== "record") continue;
    length += next.value.text.length;
    const reading = parseJson(next.value.text);
    if (reading.ok) records.push(reading.value);
  }
  async function* items(): AsyncGenerator<SplitItem> {
    for (let item = held.shift(); item !== undefined; item = held.shift()) yield item;
    yield* source;
  }
  const unwrapped = layout === "values" && held.some((item) => item.type === "wrapper");
  const several = held.filter((item) => item.type !== "wrapper").length > 1;
  const container =
    layout === "values"
      ? unwrapped
        ? "array"
        : several
          ? "lines"
          : "object"
      : layout === "lines" && !several
        ? "object"
        : layout;
  return { sample: { filename, container, records, head: head.slice(0, headLength) }, items: items() };
}
