/** `#s41` is a step, `#s41:120-188` a run of its readable text in code points, `#s41:120-s43:9` a run over several steps. */

import type { Target } from "@/lib/reviews/place";
import type { Point } from "@/lib/reviews/segment-geometry";

export interface LinkedPlace {
  readonly from: Point;
  /** Null for a whole step. */
  readonly to: Point | null;
}

const form = /^#s(\d{1,9})(?::(\d{1,9})-(?:s(\d{1,9}):)?(\d{1,9}))?$/;

/** The place that a fragment names; null where it names none. */
export function parseFragment(fragment: string): LinkedPlace | null {
  const found = form.exec(fragment);
  if (!found) return null;
  const [, step, start, last, end] = found;
  const from = { step: Number(step), offset: Number(start ?? 0) };
  if (end === undefined) return { from, to: null };
  const to = { step: Number(last ?? step), offset: Number(end) };
  const runs = to.step > from.step || (to.step === from.step && to.offset > from.offset);
  return { from, to: runs ? to : null };
}

/** The fragment of a place; of a run of steps its first one, and none for the whole trace. */
export function fragmentOf(target: Target): string {
  if (target.kind === "trace") return "";
  if (target.kind === "steps") return `#s${target.first}`;
  const { from, to } = target;
  const end = to.step === from.step ? `${to.offset}` : `s${to.step}:${to.offset}`;
  return `#s${from.step}:${from.offset}-${end}`;
}
