import { z } from "zod";
import { modeCodes } from "@/lib/mast/taxonomy";
import { type ModeMask, maskOf, modesOf } from "@/lib/reviews/masks";
import type { Feedback } from "@/lib/rounds/round-schema";

/** What a training or check item is measured against, as it stood when the round was made. */
export const knownAnswerSchema = z.object({
  judged: z.array(z.enum(modeCodes)),
  found: z.array(z.enum(modeCodes)),
  /** Why, in the words of whoever gave the answer. */
  reasons: z.array(z.object({ mode: z.enum(modeCodes), note: z.string() })),
});
export type KnownAnswer = z.infer<typeof knownAnswerSchema>;

/** A review that judged all fourteen beside the answer; modes that the answer did not judge say nothing. */
export function compareWith(answer: KnownAnswer, found: ModeMask): Pick<Feedback, "agreed" | "missed" | "extra"> {
  const judged = maskOf(answer.judged);
  const right = maskOf(answer.found) & judged;
  const said = found & judged;
  return { agreed: modesOf(right & said), missed: modesOf(right & ~said), extra: modesOf(said & ~right) };
}
