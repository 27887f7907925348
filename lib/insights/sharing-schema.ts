/** Naming a view of the insights, and showing its figures to people without an account. */
import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { queryObject } from "@/lib/core/query-parameters";
import { insightsParams } from "@/lib/insights/query-address";
import { type InsightsPageQuery, insightsPageSchema } from "@/lib/insights/query-schema";

/** For how many days a link may work. */
export const linkDays = [7, 30, 90] as const;

const name = z.string().trim().min(1, "Give it a name.").max(120);

/** An address' parameters, kept only as far as the insights know them. */
const query = z
  .string()
  .max(8_000)
  .default("")
  .transform((text, context) => {
    const parsed = readQuery(text);
    if (parsed !== null) return insightsParams(parsed).toString();
    context.addIssue({ code: "custom", message: "These are no parameters of the insights." });
    return z.NEVER;
  });

/** What saved parameters mean; null for what the insights no longer know. */
export function readQuery(text: string): InsightsPageQuery | null {
  const parsed = insightsPageSchema.safeParse(queryObject(new URLSearchParams(text)));
  return parsed.success ? parsed.data : null;
}

export const newLinkSchema = z.object({
  name,
  query,
  days: z.coerce.number().pipe(z.union(linkDays.map((days) => z.literal(days)))),
});
export type NewLink = z.infer<typeof newLinkSchema>;

export const linkSchema = z.object({
  id: idSchema("lnk"),
  name: z.string(),
  query: z.string(),
  expiresAt: z.iso.datetime(),
  /** When somebody last opened it. */
  openedAt: z.iso.datetime().nullable(),
  by: z.string(),
});

export const newViewSchema = z.object({ name, query, shared: z.stringbool().default(false) });
