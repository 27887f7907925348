/** What of the queue of disagreements is asked for. */
import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { last } from "@/lib/core/query-parameters";
import { modeCodes } from "@/lib/mast/taxonomy";
import { queuedSchema } from "@/lib/reviews/adjudication-schema";

/** `todo`: not settled yet, or answered anew since. */
export const queueParts = ["todo", "done", "all"] as const;

export const queueQuerySchema = z.object({
  show: last.pipe(z.enum(queueParts).default("todo")),
  mode: last.pipe(z.enum(modeCodes).optional()),
  /** Traces of one round alone. */
  round: last.pipe(idSchema("rnd").optional()),
  cursor: last.pipe(z.string().max(500).optional()),
});
export type QueueQuery = Readonly<z.infer<typeof queueQuerySchema>>;

export const queuePageSchema = z.object({
  traces: z.array(queuedSchema),
  /** Hand back as `cursor` to go on from here; null at the end. */
  next: z.string().nullable(),
  /** Of all disagreeing traces of the round and mode. */
  counts: z.object({ todo: z.int(), done: z.int() }),
});
export type QueuePage = Readonly<z.infer<typeof queuePageSchema>>;

/** Where a trace stands in the queue, worst first: pairs that differ, then the fewest readers, then the id. */
const placeSchema = z.tuple([z.int(), z.int(), z.string()]);
type Placed = Pick<z.infer<typeof queuedSchema>, "pairs" | "readers" | "trace">;

export function cursorOf({ pairs, readers, trace }: Placed): string {
  return encodeURIComponent(JSON.stringify([pairs, readers, trace]));
}

/** Whether a trace comes after the place that a cursor names; a cursor that we did not make begins at the beginning. */
export function comesAfter(cursor: string | undefined): (one: Placed) => boolean {
  const place = parsed(cursor);
  if (place === null) return () => true;
  const [pairs, readers, trace] = place;
  return (one) =>
    one.pairs !== pairs ? one.pairs < pairs : one.readers !== readers ? one.readers > readers : one.trace > trace;
}

function parsed(cursor: string | undefined): z.infer<typeof placeSchema> | null {
  try {
    return placeSchema.parse(JSON.parse(decodeURIComponent(cursor ?? "")));
  } catch {
    return null;
  }
}
