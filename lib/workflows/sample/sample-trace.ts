/** The invented traces of the sample project and what two invented people found in them: the words they are told in. */
import type { ModeCode } from "@/lib/mast/taxonomy";
import type { ParsedStep, ParsedTrace } from "@/lib/traces/canonical";
import { stepOf, traceOf } from "@/lib/traces/draft";

export const sampleAnnotators = ["Ada (sample)", "Grace (sample)"] as const;
export type SampleAnnotator = (typeof sampleAnnotators)[number];

/** A place in a trace; text by its quote, which must stand in the step just once. */
export type SamplePlace =
  | { readonly kind: "trace" }
  | { readonly kind: "steps"; readonly first: number; readonly last: number }
  | { readonly kind: "text"; readonly step: number; readonly quote: string };

export interface SampleLabel {
  /** Null for a failure outside the fourteen. */
  readonly mode: ModeCode | null;
  readonly at: readonly SamplePlace[];
  readonly note?: string;
  readonly confidence?: "low" | "medium" | "high";
  readonly agent?: string;
  readonly decisive?: boolean;
}

export interface SampleReview {
  readonly annotator: SampleAnnotator;
  readonly achieved: "yes" | "no" | "unclear";
  readonly note?: string;
  readonly labels: readonly SampleLabel[];
}

export interface SampleTrace {
  readonly trace: ParsedTrace;
  readonly reviews: readonly SampleReview[];
}

export const wholeTrace: SamplePlace = { kind: "trace" };
export const steps = (first: number, last = first): SamplePlace => ({ kind: "steps", first, last });
export const text = (step: number, quote: string): SamplePlace => ({ kind: "text", step, quote });

export const say = (agent: string, content: string, addressee: string | null = null): ParsedStep =>
  stepOf({ agent, content, addressee });

export const think = (agent: string, content: string): ParsedStep => stepOf({ agent, content, kind: "thought" });

export const instruct = (content: string): ParsedStep => stepOf({ agent: null, content, kind: "system" });

export const call = (agent: string, id: string, name: string, input: object, content = ""): ParsedStep =>
  stepOf({ agent, content, kind: "tool call", toolCalls: [{ id, name, arguments: JSON.stringify(input, null, 1) }] });

export const answer = (agent: string, answers: string, content: string, error: string | null = null): ParsedStep =>
  stepOf({ agent, content, answers, error, kind: "tool result" });

/** Gives steps their times: three seconds each and more for long ones, from the start of the run on. */
function timed(start: string, list: readonly ParsedStep[]): ParsedStep[] {
  let now = Date.parse(start);
  return list.map((step) => {
    const time = new Date(now).toISOString();
    const durationMs = 3_000 + step.content.length * 40;
    now += durationMs;
    return { ...step, time, durationMs: step.kind === "system" ? null : durationMs };
  });
}

/** A run that began at `start`. */
export function run(
  start: string,
  facts: Pick<ParsedTrace, "title" | "system" | "model" | "benchmark" | "task" | "outcome" | "steps">,
): ParsedTrace {
  return traceOf({ ...facts, steps: timed(start, facts.steps), metadata: { invented: true } });
}
