import { z } from "zod";

const index = z.int().nonnegative();

/**
 * What a label points at: indexes of steps, 0-based and inclusive; `start` and
 * `end` in code points of the first and the last step's readable text, the end
 * exclusive; `quote` is the text between them, steps joined by one newline.
 */
export const segmentSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("trace") }),
    z.object({ kind: z.literal("steps"), first: index, last: index }),
    z.object({
      kind: z.literal("text"),
      first: index,
      start: index,
      last: index,
      end: index,
      quote: z.string().min(1).max(1_000_000),
    }),
  ])
  .refine((segment) => segment.kind === "trace" || segment.first <= segment.last, {
    message: "The last step stands before the first.",
  })
  .refine((segment) => segment.kind !== "text" || segment.first < segment.last || segment.start < segment.end, {
    message: "The run of text is empty: its end must lie behind its start.",
  });
export type Segment = z.infer<typeof segmentSchema>;

export type TextSegment = Extract<Segment, { kind: "text" }>;
