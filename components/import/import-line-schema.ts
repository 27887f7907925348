import { z } from "zod";
import { importSummarySchema } from "@/lib/traces/import-summary";
import { proposalSchema } from "@/lib/traces/mapping/proposal-schema";

/** One line of what an import answers, as it comes over the wire. */
export const importLineSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), records: z.int(), bytes: z.number(), created: z.int() }),
  importSummarySchema.extend({ type: z.literal("summary") }),
  z.object({ type: z.literal("failure"), title: z.string(), detail: z.string(), proposal: proposalSchema.optional() }),
]);

export const problemSchema = z.object({ title: z.string(), detail: z.string(), proposal: proposalSchema.optional() });
