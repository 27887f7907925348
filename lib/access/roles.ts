/** The one table of roles: what each may do in a project. */
export const roles = ["owner", "curator", "annotator", "viewer"] as const;
export type Role = (typeof roles)[number];

/** A role in a sentence: “You are … here”. */
export const roleNames: Record<Role, string> = {
  owner: "an owner",
  curator: "a curator",
  annotator: "an annotator",
  viewer: "a viewer",
};

/** What a role is for, to whoever is about to have it. */
export const roleMeanings: Record<Role, string> = {
  owner: "You run this project: its members and settings, and all that is done in it.",
  curator: "You bring traces in, share them out in rounds, and settle where annotators differ.",
  annotator: "You read traces and label what failed. What others say of a trace you see once you have submitted.",
  viewer: "You read traces, labels and figures.",
};

export const capabilities = ["read", "annotate", "import", "curate", "own"] as const;
export type Capability = (typeof capabilities)[number];

/** What each capability lets one do, as settings and keys say it. */
export const capabilityMeanings: Record<Capability, string> = {
  read: "Read traces, insights and the reviews that one may see",
  annotate: "Set labels and submit reviews of one's own",
  import: "Import traces and undo an import",
  curate: "Edit traces, run rounds, settle disagreements, write guidelines, share figures",
  own: "Members, invitations, everybody's API keys, settings, deletion",
};

export const roleTable: Record<Role, readonly Capability[]> = {
  owner: ["read", "annotate", "import", "curate", "own"],
  curator: ["read", "annotate", "import", "curate"],
  annotator: ["read", "annotate"],
  viewer: ["read"],
};

export function may(role: Role, capability: Capability): boolean {
  return roleTable[role].includes(capability);
}

/** Whether others' reviews of a trace stay hidden until one's own is submitted; screens then say nothing of them. */
export function labelsBlind(role: Role): boolean {
  return role === "annotator";
}
