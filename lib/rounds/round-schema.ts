import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { modeCodes } from "@/lib/mast/taxonomy";

export const roundStatuses = ["draft", "open", "closed"] as const;
export type RoundStatus = (typeof roundStatuses)[number];

/** Until when those who work in a round see nobody else's labels of its traces. */
export const blindRules = ["submitted", "closed"] as const;
export type BlindUntil = (typeof blindRules)[number];

export const blindMeanings: Record<BlindUntil, string> = {
  submitted: "until one's own is submitted",
  closed: "until the round is closed",
};

/** `training`: the known answer is shown after the review; `check`: it is not, and nobody is told. */
export const purposes = ["ordinary", "training", "check"] as const;
export type Purpose = (typeof purposes)[number];

/** From each system the same number, or as many as its share of the traces. */
export const allocations = ["equal", "proportional"] as const;
export type Allocation = (typeof allocations)[number];

export const seedSchema = z.coerce.number().int().min(0).max(2_147_483_647);
const size = z.coerce.number().int().min(1, "A round needs one trace at least.").max(5_000);
const facets = {
  system: z.array(z.string()).default([]),
  model: z.array(z.string()).default([]),
  benchmark: z.array(z.string()).default([]),
};

/** Which traces a new round is to have. */
export const traceChoiceSchema = z.discriminatedUnion("how", [
  z.object({
    how: z.literal("picked"),
    traces: z.array(idSchema("trc")).min(1, "Pick one trace at least.").max(5_000),
  }),
  z.object({ how: z.literal("random"), seed: seedSchema, size, ...facets }),
  z.object({ how: z.literal("stratified"), seed: seedSchema, size, allocation: z.enum(allocations), ...facets }),
]);
export type TraceChoice = z.infer<typeof traceChoiceSchema>;

/** How the traces of a round were chosen, as it is kept; `of` is how many there were to draw from. */
export const selectionSchema = z.discriminatedUnion("how", [
  z.object({ how: z.literal("picked") }),
  z.object({ how: z.literal("random"), seed: z.int(), size: z.int(), of: z.int(), ...facets }),
  z.object({
    how: z.literal("stratified"),
    seed: z.int(),
    size: z.int(),
    of: z.int(),
    allocation: z.enum(allocations),
    ...facets,
  }),
]);
export type Selection = z.infer<typeof selectionSchema>;

/** Without defaults: in a change, what is left out stays. */
export const roundFactsSchema = z.object({
  name: z.string().trim().min(1, "Give the round a name.").max(120),
  dueOn: z.iso.date().nullable(),
  guidelineVersion: z.int().min(1).max(100_000).nullable(),
});

/** A change of a round: of what is said of it, or of its state. */
export const roundChangeSchema = roundFactsSchema.partial().extend({ status: z.enum(roundStatuses).optional() });
export type RoundChange = z.infer<typeof roundChangeSchema>;

const items = z.array(idSchema("trc")).max(200).default([]);

export const roundInputSchema = roundFactsSchema.extend({
  dueOn: roundFactsSchema.shape.dueOn.default(null),
  guidelineVersion: roundFactsSchema.shape.guidelineVersion.default(null),
  choice: traceChoiceSchema,
  /** Ids of members. */
  annotators: z.array(z.string().min(1)).min(1, "A round needs one annotator at least.").max(200),
  perTrace: z.coerce.number().int().min(1).max(200),
  blindUntil: z.enum(blindRules).default("submitted"),
  training: items,
  checks: items,
});
export type RoundInput = z.infer<typeof roundInputSchema>;

/** How far the caller has come in a round. */
const ownProgressSchema = z.object({
  done: z.int(),
  /** Reserved for them now. */
  held: z.int(),
  skipped: z.int(),
  /** That they may still take, those reserved included. */
  left: z.int(),
});
export type OwnProgress = z.infer<typeof ownProgressSchema>;

export const roundSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(roundStatuses),
  blindUntil: z.enum(blindRules),
  perTrace: z.int(),
  dueOn: z.iso.date().nullable(),
  guidelineVersion: z.int().nullable(),
  /** For curators alone: whoever can draw the sample again can tell what was put among it. */
  selection: selectionSchema.nullable(),
  traces: z.int(),
  annotators: z.int(),
  createdAt: z.iso.datetime(),
  openedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** Null for whoever does not work in it. */
  mine: ownProgressSchema.nullable(),
});
export type Round = z.infer<typeof roundSchema>;

const modes = z.array(z.enum(modeCodes));

/** A review beside the known answer. */
export const feedbackSchema = z.object({
  trace: z.string(),
  title: z.string(),
  /** Modes that both say, that only the answer says, that only the review says. */
  agreed: modes,
  missed: modes,
  extra: modes,
});
export type Feedback = z.infer<typeof feedbackSchema>;

export const personProgressSchema = z.object({
  user: z.string(),
  name: z.string(),
  working: z.boolean(),
  done: z.int(),
  held: z.int(),
  skipped: z.int(),
  left: z.int(),
  /** Hidden check items; null for a caller who works in the round and must not know them. */
  checks: z.object({ read: z.int(), agreed: z.int(), missed: z.int(), extra: z.int() }).nullable(),
});
export type PersonProgress = z.infer<typeof personProgressSchema>;

export const roundProgressSchema = z.object({
  /** Reviews that the round wants, and those that are there. */
  wanted: z.int(),
  done: z.int(),
  people: z.array(personProgressSchema),
  skips: z.array(z.object({ trace: z.string(), title: z.string(), name: z.string(), reason: z.string() })),
});
export type RoundProgress = z.infer<typeof roundProgressSchema>;

export const claimSchema = z.object({ trace: z.string(), leaseUntil: z.iso.datetime() });
export type Claim = z.infer<typeof claimSchema>;

export const skipReasonSchema = z.string().trim().min(1, "Say why, in a few words.").max(500);
