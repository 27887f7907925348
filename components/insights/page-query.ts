import type { z } from "zod";

/** What an address asks of a view, or the names of the parameters that say something unknown. */
export function pageQuery<T extends z.ZodType>(
  schema: T,
  params: Record<string, string | string[] | undefined>,
): { readonly ok: true; readonly query: z.output<T> } | { readonly ok: false; readonly parameters: readonly string[] } {
  const query = schema.safeParse(params);
  if (query.success) return { ok: true, query: query.data };
  return { ok: false, parameters: [...new Set(query.error.issues.map(({ path }) => String(path[0])))] };
}
