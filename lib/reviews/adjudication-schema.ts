/** What a trace's adjudication is: the settled review, those it settles, and what became of each label. */
import { z } from "zod";
import { modeCodes } from "@/lib/mast/taxonomy";
import { labelIdSchema } from "@/lib/reviews/label-schema";
import { reviewSchema } from "@/lib/reviews/review-schema";

/** `agreed`: taken over by the rule, as all annotators said it. `merged`: another label stands for it. */
export const verdicts = ["agreed", "accepted", "merged", "split", "rejected"] as const;
export type SettledAs = (typeof verdicts)[number];

export const decisionSchema = z.object({
  /** The annotator's label that was decided on. */
  label: z.string(),
  verdict: z.enum(verdicts),
  /** The labels of the adjudicated review that stand for it. */
  into: z.array(z.string()),
  reason: z.string(),
  by: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .meta({ description: "Null for what the rule took over" }),
  at: z.iso.datetime(),
  version: z.int(),
});
export type Decision = Readonly<z.infer<typeof decisionSchema>>;

export const adjudicationSchema = z.object({
  /** The adjudicated review as one's own, once begun; then the reviews that it settles. */
  reviews: z.array(reviewSchema),
  decisions: z.array(decisionSchema),
});
export type Adjudication = Readonly<z.infer<typeof adjudicationSchema>>;

export const reasonSchema = z.string().trim().max(2_000);

/** A decision on one label or on several that answer one question. */
export const decisionInputSchema = z.object({
  /** The first is the one that is accepted or split; the same label then stands for the others. */
  labels: z.array(labelIdSchema).min(1).max(100),
  verdict: z
    .enum(["accepted", "merged", "split", "rejected", "undecided"])
    .meta({ description: "`undecided` takes a decision back" }),
  /** Absent: as it was. */
  reason: reasonSchema.optional(),
  /** The version of each label's decision as the client saw it, 0 for none; absent: whatever it is. */
  seen: z.record(labelIdSchema, z.int()).optional(),
});
export type DecisionInput = Readonly<z.infer<typeof decisionInputSchema>>;

export const adjudicationStates = ["open", "begun", "done"] as const;
export type AdjudicationState = (typeof adjudicationStates)[number];

const dispute = z.object({
  mode: z.enum(modeCodes),
  found: z.int().meta({ description: "How many found it" }),
  absent: z.int().meta({ description: "How many judged it and did not" }),
});

export const queuedSchema = z.object({
  trace: z.string(),
  title: z.string(),
  state: z.enum(adjudicationStates),
  /** Whether somebody submitted after it was settled. */
  outdated: z.boolean(),
  readers: z.int(),
  /** Pairs of annotators who answered differently, over all modes: what the queue is sorted by. */
  pairs: z.int(),
  modes: z.array(dispute),
  apart: z
    .array(z.enum(modeCodes))
    .meta({ description: "Modes that two found at places that do not touch, directly or over others’ labels" }),
});
export type Queued = Readonly<z.infer<typeof queuedSchema>>;
