import { z } from "zod";
import { adjudicationSchema, decisionSchema } from "@/lib/reviews/adjudication-schema";
import { commentSchema } from "@/lib/reviews/comment-schema";
import { readingSchema } from "@/lib/reviews/reading-schema";
import { reviewVersionSchema } from "@/lib/reviews/review-version";
import { traceSchema } from "@/lib/reviews/trace-schema";
import { findAnswerSchema } from "@/lib/traces/find-schema";
import {
  outlineSchema,
  stepPageSchema,
  stepTextSchema,
  type TraceOutline,
  type WireStep,
} from "@/lib/traces/step-schema";

const commentsSchema = z.object({ comments: z.array(commentSchema) });
const decisionsSchema = z.object({ decisions: z.array(decisionSchema) });
const versionsSchema = z.object({ versions: z.array(reviewVersionSchema) });

/** Longer steps come cut, in code points; the rest of them comes in chunks. */
export const longestWholeStep = 16_384;

export async function readJson<T extends z.ZodType>(
  path: string,
  schema: T,
  signal?: AbortSignal,
): Promise<z.infer<T>> {
  const response = await fetch(path, { signal: signal ?? null });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return schema.parse(await response.json());
}

/** Reading a trace over Topmast's own HTTP contract. */
export function traceApi(id: string) {
  const base = `/api/v1/traces/${id}`;
  return {
    detail: () => readJson(base, traceSchema),
    decisions: async () => (await readJson(`${base}/decisions`, decisionsSchema)).decisions,
    comments: async () => (await readJson(`${base}/comments`, commentsSchema)).comments,
    adjudication: () => readJson(`${base}/adjudication`, adjudicationSchema),
    versions: async () => (await readJson(`${base}/versions`, versionsSchema)).versions,
    reading: () => readJson(`${base}/reading`, readingSchema),
    outline: (): Promise<TraceOutline> => readJson(`${base}/outline`, outlineSchema),
    steps: async (from: number, limit: number, signal?: AbortSignal): Promise<WireStep[]> => {
      const query = `from=${from}&limit=${limit}&maxLength=${longestWholeStep}&raw=false`;
      return (await readJson(`${base}/steps?${query}`, stepPageSchema, signal)).steps;
    },
    text: async (step: number, start: number, end: number, signal?: AbortSignal): Promise<string> =>
      (await readJson(`${base}/steps/${step}/text?start=${start}&end=${end}`, stepTextSchema, signal)).text,
    find: (parameters: URLSearchParams, signal: AbortSignal) =>
      readJson(`${base}/find?${parameters}`, findAnswerSchema, signal),
    /** What the source says of one step beyond what is drawn. */
    raw: async (step: number): Promise<WireStep["raw"]> => {
      const query = `from=${step}&limit=1&maxLength=1&raw=true`;
      return (await readJson(`${base}/steps?${query}`, stepPageSchema)).steps[0]?.raw;
    },
  };
}
export type TraceApi = ReturnType<typeof traceApi>;
