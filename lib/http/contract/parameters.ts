import { z } from "zod";
import { idSchema } from "@/lib/core/ids";

export const projectParams = z.object({
  project: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
});
export const traceParams = z.object({ id: idSchema("trc") });

/** A whole number from a query string, within bounds. */
export function count(options: { readonly min: number; readonly max: number; readonly fallback: number }) {
  return z.coerce.number().int().min(options.min).max(options.max).default(options.fallback);
}
