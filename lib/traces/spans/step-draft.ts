/** A step while its trace is being put together: later spans may still add to it. */
import type { StepKind, ToolCall } from "@/lib/traces/canonical";
import type { TreeSpan } from "@/lib/traces/spans/span-tree";

export interface StepDraft {
  /** Stays the same when the trace is put together again with more spans. */
  readonly key: string;
  readonly node: TreeSpan;
  readonly agent: string | null;
  readonly kind: StepKind;
  readonly content: string;
  toolCalls: readonly ToolCall[];
  readonly addressee: string | null;
  readonly answers: string | null;
  readonly start: bigint | null;
  readonly durationMs: number | null;
  error: string | null;
  parent: number | null;
}

export function draftOf(fields: Pick<StepDraft, "key" | "node" | "kind" | "content"> & Partial<StepDraft>): StepDraft {
  return {
    agent: null,
    toolCalls: [],
    addressee: null,
    answers: null,
    start: null,
    durationMs: null,
    error: null,
    parent: null,
    ...fields,
  };
}
