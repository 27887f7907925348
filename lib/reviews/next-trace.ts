import { z } from "zod";

/** What comes after a trace, and how far one is. */
export const nextTraceSchema = z.object({
  /** Null where nothing is left, or where the queue of a round decides when it is asked. */
  trace: z.string().nullable(),
  /** Traces that the caller has submitted, of all there are. */
  done: z.int(),
  all: z.int(),
});
export type NextTrace = z.infer<typeof nextTraceSchema>;
