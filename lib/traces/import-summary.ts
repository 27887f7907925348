import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { type Proposal, proposalSchema } from "@/lib/traces/mapping/proposal-schema";
import { mappingParameter, mappingSchema } from "@/lib/traces/mapping-schema";

const formatChoice = z.object({ name: z.string(), title: z.string() });

/** What an import did, or with `dryRun` what it would do. */
export const importSummarySchema = z.object({
  /** Null for a dry run, which writes nothing. */
  id: z.string().nullable(),
  format: z.string(),
  formatTitle: z.string(),
  /** Other formats that fit the content. */
  candidates: z.array(formatChoice),
  /** The mapping that the upload was read with, if one, and where the project remembers it from. */
  used: z
    .object({
      mapping: mappingSchema,
      remembered: z.object({ id: z.string(), filename: z.string() }).nullable(),
    })
    .optional(),
  /** How it might be read otherwise, where a mapping decides or no form was recognised. */
  proposal: proposalSchema.optional(),
  created: z.int(),
  duplicates: z.int(),
  reviews: z.int(),
  rejected: z.int(),
  warnings: z.array(z.string()),
  errors: z.array(z.object({ record: z.int(), line: z.int().optional(), message: z.string() })),
  annotators: z.array(z.object({ id: z.string().nullable(), name: z.string() })),
  /** The first 1,000. */
  traces: z.array(
    z.object({
      id: z.string().nullable(),
      title: z.string(),
      steps: z.int(),
      agents: z.array(z.string()),
      system: z.string().nullable(),
      model: z.string().nullable(),
      duplicate: z.boolean(),
      /** The beginnings of the first steps, for the preview. */
      firstLines: z.array(z.object({ agent: z.string().nullable(), kind: z.string(), text: z.string() })),
    }),
  ),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

/** What an import says while it runs, and last of all: its summary, or why the upload as a whole was not taken. */
export type ImportEvent =
  | { readonly type: "progress"; readonly records: number; readonly bytes: number; readonly created: number }
  | { readonly type: "summary"; readonly summary: ImportSummary }
  | { readonly type: "failure"; readonly failure: Failure; readonly proposal?: Proposal };

/** One line of the NDJSON that an import streams. */
export type ImportLine =
  | { readonly type: "progress"; readonly records: number; readonly bytes: number; readonly created: number }
  | ({ readonly type: "summary" } & ImportSummary)
  | {
      readonly type: "failure";
      readonly status: number;
      readonly title: string;
      readonly detail: string;
      readonly proposal?: Proposal;
    };

/** What the person says of an import besides its bytes. */
export const importOptionsSchema = z.object({
  filename: z.string().max(500).default("upload"),
  format: z.string().max(60).optional(),
  /** How to read what has no known form, as JSON; goes before `format`. */
  mapping: mappingParameter.optional(),
  /** Whether the project keeps that mapping for the next upload of the form. */
  remember: z.stringbool().default(true),
  dryRun: z.stringbool().default(false),
  system: z.string().max(200).optional(),
  model: z.string().max(200).optional(),
  benchmark: z.string().max(200).optional(),
  task: z.string().max(20_000).optional(),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;
