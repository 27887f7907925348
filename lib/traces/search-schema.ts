import { z } from "zod";
import { last, names } from "@/lib/core/query-parameters";
import { stepKinds } from "@/lib/traces/canonical";

const kinds = names.transform((list) => stepKinds.filter((kind) => list.includes(kind)));

/** What to search a project for, from a query string. */
export const searchQuerySchema = z.object({
  /** Words that all have to be in a step; "phrases", -not, beginnings*, OR. Empty finds nothing. */
  q: last.pipe(z.string().max(500).default("")),
  system: names,
  /** `-` for steps that name none. */
  agent: names,
  kind: kinds,
});
export type SearchFilter = z.infer<typeof searchQuerySchema>;

const rangeSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() });

const searchResultSchema = z.object({
  trace: z.object({ id: z.string(), title: z.string(), system: z.string().nullable() }),
  /** 0-based index of the step. */
  step: z.int().nonnegative(),
  agent: z.string().nullable(),
  kind: z.enum(stepKinds),
  /** The place in the step's readable text, in code points, the end exclusive. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  snippet: z.object({
    text: z.string(),
    cutBefore: z.boolean(),
    cutBehind: z.boolean(),
    /** UTF-16 places in the snippet. */
    marks: z.array(rangeSchema),
  }),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

export const searchAnswerSchema = z.object({
  results: z.array(searchResultSchema),
  next: z.string().nullable(),
  /** Traces of the project that are not searched yet, in whole or in part. */
  pending: z.int().nonnegative(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
