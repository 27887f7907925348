/**
 * The lines of an archive that describe traces. An archive is JSON lines: what it is, then the annotators, then for
 * each trace a line of its facts followed by lines of its steps, claims, spans and reviews, and at the end the count of
 * everything and a checksum. Whoever writes and whoever reads it uses these schemas.
 */
import { z } from "zod";
import { type Json, outcomes, stepKinds } from "@/lib/traces/canonical";

export const archiveVersion = 1;

/** JSON already, as it comes out of a parser; checking its every leaf again would only take time. */
const json = z.custom<Json>((value) => value !== undefined, "There is nothing here.");
const text = z.string().nullable();
const time = z.iso.datetime();

export const archiveHeadSchema = z.object({
  topmast: z.literal("archive"),
  version: z.literal(archiveVersion),
  exportedAt: time,
  project: z.object({
    slug: z.string(),
    name: z.string(),
    description: z.string(),
    taxonomyVersion: z.string(),
  }),
  /** `all`: drafts of everybody; `own`: what the person who made it could see. */
  drafts: z.enum(["all", "own"]),
});

export const archivedTraceSchema = z.object({
  id: z.string(),
  identity: z.string().min(1).max(500),
  title: z.string(),
  system: text,
  model: text,
  benchmark: text,
  task: text,
  outcome: z.enum(outcomes).nullable(),
  metadata: z.record(z.string(), json),
  raw: json,
  /** How many follow. */
  steps: z.int().nonnegative(),
  createdAt: time,
});
export type ArchivedTrace = z.infer<typeof archivedTraceSchema>;

export const archivedStepSchema = z.object({
  id: z.string(),
  agent: text,
  kind: z.enum(stepKinds),
  content: z.string(),
  toolCalls: z.array(z.object({ id: text, name: z.string(), arguments: z.string() })),
  addressee: text,
  answers: text,
  time: time.nullable(),
  durationMs: z.int().nullable(),
  error: text,
  parent: z.int().nonnegative().nullable(),
  raw: json,
  sourceKey: text,
});
export type ArchivedStep = z.infer<typeof archivedStepSchema>;

export const archivedClaimSchema = z.object({
  id: z.string(),
  source: z.string(),
  code: z.string(),
  step: z.int().nonnegative().nullable(),
  agent: text,
  reason: text,
});
export type ArchivedClaim = z.infer<typeof archivedClaimSchema>;

/** A span that was sent live, so that the trace can go on where the archive is taken to. */
export const archivedSpanSchema = z.object({ spanId: z.string(), body: z.string(), receivedAt: time });
export type ArchivedSpan = z.infer<typeof archivedSpanSchema>;

export const archiveCountsSchema = z.object({
  annotators: z.int(),
  traces: z.int(),
  steps: z.int(),
  claims: z.int(),
  spans: z.int(),
  reviews: z.int(),
  labels: z.int(),
});
export type ArchiveCounts = z.infer<typeof archiveCountsSchema>;

/** The last line. `sha256` is of all bytes before it, in hexadecimal. */
export const archiveEndSchema = z.object({
  counts: archiveCountsSchema,
  /** Drafts of others, which the person who made the archive may not see. */
  draftsLeftOut: z.int(),
  sha256: z.string(),
});
