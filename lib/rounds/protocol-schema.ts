/**
 * The protocol of Cemri et al. 2025: three annotators read the same five
 * traces, talk over where they differ, and take the next five, until the mean
 * of their pairwise kappas reaches the threshold.
 */
import { z } from "zod";
import { ticked } from "@/lib/core/form";
import { seedSchema } from "@/lib/rounds/round-schema";

export const protocolRules = { annotators: 3, perIteration: 5, threshold: 0.8 } as const;

/** What is drawn from; kept, so that the draw can be repeated. */
export const poolSchema = z.object({
  seed: z.int(),
  system: z.array(z.string()),
  model: z.array(z.string()),
  benchmark: z.array(z.string()),
});
export type Pool = Readonly<z.infer<typeof poolSchema>>;

export const protocolFormSchema = z
  .object({
    name: z.string().trim().min(1, "Give it a name.").max(100),
    annotators: ticked(z.string().min(1)).refine(
      (ids) => new Set(ids).size === protocolRules.annotators,
      `Choose ${protocolRules.annotators}: kappa is the mean over their three pairs.`,
    ),
    seed: seedSchema,
    system: ticked(z.string()),
    model: ticked(z.string()),
    benchmark: ticked(z.string()),
  })
  .transform(({ name, annotators, ...pool }) => ({ name, annotators, pool }));
export type ProtocolInput = Readonly<z.output<typeof protocolFormSchema>>;
