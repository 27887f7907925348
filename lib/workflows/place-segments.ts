import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { fail, ok, type Result } from "@/lib/core/result";
import type { PlacedSegment } from "@/lib/db/labels";
import { findSteps, readTexts } from "@/lib/db/steps";
import type { Segment, TextSegment } from "@/lib/reviews/segment";
import { sliceCodePoints } from "@/lib/traces/code-points";

export interface Placed {
  readonly segments: readonly PlacedSegment[];
  /** Step ids → indexes, of the steps that the segments name. */
  readonly positions: ReadonlyMap<string, number>;
  /** The agent of the first segment's first step. */
  readonly agent: string | null;
}

/** Ties segments to the ids of their steps, and refuses what does not exist or whose quote does not match. */
export async function placeSegments(
  scope: ProjectScope,
  traceId: string,
  segments: readonly Segment[],
): Promise<Result<Placed>> {
  const named = segments.flatMap((segment) => (segment.kind === "trace" ? [] : [segment.first, segment.last]));
  const steps = await findSteps(scope, traceId, [...new Set(named)]);
  const missing = named.find((index) => !steps.has(index));
  if (missing !== undefined) return fail("invalid-input", `The trace has no step ${missing}.`);

  const placed: PlacedSegment[] = [];
  for (const segment of segments) {
    if (segment.kind === "trace") {
      placed.push({ kind: "trace" });
      continue;
    }
    const ends = { firstStepId: steps.get(segment.first)?.id ?? null, lastStepId: steps.get(segment.last)?.id ?? null };
    if (segment.kind === "steps") {
      placed.push({ kind: "steps", ...ends });
      continue;
    }
    const problem = await quoteProblem(scope, traceId, segment);
    if (problem !== null) return fail("invalid-input", problem);
    placed.push({ kind: "text", ...ends, start: segment.start, end: segment.end, quote: segment.quote });
  }
  const first = segments.find((segment) => segment.kind !== "trace");
  return ok({
    segments: placed,
    positions: new Map([...steps].map(([position, { id }]) => [id, position])),
    agent: first ? (steps.get(first.first)?.agent ?? null) : null,
  });
}

/** What is wrong with a run of text; null where its quote is what stands there. */
async function quoteProblem(scope: ProjectScope, traceId: string, segment: TextSegment): Promise<string | null> {
  if (segment.last - segment.first > 1_000) return "A run of text may span 1,000 steps; label the steps instead.";
  const texts = await readTexts(scope, traceId, segment.first, segment.last);
  const parts = texts.map(({ text, position }) =>
    sliceCodePoints(
      text,
      position === segment.first ? segment.start : 0,
      // As many code points as there are UTF-16 units reaches the end of any text.
      position === segment.last ? segment.end : text.length,
    ),
  );
  return parts.join("\n") === segment.quote
    ? null
    : "The quote is not the text at this place: offsets count code points of the readable text, and steps are joined by a newline.";
}
