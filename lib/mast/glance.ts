import { lookAlikesOf } from "@/lib/mast/look-alikes";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** One line a mode, for the palette beside a trace. The codebook has the rest. */
const lines: Readonly<Record<ModeCode, string>> = {
  "1.1": "The outcome breaks a condition that the task stated.",
  "1.2": "An agent acts outside the role it was given.",
  "1.3": "Work that was already done is done again and adds nothing.",
  "1.4": "Earlier context is lost and the run falls back behind it.",
  "1.5": "Nobody sees that it is time to stop, and the run goes on.",
  "2.1": "The exchange starts over for no reason and loses what it had.",
  "2.2": "Something is unclear or missing, and an agent guesses instead of asking.",
  "2.3": "The run drifts from its goal to another problem.",
  "2.4": "An agent knows what another needs and does not say it.",
  "2.5": "An agent is told something by another and acts as if it were not.",
  "2.6": "What an agent thinks or says and what it then does do not fit.",
  "3.1": "The run ends before the work or the exchange is complete.",
  "3.2": "The outcome is not checked, or only in part.",
  "3.3": "The outcome is checked and the check gets it wrong.",
};

export interface Glance {
  readonly line: string;
  /** Modes that it is taken for, and when it is those instead. */
  readonly instead: readonly { readonly mode: ModeCode; readonly when: string }[];
}

export function glance(mode: ModeCode): Glance {
  return {
    line: lines[mode],
    instead: lookAlikesOf(mode).map(({ mode: other, whenOther }) => ({ mode: other, when: whenOther })),
  };
}
