/** One row a step, as data sets and JSON lines give it. `text` is the readable text, in which offsets count code points. */
import { z } from "zod";
import type { ArchivedStep } from "@/lib/traces/archive-lines";

const text = z.string().nullable();

export const stepRecordSchema = z.object({
  trace_id: z.string(),
  /** 0-based. */
  step: z.int(),
  agent: text,
  kind: z.string(),
  text: z.string(),
  addressee: text,
  time: text,
  duration_ms: z.int().nullable(),
  error: text,
  /** Index of the step that this one belongs under. */
  parent: z.int().nullable(),
  /** As JSON: id, name and arguments of each. */
  tool_calls: z.string(),
  /** Of a tool's result: the id of the call that it answers. */
  answers: text,
});
export type StepRecord = z.infer<typeof stepRecordSchema>;

type Told = Omit<ArchivedStep, "raw" | "id" | "sourceKey" | "content"> & {
  readonly index: number;
  readonly text: string;
};

export function stepRecord(traceId: string, step: Told): StepRecord {
  return {
    trace_id: traceId,
    step: step.index,
    agent: step.agent,
    kind: step.kind,
    text: step.text,
    addressee: step.addressee,
    time: step.time,
    duration_ms: step.durationMs,
    error: step.error,
    parent: step.parent,
    tool_calls: JSON.stringify(step.toolCalls),
    answers: step.answers,
  };
}
