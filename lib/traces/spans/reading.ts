/** What a span says once its dialect is understood. */
import type { SpanMessage } from "@/lib/traces/spans/messages/span-message";

export type SpanType = "llm" | "tool" | "agent" | "chain" | "retriever" | "embedding" | "handoff" | "other";

export interface ToolUse {
  readonly name: string;
  /** The id of the call that was carried out, where the span says so. */
  readonly id: string | null;
  readonly arguments: string;
  /** Null where the span holds no result. */
  readonly result: string | null;
}

export interface SpanReading {
  readonly type: SpanType;
  /** The agent that this span and what lies below it belong to. */
  readonly agent: string | null;
  readonly addressee: string | null;
  readonly model: string | null;
  readonly inputs: readonly SpanMessage[];
  readonly outputs: readonly SpanMessage[];
  /** Text that nobody said, such as a function's result: shown where the span has nothing else. */
  readonly data: string | null;
  readonly tool: ToolUse | null;
  readonly conversation: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/** What one dialect makes of a span; a dialect is asked for the rest where the ones before it say nothing. */
export type PartialReading = Partial<SpanReading>;
