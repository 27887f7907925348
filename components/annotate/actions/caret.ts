import { showPoint } from "@/components/annotate/actions/reading";
import type { Session } from "@/components/annotate/session";
import { boxOf, pointAt } from "@/components/trace/text-points";
import { type Direction, moveCaret, type Unit, wordFrom } from "@/lib/reviews/caret";
import type { Selection } from "@/lib/reviews/place";
import type { Point } from "@/lib/reviews/segment-geometry";

type TextSelection = Extract<Selection, { kind: "text" }>;

/** Text around a place that is looked at for its words. */
const reach = 400;

function around(session: Session, { step, offset }: Point): { readonly from: number; readonly text: string } | null {
  const from = Math.max(0, offset - reach);
  const text = session.text.text(step, from, offset + reach);
  return text === null ? null : { from, text };
}

function wordAt(session: Session, point: Point, keys: TextSelection["keys"]): TextSelection | null {
  const here = around(session, point);
  if (!here) return null;
  const { start, end } = wordFrom(here.text, point.offset - here.from);
  if (start === end) return null;
  const { step } = point;
  return {
    kind: "text",
    anchor: { step, offset: here.from + start },
    head: { step, offset: here.from + end },
    keys,
  };
}

function current(session: Session): TextSelection | null {
  const { selection } = session.screen.get().place;
  return selection?.kind === "text" ? selection : null;
}

function select(session: Session, selection: TextSelection): void {
  session.move({ type: "select", selection });
  const box = session.frame && boxOf(session.frame, selection.head);
  if (!box || !session.scroller.contains(box)) showPoint(session, selection.head);
}

/** Puts a caret on the first word of the step, or takes up the text that the mouse selected. */
export function startCaret(session: Session): void {
  const selected = current(session);
  if (selected) {
    select(session, { ...selected, keys: "stretch" });
    return;
  }
  const { step } = session.screen.get().place;
  const word = wordAt(session, { step, offset: 0 }, "carry");
  if (!word) {
    session.notice.dispatch("This step has no text to select from.");
    return;
  }
  getSelection()?.removeAllRanges();
  select(session, word);
  session.notice.dispatch("Arrows move by words; v stretches; Escape ends.");
}

export function toggleStretch(session: Session): void {
  const selected = current(session);
  if (selected) select(session, { ...selected, keys: selected.keys === "stretch" ? "carry" : "stretch" });
}

/** Moves the selected word, or the head of what is stretched. */
export function moveBy(session: Session, unit: Unit, direction: Direction, stretch = false): void {
  const selected = current(session);
  if (!selected) return;
  const keys = stretch ? "stretch" : selected.keys;
  const head = moved(session, selected, unit, direction, keys === "carry");
  if (!head) return;
  if (keys === "stretch") {
    select(session, { ...selected, head, keys });
    return;
  }
  const crossed = head.step !== selected.head.step;
  const from = direction === -1 ? head : crossed ? { step: head.step, offset: 0 } : after(selected);
  const word = wordAt(session, from, keys);
  if (word) select(session, word);
}

const after = ({ anchor, head }: TextSelection): Point => (head.offset > anchor.offset ? head : anchor);

function moved(
  session: Session,
  selected: TextSelection,
  unit: Unit,
  direction: Direction,
  carry: boolean,
): Point | null {
  const origin = carry && direction === -1 ? selected.anchor : selected.head;
  const here = around(session, origin);
  if (!here) return null;
  const offset = here.from + moveCaret(here.text, origin.offset - here.from, unit, direction);
  return offset === origin.offset ? beyond(session, origin, direction) : { step: origin.step, offset };
}

/** The first or last word of the step beside this one, for a caret that has come to the end of its own. */
function beyond(session: Session, { step }: Point, direction: Direction): Point | null {
  const beside = step + direction;
  const length = session.text.step(beside)?.step.length;
  if (length === undefined) return null;
  const word = wordAt(session, { step: beside, offset: direction === 1 ? 0 : Math.max(0, length - 1) }, "carry");
  if (!word) return { step: beside, offset: direction === 1 ? length : 0 };
  return direction === 1 ? word.head : word.anchor;
}

/** Moves by a line as it is drawn. */
export function moveByLine(session: Session, direction: Direction, stretch = false): void {
  const selected = current(session);
  const { frame } = session;
  if (!selected || !frame) return;
  const box = boxOf(frame, selected.head);
  if (!box) {
    showPoint(session, selected.head);
    return;
  }
  const drawn = pointAt(frame, box.left, box.top + box.height / 2 + direction * box.height * 1.4);
  // Between two steps stands a head, which holds no text.
  const stuck = drawn === null || (drawn.step === selected.head.step && drawn.offset === selected.head.offset);
  const point = stuck ? beyond(session, selected.head, direction) : drawn;
  if (!point) return;
  const stretching = stretch || selected.keys === "stretch";
  const word = wordAt(session, point, "carry");
  if (!word) return;
  const head = direction === 1 ? word.head : word.anchor;
  select(session, stretching ? { ...selected, head, keys: "stretch" } : word);
}
