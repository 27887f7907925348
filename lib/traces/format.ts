/** What a reader of one source format is. */
import type { Json, ParsedTrace } from "@/lib/traces/canonical";

/** The beginning of an upload, from which its format is told. */
export interface Sample {
  readonly filename: string;
  /** How the upload is put together. */
  readonly container: "object" | "array" | "lines" | "text";
  /** The first records, parsed: the object itself, the first elements of an array, the first JSONL rows; none for text. */
  readonly records: readonly Json[];
  /** The first 64 Ki characters. */
  readonly head: string;
}

/** One record of an upload and where it stands. */
export interface SourceRecord {
  /** 0-based place in the upload. */
  readonly record: number;
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly value: Json;
}

/** What is known of an upload besides its content. */
export interface ReadContext {
  readonly filename: string;
}

/** A record that could not be taken, with the remedy in the message. */
export interface Rejection {
  readonly rejected: true;
  readonly message: string;
}

/** Watches all traces of an upload for what shows only in the whole of it. */
export interface Audit {
  see(trace: ParsedTrace, record: SourceRecord): void;
  /** Sentences for the person who imports, asked for at the end. */
  warnings(): readonly string[];
}

interface FormatBase {
  /** Short stable name, used as `format=` in the API. */
  readonly name: string;
  /** What the person sees in the format choice. */
  readonly title: string;
  /** Whether the sample is of this format. Formats are asked from the most specific to the least. */
  detect(sample: Sample): boolean;
}

/** Each record is for itself: an array or JSONL of traces streams through in constant memory. */
export interface RecordFormat extends FormatBase {
  readonly unit: "record";
  parse(record: SourceRecord, context: ReadContext): Iterable<ParsedTrace | Rejection>;
  /** A fresh watcher for one upload. */
  audit?(): Audit;
  /** For traces that take several records: a fresh reader of one upload, in place of `parse`. */
  begin?(): RecordReading;
}

/** Reads records one after another and yields a trace when it is whole. */
export interface RecordReading {
  parse(record: SourceRecord, context: ReadContext): Iterable<ParsedTrace | Rejection>;
  /** What is left when the upload ends. */
  end(): Iterable<ParsedTrace | Rejection>;
}

/** The records of one upload make up its traces together, as with a list of messages or spans. */
export interface DocumentFormat extends FormatBase {
  readonly unit: "document";
  parse(records: readonly SourceRecord[], context: ReadContext): Iterable<ParsedTrace | Rejection>;
  /**
   * Where records say which trace they are of: what of a record belongs to
   * which. So an upload of any size can be put together trace by trace.
   */
  partsOf?(value: Json): readonly RecordPart[];
}

/** What a record says of one trace. */
export interface RecordPart {
  /** What all parts of the trace have in common and no other has; null for what belongs to no trace. */
  readonly key: string | null;
  readonly value: Json;
}

/** A log: the upload as one text. */
export interface TextFormat extends FormatBase {
  readonly unit: "text";
  parse(text: string, context: ReadContext): Iterable<ParsedTrace | Rejection>;
}

export type Format = RecordFormat | DocumentFormat | TextFormat;

export function reject(message: string): Rejection {
  return { rejected: true, message };
}

export function isRejection(value: ParsedTrace | Rejection): value is Rejection {
  return "rejected" in value;
}
