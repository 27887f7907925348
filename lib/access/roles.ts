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

/**
 * `read`: traces, steps, insights and the reviews one may see.
 * `annotate`: labels and a review of one's own.
 * `import`: bring traces in, and undo an import.
 * `curate`: edit and delete traces; see every review.
 * `own`: members, keys of others, settings, deletion of the project.
 */
export const capabilities = ["read", "annotate", "import", "curate", "own"] as const;
export type Capability = (typeof capabilities)[number];

export const roleTable: Record<Role, readonly Capability[]> = {
  owner: ["read", "annotate", "import", "curate", "own"],
  curator: ["read", "annotate", "import", "curate"],
  annotator: ["read", "annotate"],
  viewer: ["read"],
};

export function may(role: Role, capability: Capability): boolean {
  return roleTable[role].includes(capability);
}
