import { z } from "zod";
import { type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

/** Which reviews of a trace exist, as the viewer may know it. */
export const reviewStates = ["unreviewed", "draft", "mine", "reviewed"] as const;

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()).filter((one) => one !== "").slice(0, 100));

/** The filters of the trace list and of everything that leads to it; one closed shape, from query strings. */
export const traceFilterSchema = z.object({
  /** Words of the title, in any case. */
  q: z.string().trim().max(200).optional(),
  system: several,
  model: several,
  benchmark: several,
  /** `unreviewed`: nobody submitted; `draft`: I began; `mine`: I submitted; `reviewed`: somebody submitted. */
  state: z.enum(reviewStates).optional().catch(undefined),
  /** Only traces with a standing label of this mode in a review that the viewer may see. */
  mode: z.enum(modeCodes).optional().catch(undefined),
  category: z.enum(["1", "2", "3"]).optional().catch(undefined),
  import: z.string().max(40).optional(),
});
export type TraceFilter = z.infer<typeof traceFilterSchema>;

/** One row of the trace list; never holds a step's body. */
export interface TraceRow {
  readonly id: string;
  readonly title: string;
  readonly system: string | null;
  readonly model: string | null;
  readonly benchmark: string | null;
  readonly outcome: "achieved" | "failed" | null;
  readonly steps: number;
  readonly agents: number;
  readonly createdAt: Date;
  /** The viewer's own review, if any. */
  readonly mine: "draft" | "submitted" | null;
  /** Submitted reviews that the viewer may see. */
  readonly reviews: number;
  /** Modes of standing labels that the viewer may see, in the order of their codes. */
  readonly modes: ModeCode[];
}
