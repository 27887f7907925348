import * as settling from "@/components/adjudicate/deciding";
import * as caret from "@/components/annotate/actions/caret";
import { toggleCodebook } from "@/components/annotate/actions/codebook";
import { compareStep } from "@/components/annotate/actions/comparing";
import { toggleFormatted } from "@/components/annotate/actions/formatting";
import { keepChosen } from "@/components/annotate/actions/keep-example";
import { moveEnd } from "@/components/annotate/actions/label-ends";
import * as labelling from "@/components/annotate/actions/labelling";
import { openPalette } from "@/components/annotate/actions/open-palette";
import * as reading from "@/components/annotate/actions/reading";
import * as review from "@/components/annotate/actions/review";
import { redo, undo } from "@/components/annotate/actions/undoing";
import type { Session } from "@/components/annotate/session";
import type { CommandId } from "@/components/keyboard/commands";
import { openFilter } from "@/components/trace/filter/filter-actions";
import { goToHit, openFind } from "@/components/trace/find/find-actions";
import type { CategoryCode } from "@/lib/mast/taxonomy";
import { modeOfKeys } from "@/lib/reviews/place";

type Act = (session: Session, leave: (path: string) => void) => unknown;

const first = (category: CategoryCode) => (session: Session) => {
  session.move({ type: "stroke", category });
  session.view.dispatch({ sheet: null });
};

const second = (digit: string) => async (session: Session) => {
  const { stroke } = session.screen.get().place;
  const mode = stroke && modeOfKeys(stroke, digit);
  if (mode) await labelling.giveMode(session, mode);
  else session.notice.dispatch(`Category ${stroke} has no mode ${digit}.`);
};

async function submitAndGo(session: Session, leave: (path: string) => void): Promise<void> {
  if (review.submit(session)) await review.goNext(session, leave);
}

/** What each command does; the table of commands says when and by which keys. */
export const commandActions: Record<CommandId, Act> = {
  "next-step": (session) => reading.goBy(session, 1),
  "previous-step": (session) => reading.goBy(session, -1),
  "first-step": (session) => reading.goBy(session, -session.count),
  "last-step": (session) => reading.goBy(session, session.count),
  fold: (session) => reading.toggleFold(session),
  "next-in-lane": (session) => reading.goInLane(session, 1),
  "previous-in-lane": (session) => reading.goInLane(session, -1),
  "lane-above": (session) => reading.goToLane(session, -1),
  "lane-below": (session) => reading.goToLane(session, 1),
  "label-here": reading.chooseHere,
  "next-label": (session) => reading.goToLabel(session, 1),
  "previous-label": (session) => reading.goToLabel(session, -1),
  "next-error": (session) => reading.goToError(session, 1),
  "previous-error": (session) => reading.goToError(session, -1),
  "next-unseen": reading.goToUnseen,
  raw: (session) => reading.toggleRaw(session),
  formatted: toggleFormatted,
  compare: (session) => compareStep(session),
  "copy-link": reading.copyLink,
  others: (session) => session.view.dispatch({ showOthers: !session.view.get().showOthers }),

  find: openFind,
  filter: openFilter,
  "next-hit": (session) => goToHit(session, 1),
  "previous-hit": (session) => goToHit(session, -1),

  "category-1": first("1"),
  "category-2": first("2"),
  "category-3": first("3"),
  outside: labelling.giveOutside,
  "find-mode": (session) => openPalette(session, "modes"),
  repeat: labelling.repeatMode,
  "extend-down": (session) => labelling.extend(session, 1),
  "extend-up": (session) => labelling.extend(session, -1),
  "select-trace": labelling.selectTrace,
  "select-text": caret.startCaret,
  "mode-1": second("1"),
  "mode-2": second("2"),
  "mode-3": second("3"),
  "mode-4": second("4"),
  "mode-5": second("5"),
  "mode-6": second("6"),

  note: (session) => labelling.focusNote(session),
  confidence: labelling.cycleConfidence,
  agent: labelling.cycleAgent,
  decisive: labelling.toggleDecisive,
  "keep-example": keepChosen,
  "add-place": labelling.addPlace,
  "start-back": (session) => moveEnd(session, "start", -1),
  "end-on": (session) => moveEnd(session, "end", 1),
  "start-on": (session) => moveEnd(session, "start", 1),
  "end-back": (session) => moveEnd(session, "end", -1),
  recode: (session) => session.move({ type: "recode" }),
  withdraw: (session) => labelling.withdraw(session),

  "word-on": (session) => caret.moveBy(session, "word", 1),
  "word-back": (session) => caret.moveBy(session, "word", -1),
  "letter-on": (session) => caret.moveBy(session, "character", 1, true),
  "letter-back": (session) => caret.moveBy(session, "character", -1, true),
  "line-on": (session) => caret.moveByLine(session, 1),
  "line-back": (session) => caret.moveByLine(session, -1),
  "stretch-word-on": (session) => caret.moveBy(session, "word", 1, true),
  "stretch-word-back": (session) => caret.moveBy(session, "word", -1, true),
  "stretch-line-on": (session) => caret.moveByLine(session, 1, true),
  "stretch-line-back": (session) => caret.moveByLine(session, -1, true),
  stretch: caret.toggleStretch,

  "next-question": (session) => settling.goToQuestion(session, 1),
  "previous-question": (session) => settling.goToQuestion(session, -1),
  "next-answer": settling.goToAnswer,
  accept: (session) => settling.decideCurrent(session, "accepted"),
  "accept-edit": settling.acceptAndEdit,
  merge: (session) => settling.decideCurrent(session, "merged"),
  split: (session) => settling.decideCurrent(session, "split"),
  reject: (session) => settling.decideCurrent(session, "rejected"),
  "reject-all": settling.rejectAll,
  undecide: (session) => settling.decideCurrent(session, "undecided"),
  reason: () => settling.focusReason(),
  names: (session) => session.settling?.toggleNames(),

  achieved: review.cycleAchieved,
  submit: submitAndGo,
  "next-trace": review.goNext,
  undo,
  redo,
  codebook: toggleCodebook,
  palette: (session) => openPalette(session, "all"),
  help: (session) => session.view.dispatch({ help: !session.view.get().help }),
  back: labelling.back,
};
