import type { ModeCode } from "@/lib/mast/taxonomy";

/** Two modes that are taken for each other, and when it is which. Each `when` completes "It is … when". */
export interface LookAlikes {
  readonly first: ModeCode;
  readonly whenFirst: string;
  readonly second: ModeCode;
  readonly whenSecond: string;
}

const pairs: readonly LookAlikes[] = [
  {
    first: "1.1",
    whenFirst: "the outcome breaks what the task asked for, whoever did it",
    second: "1.2",
    whenSecond: "an agent does another’s job or leaves its own, even if the outcome fits the task",
  },
  {
    first: "1.1",
    whenFirst: "the task said clearly what was wanted and the outcome breaks it",
    second: "2.2",
    whenSecond: "the task left something open and an agent filled the gap with a guess",
  },
  {
    first: "1.1",
    whenFirst: "the run still works on the task and gets one of its conditions wrong",
    second: "2.3",
    whenSecond: "the run has moved on to a different problem",
  },
  {
    first: "1.1",
    whenFirst: "nothing in the agent’s reasoning shows that it had the condition in mind",
    second: "2.6",
    whenSecond: "the agent’s own reasoning states the condition and its action breaks it",
  },
  {
    first: "1.3",
    whenFirst: "the agents know that the step was done, or could, and do it again",
    second: "1.4",
    whenSecond: "what was done or agreed is gone from their view, and they act on an older state",
  },
  {
    first: "1.3",
    whenFirst: "the same piece of work comes back while there is other work left",
    second: "1.5",
    whenSecond: "all the work is done, or cannot be done, and the talk still goes on",
  },
  {
    first: "1.3",
    whenFirst: "single steps recur and the rest of the progress stays",
    second: "2.1",
    whenSecond: "the whole exchange begins anew, with greeting or first plan",
  },
  {
    first: "1.4",
    whenFirst: "one agent lost some of the context and the dialogue goes on",
    second: "2.1",
    whenSecond: "the dialogue itself starts over for everybody",
  },
  {
    first: "1.4",
    whenFirst: "the agent no longer has the message, or shows no trace of having had it",
    second: "2.5",
    whenSecond: "the agent has the message before it and goes its own way",
  },
  {
    first: "1.5",
    whenFirst: "the run should have stopped earlier",
    second: "3.1",
    whenSecond: "the run should have gone on",
  },
  {
    first: "2.2",
    whenFirst: "the agent that lacks the fact could have asked and did not",
    second: "2.4",
    whenSecond: "the agent that has the fact could have told and did not",
  },
  {
    first: "2.4",
    whenFirst: "the information never reached the agent that needed it",
    second: "2.5",
    whenSecond: "the information reached it and had no effect",
  },
  {
    first: "2.5",
    whenFirst: "the agent acts against what another agent said",
    second: "2.6",
    whenSecond: "the agent acts against what it said or thought itself",
  },
  {
    first: "3.1",
    whenFirst: "work was left undone when the run ended",
    second: "3.2",
    whenSecond: "the work was finished and nobody, or hardly anybody, looked whether it is right",
  },
  {
    first: "3.2",
    whenFirst: "the check is missing, or leaves out what matters",
    second: "3.3",
    whenSecond: "the check was made, on what matters, and came to the wrong verdict",
  },
];

export interface LookAlike {
  readonly mode: ModeCode;
  /** When it is that other mode. */
  readonly whenOther: string;
  /** When it is this one. */
  readonly whenThis: string;
}

/** What a mode is taken for, in the order of the codes. */
export function lookAlikesOf(mode: ModeCode): LookAlike[] {
  return pairs
    .flatMap(({ first, whenFirst, second, whenSecond }) => {
      if (first === mode) return [{ mode: second, whenOther: whenSecond, whenThis: whenFirst }];
      return second === mode ? [{ mode: first, whenOther: whenFirst, whenThis: whenSecond }] : [];
    })
    .sort((a, b) => (a.mode < b.mode ? -1 : 1));
}
