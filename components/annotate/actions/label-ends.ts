import { changeChosen, chosenLabel } from "@/components/annotate/actions/labelling";
import { segmentOf } from "@/components/annotate/actions/segment-of";
import type { Session } from "@/components/annotate/session";
import { moveCaret } from "@/lib/reviews/caret";
import type { Target } from "@/lib/reviews/place";
import type { Segment } from "@/lib/reviews/segment";
import { type Point, placeName } from "@/lib/reviews/segment-geometry";

/** Moves an end of the chosen label's last place: by a word of text, or by a step. */
export async function moveEnd(session: Session, end: "start" | "end", direction: 1 | -1): Promise<void> {
  const label = chosenLabel(session);
  const segment = label?.segments.at(-1);
  if (!label || !segment || segment.kind === "trace") return;
  const moved =
    segment.kind === "steps" ? moveSteps(session, segment, end, direction) : moveText(session, segment, end, direction);
  const next = moved && (await segmentOf(session, moved));
  if (!next) return;
  changeChosen(session, { segments: [...label.segments.slice(0, -1), next] });
  session.notice.dispatch(`Now ${placeName(next)}`);
}

function moveSteps(
  session: Session,
  { first, last }: Extract<Segment, { kind: "steps" }>,
  end: "start" | "end",
  direction: 1 | -1,
): Target | null {
  const steps = end === "start" ? { first: first + direction, last } : { first, last: last + direction };
  const fits = steps.first >= 0 && steps.first <= steps.last && steps.last < session.count;
  return fits ? { kind: "steps", ...steps } : null;
}

function moveText(
  session: Session,
  { first, start, last, end: stop }: Extract<Segment, { kind: "text" }>,
  end: "start" | "end",
  direction: 1 | -1,
): Target | null {
  const from: Point = { step: first, offset: start };
  const to: Point = { step: last, offset: stop };
  const target =
    end === "start"
      ? { kind: "text" as const, from: byWord(session, from, direction), to }
      : { kind: "text" as const, from, to: byWord(session, to, direction) };
  const empty = target.from.step === target.to.step && target.from.offset >= target.to.offset;
  return empty ? null : target;
}

/** A word further or back; at an end of the step's text over into the step beside it. */
function byWord(session: Session, { step, offset }: Point, direction: 1 | -1): Point {
  const from = Math.max(0, offset - 400);
  const text = session.text.text(step, from, offset + 400);
  if (text === null) return { step, offset };
  const moved = from + moveCaret(text, offset - from, "word", direction);
  const length = session.text.step(step + direction)?.step.length;
  if (moved !== offset || length === undefined) return { step, offset: moved };
  return byWord(session, { step: step + direction, offset: direction === 1 ? 0 : length }, direction);
}
