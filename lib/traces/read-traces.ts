/**
 * The one way into Topmast for traces: bytes in, traces out, whatever the
 * format. Uploads whose records stand for themselves stream through in memory
 * for two records; logs and lists of messages are held whole, up to a cap.
 */
import type { Failure } from "@/lib/core/failure";
import type { ParsedTrace } from "@/lib/traces/canonical";
import {
  chooseReading,
  isMappedFormat,
  mappedChoices,
  type RememberedMapping,
  type UsedMapping,
} from "@/lib/traces/choose-reading";
import { candidateFormats, describeSample } from "@/lib/traces/detect";
import type { Format, ReadContext, Sample } from "@/lib/traces/format";
import { logRecords } from "@/lib/traces/formats/log-records";
import { mappedTextChoice } from "@/lib/traces/formats/mapped-text";
import { plainText } from "@/lib/traces/formats/plain-text";
import { findFormat, formats } from "@/lib/traces/formats/registry";
import { layoutOf } from "@/lib/traces/layout";
import { lookInside } from "@/lib/traces/look-inside";
import type { Proposal } from "@/lib/traces/mapping/proposal-schema";
import type { Mapping } from "@/lib/traces/mapping-schema";
import { parseRecords } from "@/lib/traces/parse-records";
import { proposeMapping } from "@/lib/traces/propose-mapping";
import { undoQuotes } from "@/lib/traces/quoted-json";
import { readSample } from "@/lib/traces/sample";
import { type OpenScratch, scratchInMemory } from "@/lib/traces/scratch-file";
import { defaultCaps, type SplitCaps } from "@/lib/traces/split-records";
import { tableInside } from "@/lib/traces/table-inside";
import { openText, peek } from "@/lib/traces/text-stream";

export interface FormatChoice {
  readonly name: string;
  readonly title: string;
}

export type ReadEvent =
  /** Comes first: what the upload is read as, and what else it might be. */
  | {
      readonly type: "format";
      readonly format: string;
      readonly title: string;
      readonly candidates: readonly FormatChoice[];
      /** The mapping that it is read with, if one. */
      readonly used?: UsedMapping;
      /** How it might be read otherwise, where a mapping decides or no form was recognised; worked out when asked for. */
      readonly propose?: () => Proposal;
    }
  | { readonly type: "trace"; readonly trace: ParsedTrace; readonly record: number; readonly line: number }
  | { readonly type: "rejected"; readonly record: number; readonly line: number; readonly message: string }
  | { readonly type: "warning"; readonly message: string }
  /** Comes last: the upload as a whole cannot be read. */
  | { readonly type: "failed"; readonly failure: Failure; readonly propose?: () => Proposal };

export interface ReadOptions extends ReadContext {
  /** Name of the format to read as, instead of the detected one. */
  readonly format?: string;
  /** How to read what has no form that is known; goes before `format`. */
  readonly mapping?: Mapping;
  /** Mappings of earlier uploads, for one of the same form. */
  readonly remembered?: readonly RememberedMapping[];
  readonly onProgress?: (bytesRead: number) => void;
  readonly caps?: SplitCaps;
  /** Where to put what memory should not hold. */
  readonly openScratch?: OpenScratch;
}

/** Every format there is, for the person who chooses. */
export const formatChoices: readonly FormatChoice[] = [
  ...formats.map(({ name, title }) => ({ name, title })),
  ...mappedChoices,
];

const headLength = 1_048_576;

