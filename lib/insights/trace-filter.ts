import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { insightsQuerySchema } from "@/lib/insights/query-schema";
import { categoryCodes, type ModeCode, modeCodes } from "@/lib/mast/taxonomy";

/** Which reviews of a trace exist, as the viewer may know it. */
export const reviewStates = ["unreviewed", "draft", "mine", "reviewed"] as const;

/** One value of a query string; empty is absent, and what does not fit is as if it were not there. */
function optional<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

/**
 * The filters of the trace list and of everything that leads to it; one closed
 * shape, from query strings. With `sources` or `annotators`, `mode` and
 * `category` mean a finding after consensus, as behind a figure of the
 * dashboard; without them, any submitted review with such a label.
 */
export const traceFilterSchema = insightsQuerySchema.extend({
  /** Words of the title, in any case. */
  q: z.string().trim().max(200).optional(),
  /** `unreviewed`: nobody submitted; `draft`: I began; `mine`: I submitted; `reviewed`: somebody submitted. */
  state: optional(z.enum(reviewStates)),
  mode: optional(z.enum(modeCodes)),
  category: optional(z.enum(categoryCodes)),
  import: optional(idSchema("imp")),
  /** Runs of one conversation, session or thread. */
  conversation: optional(z.string().min(1).max(500)),
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
