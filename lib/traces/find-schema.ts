import { z } from "zod";
import { names } from "@/lib/core/query-parameters";
import { stepKinds } from "@/lib/traces/canonical";
import { longestFind } from "@/lib/traces/find-pattern";

/** Stands for the steps that name no agent, which is no name that an agent can have. */
export const nobody = "-";

/** What to find in one trace, from a query string. */
export const findQuerySchema = z.object({
  /** Empty finds nothing. */
  q: z.string().max(longestFind).default(""),
  case: z.stringbool().default(false),
  word: z.stringbool().default(false),
  /** Only in steps of these agents; `-` for steps that name none. */
  agent: names,
  kind: names.pipe(z.array(z.enum(stepKinds))),
  /** The page of hits begins at this step … */
  from: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  /** … after so many of its hits. */
  skip: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
  limit: z.coerce.number().int().min(0).max(10_000).default(1_000),
  /** Without counts the rest of the trace is not gone through. */
  counts: z.stringbool().default(true),
});
export type FindQuery = z.infer<typeof findQuerySchema>;

const hitSchema = z.object({
  /** 0-based index of the step. */
  step: z.int().nonnegative(),
  /** Code points of its readable text, the end exclusive. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Hit = z.infer<typeof hitSchema>;

const countsSchema = z.object({
  /** Every hit in the trace that the filters let through, however many are listed. */
  total: z.int().nonnegative(),
  /** The steps with hits, in order, and how many each has. */
  steps: z.array(z.int().nonnegative()),
  hits: z.array(z.int().positive()),
  /** By agent whatever agents are asked for, and by kind whatever kinds. */
  agents: z.array(z.object({ agent: z.string().nullable(), hits: z.int().positive() })),
  kinds: z.array(z.object({ kind: z.enum(stepKinds), hits: z.int().positive() })),
});
export type FindCounts = z.infer<typeof countsSchema>;

export const findAnswerSchema = z.object({
  counts: countsSchema.nullable(),
  hits: z.array(hitSchema),
  /** Where the next page begins: hand back as `from` and `skip`. */
  next: z.object({ from: z.int().nonnegative(), skip: z.int().nonnegative() }).nullable(),
});
export type FindAnswer = z.infer<typeof findAnswerSchema>;
