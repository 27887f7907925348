/** How a person says an upload of no known form is to be read. */
import { z } from "zod";
import { stepKinds } from "@/lib/traces/canonical";
import { compileTemplate } from "@/lib/traces/mapping/step-template";

/** Keys one below the other; none for the value itself. */
const pathSchema = z.array(z.string().max(300)).max(12);
const optionalPath = pathSchema.nullable().default(null);

const templateSchema = z
  .string()
  .max(200)
  .superRefine((template, context) => {
    const compiled = compileTemplate(template);
    if (!compiled.ok) context.addIssue({ code: "custom", message: compiled.failure.detail });
  });

/** What begins a step in a log; lines whose agent is one of `except` are text like any other. */
const logFields = {
  template: templateSchema,
  except: z.array(z.string().max(200)).max(100).default([]),
};

const textMappingSchema = z.object({ kind: z.literal("text"), ...logFields });
export type TextMapping = z.infer<typeof textMappingSchema>;

export const recordsMappingSchema = z.object({
  kind: z.literal("records"),
  /** The list of traces in a record; null where a record is one. */
  runs: optionalPath,
  /** The steps in a trace: a list, an object of steps, or with `log` a text; null where each record is a step. */
  steps: optionalPath,
  /** Cuts steps out of the text at `steps`; the fields of a step are then those of the template. */
  log: z.object(logFields).nullable().default(null),
  /** What a step says, one step of its own for each that is there; its kind, or null for what `role` says. */
  texts: z
    .array(z.object({ path: pathSchema, kind: z.enum(stepKinds).nullable().default(null) }))
    .max(8)
    .default([]),
  agent: optionalPath,
  /** What the source calls the step: a role, a type, an event. */
  role: optionalPath,
  addressee: optionalPath,
  time: optionalPath,
  /** In what holds the steps; where each record is a step, in the first step of the trace. */
  task: optionalPath,
  /** The source's id of a trace. Where each record is a step, those with the same id are one trace. */
  trace: optionalPath,
});
export type RecordsMapping = z.infer<typeof recordsMappingSchema>;

export const mappingSchema = z
  .discriminatedUnion("kind", [recordsMappingSchema, textMappingSchema])
  .superRefine((mapping, context) => {
    if (mapping.kind === "records" && mapping.log === null && mapping.texts.length === 0)
      context.addIssue({ code: "custom", path: ["texts"], message: "Say which field holds the text of a step." });
    if (mapping.kind === "records" && mapping.log !== null && mapping.steps === null)
      context.addIssue({ code: "custom", path: ["steps"], message: "Say which field holds the text of the log." });
  });
export type Mapping = z.infer<typeof mappingSchema>;

/** A mapping as JSON in a query parameter. */
export const mappingParameter = z
  .string()
  .max(4_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "This is no JSON." });
      return z.NEVER;
    }
  })
  .pipe(mappingSchema);
