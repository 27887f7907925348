/** What people say to each other about labels and traces. */
import { z } from "zod";
import { labelIdSchema } from "@/lib/reviews/label-schema";

export const commentSchema = z.object({
  id: z.string(),
  /** Null for the trace as a whole. */
  label: z.string().nullable(),
  by: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: "Null once the account is gone" }),
  own: z.boolean(),
  text: z.string(),
  at: z.iso.datetime(),
  resolved: z.boolean(),
});
export type Comment = Readonly<z.infer<typeof commentSchema>>;

/** Members are named by an @ before their name. */
export const commentInputSchema = z.object({
  label: labelIdSchema.nullable().default(null),
  text: z.string().trim().min(1, "Say something.").max(5_000),
});
export type CommentInput = Readonly<z.infer<typeof commentInputSchema>>;

export const resolutionSchema = z.object({ label: labelIdSchema.nullable().default(null), resolved: z.boolean() });

/** Who is named in a text: of names that begin alike the longest. */
export function mentionedIn<T extends { readonly name: string }>(text: string, members: readonly T[]): T[] {
  const byLength = members.toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<T>();
  for (const { index } of text.matchAll(/@/g)) {
    const rest = text.slice(index + 1).toLowerCase();
    const member = byLength.find(({ name }) => name !== "" && rest.startsWith(name.toLowerCase()));
    if (member) found.add(member);
  }
  return members.filter((member) => found.has(member));
}
