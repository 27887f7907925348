/** What the reader of one log grammar is, whether the log is a file or a string inside a record. */
import type { Json, Outcome, ParsedStep } from "@/lib/traces/canonical";

export interface LogReading {
  readonly steps: readonly ParsedStep[];
  /** The log before its first step, verbatim. */
  readonly preamble: string;
  readonly sourceId?: string | null;
  readonly system?: string | null;
  readonly model?: string | null;
  readonly task?: string | null;
  readonly outcome?: Outcome | null;
  readonly metadata?: { readonly [key: string]: Json };
  /** What the grammar read out of the log besides, for the trace's `raw`. */
  readonly raw?: { readonly [key: string]: Json };
  readonly warnings?: readonly string[];
}

export interface LogGrammar {
  /** Name and title of the format for files that are such a log. */
  readonly name: string;
  readonly title: string;
  /** Whether the text, or its beginning, is such a log. */
  recognise(text: string): boolean;
  /** A reading without steps means that the text is no such log after all. */
  read(text: string): LogReading;
}
