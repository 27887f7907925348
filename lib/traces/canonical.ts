/**
 * The canonical trace: what every reader yields and the database stores.
 * Nothing of an upload is lost: every character of a log and every string of a
 * JSON record is in a step's content, tool calls or `raw`, or in the trace's
 * header fields or `raw`.
 */
import type { ModeCode } from "@/lib/mast/taxonomy";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const stepKinds = ["message", "thought", "tool call", "tool result", "system", "event"] as const;
export type StepKind = (typeof stepKinds)[number];

export interface ToolCall {
  /** The source's id of the call, which its result refers to, or one of ours (join-calls); null where there is none. */
  readonly id: string | null;
  readonly name: string;
  /** The arguments verbatim: the source's own text, or the JSON text of its object. */
  readonly arguments: string;
}

/** One event of a trace, in order. One message of the source is one step. */
export interface ParsedStep {
  /** Null where the source names none. */
  readonly agent: string | null;
  readonly kind: StepKind;
  readonly content: string;
  readonly toolCalls: readonly ToolCall[];
  /** Whom the step speaks to, where the source says so. */
  readonly addressee: string | null;
  /** For a tool result: the id of the call that it answers. */
  readonly answers: string | null;
  /** ISO 8601 with offset; local times of a source without a zone are taken as UTC. */
  readonly time: string | null;
  readonly durationMs: number | null;
  /** What went wrong in this step, in the source's words. */
  readonly error: string | null;
  /** Index of the step that this one belongs under (a span's parent), if any. */
  readonly parent: number | null;
  /** What the source says of this step beyond the fields above; null for nothing. */
  readonly raw: Json;
}

export const outcomes = ["achieved", "failed"] as const;
export type Outcome = (typeof outcomes)[number];

/** One claim of a source that names one of the fourteen modes. */
export interface SourceLabel {
  readonly mode: ModeCode;
  /** 0-based steps that the source points at; null where it means the whole trace. */
  readonly steps: { readonly first: number; readonly last: number } | null;
  readonly note: string | null;
  readonly agent: string | null;
}

/** What one annotator of the source says of a trace. */
export interface SourceReview {
  /** Name of the annotator, such as "MAST-Data o1 labels"; one annotator per name and project. */
  readonly annotator: string;
  /** The modes that the source judged; absent modes are not judged, which is not "not found". */
  readonly judged: readonly ModeCode[];
  readonly labels: readonly SourceLabel[];
  readonly achieved: "yes" | "no" | "unclear" | null;
  readonly note: string | null;
}

/** A claim of the source that has no counterpart among the fourteen modes: kept and shown, never counted. */
export interface SourceClaim {
  /** Who says so, such as "Who&When". */
  readonly source: string;
  /** The source's own code or category, such as "mistake" or "1.7 …". */
  readonly code: string;
  /** 0-based index of the step it points at, if any. */
  readonly step: number | null;
  readonly agent: string | null;
  readonly reason: string | null;
}

export interface ParsedTrace {
  /** The source's own identity of the run, where the format has one. */
  readonly sourceId: string | null;
  readonly title: string;
  readonly system: string | null;
  readonly model: string | null;
  readonly benchmark: string | null;
  readonly task: string | null;
  /** Outcome that the source reports. */
  readonly outcome: Outcome | null;
  /** Flat facts worth filtering by. */
  readonly metadata: { readonly [key: string]: Json };
  /** What the file said that belongs to no step; labels excluded. */
  readonly raw: Json;
  readonly steps: readonly ParsedStep[];
  readonly reviews: readonly SourceReview[];
  readonly claims: readonly SourceClaim[];
  /** Sentences for the person who imports, such as what was guessed and why. */
  readonly warnings: readonly string[];
  /** What an archive of Topmast keeps of the trace besides. */
  readonly archived?: ArchivedParts;
}

/** What makes a trace of an archive the same trace again: ids, times, and what people said of it. */
export interface ArchivedParts {
  readonly id: string;
  readonly identity: string;
  readonly createdAt: string;
  readonly stepIds: readonly string[];
  readonly stepKeys: readonly (string | null)[];
  readonly claimIds: readonly string[];
  readonly spans: readonly { readonly spanId: string; readonly body: string; readonly receivedAt: string }[];
  /** Annotators and reviews as they stand in the archive; those who know reviews check them. */
  readonly annotators: readonly Json[];
  readonly reviews: readonly Json[];
}
