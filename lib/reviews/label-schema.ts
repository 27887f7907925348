import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { modeCodes } from "@/lib/mast/taxonomy";
import { segmentSchema } from "@/lib/reviews/segment";

export const confidences = ["low", "medium", "high"] as const;

export const labelIdSchema = idSchema("lbl");

/** What an annotator says in one label. */
export const labelInputSchema = z
  .object({
    /** Null for a failure outside the fourteen, which needs a note. */
    mode: z.enum(modeCodes).nullable(),
    segments: z.array(segmentSchema).min(1, "A label points at one place at least.").max(50),
    note: z.string().max(20_000).default(""),
    confidence: z.enum(confidences).nullable().default(null),
    /** The responsible agent; by default that of the first segment. */
    agent: z.string().max(500).nullable().optional(),
    /** Whether this decided the failure of the run. */
    decisive: z.boolean().default(false),
  })
  .refine((label) => label.mode !== null || label.note.trim() !== "", {
    path: ["note"],
    message: "A failure outside the fourteen needs a note that says what it is.",
  });
export type LabelInput = z.infer<typeof labelInputSchema>;

/** A label as the API gives it. */
export const labelSchema = z.object({
  id: z.string(),
  mode: z.enum(modeCodes).nullable(),
  segments: z.array(segmentSchema),
  note: z.string(),
  confidence: z.enum(confidences).nullable(),
  agent: z.string().nullable(),
  decisive: z.boolean(),
  /** Counts changes; send it back in `If-Match` to be told when somebody else changed the label. */
  version: z.int(),
});
export type Label = z.infer<typeof labelSchema>;

/** The answer to a withdrawal. */
export const withdrawnLabelSchema = z.object({ id: z.string(), withdrawn: z.literal(true), version: z.int() });
export type WithdrawnLabel = z.infer<typeof withdrawnLabelSchema>;

type Said = Pick<LabelInput, "mode" | "segments" | "note" | "confidence" | "agent" | "decisive">;

function fingerprint({ mode, segments, note, confidence, agent, decisive }: Said): string {
  const places = segments.map((segment) => Object.entries(segment).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify([mode, places, note, confidence, agent ?? null, decisive]);
}

/** A short name for what a label says; null is a label that does not stand. Equal claims have equal names. */
export function digestOf(label: Said | null): string {
  if (label === null) return "none";
  const text = fingerprint(label);
  // FNV-1a (Fowler, Noll, Vo 1991), 32 bits, beside the length.
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}.${(hash >>> 0).toString(36)}`;
}

/** Whether two labels say the same. */
export function sameLabel(one: Said, other: Said): boolean {
  return fingerprint(one) === fingerprint(other);
}
