import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { areRuns } from "@/lib/reviews/step-runs";

const day = 86_400_000;
const step = z.int().nonnegative();
const seen = z
  .array(step)
  .max(200_000)
  .refine(areRuns, "Runs of steps: first, last, first, last …, in order and apart.");

/** How far the caller has read a trace. */
export const readingInputSchema = z.object({
  /** The step where they are. */
  step,
  /** Steps that were in view; those told earlier stay. */
  seen,
  /** One stay at the trace, and its time so far: told again it replaces, never adds. */
  sitting: z.object({ id: idSchema("sit"), spentMs: z.int().nonnegative().max(day) }),
});
export type ReadingInput = z.infer<typeof readingInputSchema>;

export const readingSchema = z.object({
  /** Where they left off; null for a trace that they have not opened. */
  step: step.nullable(),
  seen: z.array(step),
  /** All their time with the trace in front of them, in milliseconds. */
  spentMs: z.int(),
});
export type Reading = z.infer<typeof readingSchema>;
