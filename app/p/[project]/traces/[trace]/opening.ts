import { cache } from "react";
import { readDeskStart } from "@/app/p/[project]/desk-input";
import type { ProjectScope } from "@/lib/access/scope";
import { pageScope } from "@/lib/auth/page";
import { getOpening } from "@/lib/db/readings";
import { getTraceHead } from "@/lib/db/traces";
import { showTextFirst } from "@/lib/http/text-first";
import { firstOpened, restingPlace } from "@/lib/reviews/resting-place";
import { readFinal, readRoundAround } from "@/lib/workflows/read-round";

/**
 * Everything that the page of a trace shows, gathered at once for all its parts, whichever asks first; null where there
 * is no such trace.
 */
export const openTrace = cache(async (slug: string, id: string) => {
  const scope = await pageScope(slug, "read");
  const [detail, opened] = await Promise.all([getTraceHead(scope, id), openWhereLeft(slug, scope, id)]);
  if (detail === null || opened === null) return null;
  showTextFirst();
  return { scope, detail, ...opened };
});

/** The trace at the step where the caller left off, and the round of theirs in which it stands. */
async function openWhereLeft(slug: string, scope: ProjectScope, id: string) {
  const opening = await getOpening(scope, id);
  if (opening === null) return null;
  const { reading, submitted, steps, inRound } = opening;
  const from = firstOpened(restingPlace(reading, submitted, steps), steps);
  const [start, around, final] = await Promise.all([
    readDeskStart(slug, scope, id, from),
    inRound ? readRoundAround(scope, id) : null,
    inRound && readFinal(scope, id),
  ]);
  return { ...opening, start, around, final };
}
