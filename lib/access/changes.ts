/** What the history of a project keeps: what can change, and what can happen to it. */
export const changeActions = {
  label: ["made", "changed", "withdrawn", "restored"],
  review: ["changed", "submitted", "reopened"],
  decision: ["made", "changed", "taken back"],
  round: ["made", "changed", "opened", "closed", "reopened", "deleted"],
  assignment: ["given", "claimed", "reassigned", "skipped", "taken back"],
  member: ["joined", "role changed", "removed", "left"],
  invitation: ["made", "withdrawn"],
  key: ["made", "revoked"],
  link: ["made", "revoked"],
  view: ["saved", "changed", "deleted"],
  settings: ["changed"],
  guidelines: ["published"],
  example: ["made", "changed", "removed"],
  import: ["begun", "finished", "failed", "undone"],
  mapping: ["made", "changed", "forgotten"],
  trace: ["changed", "deleted"],
} as const;

export type ChangeKind = keyof typeof changeActions;
export type ChangeAction<K extends ChangeKind = ChangeKind> = (typeof changeActions)[K][number];

export const changeKinds = Object.keys(changeActions) as [ChangeKind, ...ChangeKind[]];

/** What each kind is called where one chooses what to see. */
export const changeKindNames: Record<ChangeKind, string> = {
  label: "Labels",
  review: "Reviews",
  decision: "Decisions",
  round: "Rounds",
  assignment: "Assignments",
  member: "Members and roles",
  invitation: "Invitations",
  key: "API keys",
  link: "Shared links",
  view: "Shared views",
  settings: "Settings",
  guidelines: "Guidelines",
  example: "Examples",
  import: "Imports",
  mapping: "Mappings of imports",
  trace: "Traces",
};
