/** What was seen in an upload of no known form, and how it might be read: what the preview's editor is filled from. */
import { z } from "zod";
import { recordsMappingSchema } from "@/lib/traces/mapping-schema";

const path = z.array(z.string());

/** A field of the sample: where it is, and what stands there. */
const fieldSchema = z.object({
  path,
  /** Up to three different values, each cut. */
  examples: z.array(z.string()),
  /** How much of the sample has it, from 0 to 1. */
  share: z.number(),
});
export type SeenField = z.infer<typeof fieldSchema>;

/** A template of ours that fits a log, with what it would find in its beginning. */
const templateChoiceSchema = z.object({ template: z.string(), steps: z.int(), agents: z.array(z.string()) });
export type TemplateChoice = z.infer<typeof templateChoiceSchema>;

/** A place where the steps may be. */
const stepSourceSchema = z.object({
  runs: path.nullable(),
  steps: path.nullable(),
  /** Steps in a list, or a log in a text. */
  shape: z.enum(["list", "log"]),
  /** Steps there in the sample; of a log, lines. */
  found: z.int(),
  /** Fields of a step. */
  fields: z.array(fieldSchema),
  /** Fields of what holds the steps. */
  header: z.array(fieldSchema),
  templates: z.array(templateChoiceSchema),
  /** The first lines, of a log. */
  lines: z.array(z.string()),
  /** How we would read it; null where no field looks like a step's text. */
  mapping: recordsMappingSchema.nullable(),
});
export type StepSource = z.infer<typeof stepSourceSchema>;

/** The upload in words, and what is equal for uploads of one form. */
const seen = { seen: z.string(), form: z.string() };

export const proposalSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("records"),
    ...seen,
    /** The likeliest first. */
    sources: z.array(stepSourceSchema),
  }),
  z.object({
    kind: z.literal("text"),
    ...seen,
    lines: z.array(z.string()),
    templates: z.array(templateChoiceSchema),
  }),
]);
export type Proposal = z.infer<typeof proposalSchema>;
