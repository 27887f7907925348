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

interface SampleReading {
  readonly sample: Sample;
  /** All that was split off, from the beginning. */
  readonly items: AsyncIterable<SplitItem>;
  /** What is wrong with the first record that could not be read. */
  readonly problem: string | null;
}

export async function readSample(
  text: AsyncIterable<string>,
  { layout, head, filename, caps }: SampleSource,
): Promise<SampleReading> {
  const source = splitRecords(text, layout, caps);
  const held: SplitItem[] = [];
  const records: Json[] = [];
  let length = 0;
  let problem: string | null = null;
  while (layout !== "text" && held.length < sampleRecords && length < sampleLength) {
    const next = await source.next();
    if (next.done === true) break;
    held.push(next.value);
    if (next.value.type === "bad") problem ??= next.value.message;
    if (next.value.type !== "record") continue;
    length += next.value.text.length;
    const reading = parseJson(next.value.text, next.value.line);
    if (reading.ok) records.push(reading.value);
    else problem ??= reading.message;
  }
  async function* items(): AsyncGenerator<SplitItem> {
    try {
      for (let item = held.shift(); item !== undefined; item = held.shift()) yield item;
      yield* source;
    } finally {
      await source.return(undefined);
    }
  }
  const unwrapped = layout === "values" && held.some((item) => item.type === "record" && item.listed);
  const several = held.filter((item) => item.type !== "wrapper").length > 1;
  const container =
    layout === "values" || layout === "samples"
      ? unwrapped
        ? "array"
        : several
          ? "lines"
          : "object"
      : layout === "lines" && !several
        ? "object"
        : layout;
  return { sample: { filename, container, records, head: head.slice(0, headLength) }, items: items(), problem };
}
