/** One row a trace, with what was found after consensus. */
import { z } from "zod";
import type { ExportedReview, ExportedTrace } from "@/lib/export/exported-trace";
import { spentSeconds } from "@/lib/export/spent-seconds";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";
import { bitOf, type Verdict } from "@/lib/reviews/masks";

const text = z.string().nullable();

/** 1 found, 0 judged and not found, null not judged: as in MAST-Data. */
const found = z.int().nullable();

const modeColumns = Object.fromEntries(modeCodes.map((mode) => [mode, found])) as Record<ModeCode, typeof found>;

export const traceRecordSchema = z.object({
  trace_id: z.string(),
  title: z.string(),
  system: text,
  model: text,
  benchmark: text,
  task: text,
  outcome: text,
  /** As JSON. */
  metadata: z.string(),
  /** As JSON. */
  agents: z.string(),
  steps: z.int(),
  created_at: z.string(),
  /** Submitted reviews that the verdict is made from. */
  reviews: z.int(),
  /** How long their authors had the trace in front of them, together; empty where it is known of none. */
  spent_seconds: z.int().nullable(),
  ...modeColumns,
});
export type TraceRecord = z.infer<typeof traceRecordSchema>;

/** What a verdict says of each mode. Nobody judged an unread trace: all null. */
export function verdictColumns(verdict: Verdict | null): Record<ModeCode, 0 | 1 | null> {
  const say = (mode: ModeCode) => {
    const bit = bitOf(mode);
    if (verdict === null || (verdict.judged & bit) === 0) return null;
    return (verdict.found & bit) === 0 ? 0 : 1;
  };
  return Object.fromEntries(modeCodes.map((mode) => [mode, say(mode)])) as Record<ModeCode, 0 | 1 | null>;
}

export function traceRecord(
  trace: ExportedTrace,
  verdict: Verdict | null,
  votes: readonly ExportedReview[],
): TraceRecord {
  const { id, title, system, model, benchmark, task, outcome, metadata, agents, steps, createdAt } = trace;
  return {
    trace_id: id,
    title,
    system,
    model,
    benchmark,
    task,
    outcome,
    metadata: JSON.stringify(metadata),
    agents: JSON.stringify(agents),
    steps,
    created_at: createdAt,
    reviews: votes.length,
    spent_seconds: spentSeconds(votes),
    ...verdictColumns(verdict),
  };
}
