import { z } from "zod";
import { type Json, outcomes, stepKinds } from "@/lib/traces/canonical";

const json: z.ZodType<Json> = z.json();

export const outcomeSchema = z.enum(outcomes);

/** A step as the API gives it. */
export const stepSchema = z.object({
  id: z.string(),
  /** 0-based place in the trace. */
  index: z.int().nonnegative(),
  agent: z.string().nullable(),
  kind: z.enum(stepKinds),
  content: z.string(),
  toolCalls: z.array(z.object({ id: z.string().nullable(), name: z.string(), arguments: z.string() })),
  addressee: z.string().nullable(),
  /** For a tool result: the id of the call that it answers. */
  answers: z.string().nullable(),
  time: z.iso.datetime().nullable(),
  durationMs: z.int().nullable(),
  error: z.string().nullable(),
  /** Index of the step that this one belongs under. */
  parent: z.int().nullable(),
  /** Left out with `raw=false`. */
  raw: json.optional(),
  /** Code points of the readable text. */
  length: z.int().nonnegative(),
  /**
   * True where the readable text is longer than the asked `maxLength`: `content` then holds its beginning and
   * `toolCalls` is empty; the rest comes from `/steps/{index}/text`.
   */
  cut: z.boolean(),
  /** Of a cut step, how long name and arguments of each tool call are, in code points: what its text ends with. */
  callLengths: z.array(z.object({ name: z.int().nonnegative(), arguments: z.int().nonnegative() })).optional(),
});
export type WireStep = z.infer<typeof stepSchema>;

export const stepPageSchema = z.object({ steps: z.array(stepSchema) });

export const stepTextSchema = z.object({
  text: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  length: z.int().nonnegative(),
});

/**
 * A whole number for each step. Checked as one: element by element zod makes two objects of each number, which for the
 * columns of 100,000 steps is 50 MB of garbage and 40 ms in the browser.
 */
const column = z
  .custom<number[]>(
    (value) => Array.isArray(value) && value.every(Number.isInteger),
    "These are not all whole numbers.",
  )
  .meta({ type: "array", items: { type: "integer" } });

/** The whole run at a glance, one entry a step, as columns: small even at 100,000 steps. */
export const outlineSchema = z.object({
  /** Names that `agent` and `addressee` index. */
  agents: z.array(z.string()),
  /** Index into `agents`, or -1. */
  agent: column,
  addressee: column,
  /** Index into the step kinds in their fixed order. */
  kind: column,
  /** Code points of the readable text. */
  length: column,
  /** Indexes of the steps that report an error. */
  errors: column,
  /** For a tool result the index of the step with its call, else -1. */
  call: column,
  /** Milliseconds since the first known time, or -1. */
  time: column,
});
export type TraceOutline = z.infer<typeof outlineSchema>;
