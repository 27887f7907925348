import type { z } from "zod";
import { fail, ok, type Result } from "@/lib/core/result";

/** Parses one part of a request; the failure names each field that is wrong. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, where: string): Result<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const at = parsed.error.issues.map(({ path, message }) => ({ path: [where, ...path].join("."), message }));
  const first = at[0];
  return fail("invalid-input", first ? `${first.path}: ${first.message}` : `The ${where} is not as it should be.`, at);
}
