/** A project's guidelines: what its annotators agreed on beyond the codebook, version by version, with examples from its own labels. */
import { z } from "zod";
import { modeCodes } from "@/lib/mast/taxonomy";

const longestGuidelines = 100_000;

export const guidelineInputSchema = z.object({
  text: z
    .string()
    .max(longestGuidelines, `Guidelines may have ${longestGuidelines.toLocaleString("en")} characters at most.`)
    .refine((text) => text.trim() !== "", "Write what your annotators should hold to."),
  summary: z.string().trim().max(200, "A summary may have 200 characters at most."),
  /** The version that the text was written over; 0 for none. */
  base: z.coerce.number().int().min(0),
});
export type GuidelineInput = z.infer<typeof guidelineInputSchema>;

export const guidelineExampleSchema = z.object({
  id: z.string(),
  mode: z.enum(modeCodes),
  quote: z.string().meta({ description: "The passage; empty where the label points at steps or the whole trace" }),
  note: z.string(),
  label: z.string(),
  trace: z.object({ id: z.string(), title: z.string() }).nullable().meta({ description: "Null once it is deleted" }),
  open: z.boolean().meta({ description: "Shown to everybody, also to those who have yet to label its trace" }),
});
export type GuidelineExample = Readonly<z.infer<typeof guidelineExampleSchema>>;

/** What a version is without its text. */
export interface GuidelineVersion {
  readonly version: number;
  readonly summary: string;
  readonly author: string | null;
  readonly publishedAt: Date;
}

export interface Guideline extends GuidelineVersion {
  readonly text: string;
}

/** What `GET …/guidelines` answers. */
export const guidelinesSchema = z.object({
  version: z.int().nonnegative().meta({ description: "0 where nothing was published yet" }),
  text: z.string().meta({ description: "Markdown" }),
  summary: z.string(),
  author: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  examples: z.array(guidelineExampleSchema).readonly(),
});
export type Guidelines = Readonly<z.infer<typeof guidelinesSchema>>;