export async function* readTraces(chunks: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<ReadEvent> {
  const chosen = options.format === undefined ? undefined : findFormat(options.format);
  if (options.format !== undefined && chosen === undefined && !isMappedFormat(options.format)) {
    const names = formatChoices.map(({ name }) => name).join(", ");
    return yield failed("invalid-input", `There is no format "${options.format}". Choose one of: ${names}.`);
  }
  const opened = await openText(chunks, options.onProgress);
  if (!opened.ok) return yield { type: "failed", failure: opened.failure };
  const maxDocument = (options.caps ?? defaultCaps).document;
  const { head, complete, text } = await undoQuotes(await peek(opened.value.text, headLength), headLength, maxDocument);
  if (complete && head.trim() === "") return yield failed("unreadable-upload", "The file is empty.");

  const layout = wantsText(chosen, options) ? "text" : layoutOf(head, complete);
  const caps = options.caps ?? defaultCaps;
  const plain = await readSample(text, { layout, head, filename: options.filename, caps });
  // What no reader of text knows may be a table, whose rows are records.
  const isOpen =
    !wantsText(chosen, options) && candidateFormats(plain.sample, formats).every((one) => one === plainText);
  const told = { ...plain, ...(isOpen ? tableInside(plain) : null) };
  const { sample, problem } = told;
  let { items } = told;
  let candidates = candidateFormats(sample, formats);
  const propose = () => proposeMapping(sample);
  const fitting = chosen !== undefined ? [chosen] : isMappedFormat(options.format) ? [] : candidates;
  let reading = chooseReading(sample, fitting, options);
  const inside = reading === null && options.format === undefined ? lookInside({ ...told, caps }, formats) : null;
  if (inside !== null) {
    ({ items, candidates } = inside);
    reading = chooseReading(inside.sample, candidates, options);
  }
  // Broken JSON is no unknown format: what helps is the place where it breaks.
  if (reading === null && sample.records.length === 0 && problem !== null)
    return yield failed("unreadable-upload", problem);
  if (reading === null) return yield { ...failed("unknown-format", unknown(sample)), propose };
  const { format, used } = reading;
  const misfit = misfitOf(format, sample);
  if (misfit !== null) return yield { ...failed("unknown-format", misfit), propose };

  // Plain text is what any text can be, a record's log as well, and so a form that nobody recognised.
  const open = used !== null || format === plainText || format === logRecords;
  yield {
    type: "format",
    format: format.name,
    title: format.title,
    candidates: candidates.map(({ name, title }) => ({ name, title })),
    ...(used === null ? {} : { used }),
    ...(open ? { propose } : {}),
  };
  if (inside !== null) yield { type: "warning", message: inside.note };
  if (used?.remembered) yield { type: "warning", message: fromMemory(used.remembered.filename) };
  yield* parseRecords(items, format, {
    filename: options.filename,
    caps,
    openScratch: options.openScratch ?? scratchInMemory,
  });
  const replaced = opened.value.replaced();
  if (replaced > 0) yield { type: "warning", message: notText(replaced, opened.value.encoding) };
}

/** Whether the upload is to be read as text, even if it is JSON. */
function wantsText(chosen: Format | undefined, { format, mapping }: ReadOptions): boolean {
  if (mapping !== undefined) return mapping.kind === "text";
  return chosen?.unit === "text" || format === mappedTextChoice.name;
}

function failed(code: Failure["code"], detail: string): Extract<ReadEvent, { type: "failed" }> {
  return { type: "failed", failure: { code, detail } };
}

function unknown(sample: Sample): string {
  return `This is ${describeSample(sample)}, which is no trace format that Topmast knows. Say where its steps, agents and texts are (a mapping), choose the format by hand, or bring it into JSON lines such as {"agent": "Planner", "content": "…"}.`;
}

function fromMemory(filename: string): string {
  return `Read with the mapping that this project remembers from “${filename}”. It can be changed or forgotten in the preview.`;
}

/** Why the chosen format cannot be used on this upload at all; null when it can be tried. */
function misfitOf(format: Format, sample: Sample): string | null {
  if (format.unit === "text" || sample.container !== "text") return null;
  return `The format "${format.title}" is JSON, and this is ${describeSample(sample)}. Choose another format.`;
}

function notText(replaced: number, encoding: string): string {
  const places = replaced === 1 ? "1 place holds bytes that are" : `${replaced} places hold bytes that are`;
  return `${places} no ${encoding.toUpperCase()} text; \ufffd stands there now. Save the file as UTF-8 and import it again to keep what was there.`;
}
