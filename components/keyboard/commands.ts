/**
 * The one table of what can be done by key on the annotating screen: hotkeys,
 * the `?` sheet and the keys printed on buttons all come from it.
 *
 * A key is a character as typed (`!`, `J`), a named key (`Enter`, `Shift+Enter`,
 * `Mod+z`, where Mod is Ctrl or ⌘), or two of them with a space between.
 */

/**
 * When a command is there. `stroke` and `caret` are states of their own that
 * take keys before all others; the rest hold at once, so their keys differ.
 */
export const situations = [
  "stroke",
  "caret",
  "label",
  "settling",
  "draft",
  "submitted",
  "annotator",
  "always",
] as const;
export type Situation = (typeof situations)[number];

export const groups = [
  "Reading",
  "Finding",
  "Labelling",
  "The chosen label",
  "Selecting text",
  "Settling",
  "The review",
] as const;

interface CommandShape {
  readonly keys: readonly string[];
  readonly title: string;
  readonly group: (typeof groups)[number];
  readonly when: Situation;
}

export const commands = {
  "next-step": { keys: ["j"], title: "Next step", group: "Reading", when: "always" },
  "previous-step": { keys: ["k"], title: "Previous step", group: "Reading", when: "always" },
  "first-step": { keys: ["g g"], title: "First step", group: "Reading", when: "always" },
  "last-step": { keys: ["G"], title: "Last step", group: "Reading", when: "always" },
  fold: { keys: ["Space"], title: "Fold or unfold the step", group: "Reading", when: "always" },
  "next-in-lane": { keys: ["f"], title: "Next step of the same agent", group: "Reading", when: "always" },
  "previous-in-lane": { keys: ["F"], title: "Previous step of the same agent", group: "Reading", when: "always" },
  "lane-above": { keys: ["h"], title: "Nearest step of the agent above", group: "Reading", when: "always" },
  "lane-below": { keys: ["l"], title: "Nearest step of the agent below", group: "Reading", when: "always" },
  "label-here": { keys: [","], title: "Next of the labels on this step", group: "Reading", when: "always" },
  "next-label": { keys: ["n"], title: "Next label", group: "Reading", when: "always" },
  "previous-label": { keys: ["N"], title: "Previous label", group: "Reading", when: "always" },
  "next-error": { keys: ["e"], title: "Next step with an error", group: "Reading", when: "always" },
  "previous-error": { keys: ["E"], title: "Previous step with an error", group: "Reading", when: "always" },
  "next-unseen": { keys: ["u"], title: "Next step you have not seen", group: "Reading", when: "always" },
  raw: { keys: ["r"], title: "What else the source says of the step", group: "Reading", when: "always" },
  formatted: { keys: ["p"], title: "Formatted or raw text", group: "Reading", when: "always" },
  compare: { keys: ["="], title: "Compare with an earlier like of the step", group: "Reading", when: "always" },
  "copy-link": { keys: ["y"], title: "Copy a link to this place", group: "Reading", when: "always" },
  others: { keys: ["o"], title: "Show or hide others’ labels", group: "Reading", when: "always" },

  find: { keys: ["/"], title: "Find in the whole trace", group: "Finding", when: "always" },
  filter: { keys: ["s"], title: "Show only some agents or kinds of step", group: "Finding", when: "always" },
  "next-hit": { keys: ["F3"], title: "Next hit", group: "Finding", when: "always" },
  "previous-hit": { keys: ["Shift+F3"], title: "Previous hit", group: "Finding", when: "always" },

  "category-1": { keys: ["1"], title: "First stroke: category 1", group: "Labelling", when: "draft" },
  "category-2": { keys: ["2"], title: "First stroke: category 2", group: "Labelling", when: "draft" },
  "category-3": { keys: ["3"], title: "First stroke: category 3", group: "Labelling", when: "draft" },
  outside: { keys: ["0"], title: "A failure outside the fourteen", group: "Labelling", when: "draft" },
  "find-mode": { keys: ["x"], title: "Find a mode by code, name, alias or sign", group: "Labelling", when: "draft" },
  repeat: { keys: ["."], title: "The last mode again, here", group: "Labelling", when: "draft" },
  "extend-down": { keys: ["J"], title: "Take in the next step", group: "Labelling", when: "draft" },
  "extend-up": { keys: ["K"], title: "Take in the previous step", group: "Labelling", when: "draft" },
  "select-trace": { keys: ["t"], title: "The whole trace", group: "Labelling", when: "draft" },
  "select-text": { keys: ["v"], title: "Select text in the step", group: "Labelling", when: "draft" },
  "mode-1": { keys: ["1"], title: "Second stroke: the mode", group: "Labelling", when: "stroke" },
  "mode-2": { keys: ["2"], title: "Second stroke: the mode", group: "Labelling", when: "stroke" },
  "mode-3": { keys: ["3"], title: "Second stroke: the mode", group: "Labelling", when: "stroke" },
  "mode-4": { keys: ["4"], title: "Second stroke: the mode", group: "Labelling", when: "stroke" },
  "mode-5": { keys: ["5"], title: "Second stroke: the mode", group: "Labelling", when: "stroke" },
  "mode-6": { keys: ["6"], title: "Second stroke: the mode", group: "Labelling", when: "stroke" },

  note: { keys: ["Enter"], title: "Write its note", group: "The chosen label", when: "label" },
  confidence: { keys: ["c"], title: "Confidence", group: "The chosen label", when: "label" },
  agent: { keys: ["a"], title: "Responsible agent", group: "The chosen label", when: "label" },
  decisive: { keys: ["!"], title: "Decided the failure", group: "The chosen label", when: "label" },
  "keep-example": {
    keys: ["*"],
    title: "Keep it as an example in the guidelines",
    group: "The chosen label",
    when: "label",
  },
  "add-place": { keys: ["+"], title: "Add this place to it", group: "The chosen label", when: "label" },
  "start-back": { keys: ["["], title: "Start earlier", group: "The chosen label", when: "label" },
  "end-on": { keys: ["]"], title: "End later", group: "The chosen label", when: "label" },
  "start-on": { keys: ["{"], title: "Start later", group: "The chosen label", when: "label" },
  "end-back": { keys: ["}"], title: "End earlier", group: "The chosen label", when: "label" },
  recode: { keys: ["m"], title: "Change its mode", group: "The chosen label", when: "label" },
  withdraw: { keys: ["Backspace", "Delete"], title: "Withdraw it", group: "The chosen label", when: "label" },

  "word-on": { keys: ["ArrowRight"], title: "Next word", group: "Selecting text", when: "caret" },
  "word-back": { keys: ["ArrowLeft"], title: "Previous word", group: "Selecting text", when: "caret" },
  "letter-on": { keys: ["Alt+ArrowRight"], title: "Next letter", group: "Selecting text", when: "caret" },
  "letter-back": { keys: ["Alt+ArrowLeft"], title: "Previous letter", group: "Selecting text", when: "caret" },
  "line-on": { keys: ["ArrowDown"], title: "Next line", group: "Selecting text", when: "caret" },
  "line-back": { keys: ["ArrowUp"], title: "Previous line", group: "Selecting text", when: "caret" },
  "stretch-word-on": {
    keys: ["Shift+ArrowRight"],
    title: "Up to the next word",
    group: "Selecting text",
    when: "caret",
  },
  "stretch-word-back": { keys: ["Shift+ArrowLeft"], title: "Back over a word", group: "Selecting text", when: "caret" },
  "stretch-line-on": { keys: ["Shift+ArrowDown"], title: "Down a line", group: "Selecting text", when: "caret" },
  "stretch-line-back": { keys: ["Shift+ArrowUp"], title: "Back over a line", group: "Selecting text", when: "caret" },
  stretch: { keys: ["v"], title: "Stretch from here, or carry along", group: "Selecting text", when: "caret" },

  "next-question": { keys: ["d"], title: "Next question to decide", group: "Settling", when: "settling" },
  "previous-question": { keys: ["D"], title: "Previous question to decide", group: "Settling", when: "settling" },
  "next-answer": { keys: [";"], title: "Next answer to the question", group: "Settling", when: "settling" },
  accept: { keys: ["i"], title: "Accept this answer", group: "Settling", when: "settling" },
  "accept-edit": { keys: ["I"], title: "Accept this answer and edit it", group: "Settling", when: "settling" },
  merge: { keys: ["M"], title: "Merge all answers into one label", group: "Settling", when: "settling" },
  split: { keys: ["S"], title: "Split this answer by its places", group: "Settling", when: "settling" },
  reject: { keys: ["q"], title: "Reject this answer", group: "Settling", when: "settling" },
  "reject-all": { keys: ["Q"], title: "Nobody was right", group: "Settling", when: "settling" },
  undecide: { keys: ["-"], title: "Take the decision back", group: "Settling", when: "settling" },
  reason: { keys: ["z"], title: "Write the reason", group: "Settling", when: "settling" },
  names: { keys: ["H"], title: "Show or hide who said what", group: "Settling", when: "settling" },

  achieved: { keys: ["w"], title: "Task achieved: yes, no, unclear", group: "The review", when: "draft" },
  submit: { keys: ["Shift+Enter"], title: "Submit and go to the next trace", group: "The review", when: "draft" },
  "next-trace": { keys: ["Shift+Enter"], title: "Go to the next trace", group: "The review", when: "submitted" },
  undo: { keys: ["Mod+z"], title: "Undo, also after moving on", group: "The review", when: "annotator" },
  redo: { keys: ["Mod+Shift+z", "Mod+y"], title: "Redo", group: "The review", when: "annotator" },
  codebook: { keys: ["b"], title: "Codebook beside the trace", group: "Labelling", when: "always" },
  palette: { keys: ["Mod+k"], title: "Find a command or a mode", group: "The review", when: "always" },
  help: { keys: ["?"], title: "These keys", group: "The review", when: "always" },
  back: { keys: ["Escape"], title: "Back out of what was begun", group: "The review", when: "always" },
} as const satisfies Record<string, CommandShape>;

export type CommandId = keyof typeof commands;
export type Command = CommandShape & { readonly id: CommandId };

export const commandList: readonly Command[] = Object.entries(commands).map(([id, command]) => ({
  ...command,
  id: id as CommandId,
}));

const glyphs: Readonly<Record<string, string>> = {
  Enter: "⏎",
  "Shift+Enter": "⇧⏎",
  Backspace: "⌫",
  Delete: "Del",
  Escape: "Esc",
  Space: "Space",
  "Shift+F3": "⇧F3",
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowDown: "↓",
  ArrowUp: "↑",
  "Shift+ArrowRight": "⇧→",
  "Shift+ArrowLeft": "⇧←",
  "Shift+ArrowDown": "⇧↓",
  "Shift+ArrowUp": "⇧↑",
  "Alt+ArrowRight": "Alt →",
  "Alt+ArrowLeft": "Alt ←",
  "Mod+k": "Ctrl K",
  "Mod+z": "Ctrl Z",
  "Mod+y": "Ctrl Y",
  "Mod+Shift+z": "Ctrl ⇧ Z",
};

/** A key as it is printed on a button. */
export function keyGlyph(key: string): string {
  return glyphs[key] ?? key;
}
