/** The 14 failure modes of MAST (Cemri et al. 2025, arXiv 2503.13657), in the order of their codes. */
export const modeCodes = [
  "1.1",
  "1.2",
  "1.3",
  "1.4",
  "1.5",
  "2.1",
  "2.2",
  "2.3",
  "2.4",
  "2.5",
  "2.6",
  "3.1",
  "3.2",
  "3.3",
] as const;
export type ModeCode = (typeof modeCodes)[number];

export const categoryCodes = ["1", "2", "3"] as const;
export type CategoryCode = (typeof categoryCodes)[number];

export const taxonomyVersions = ["v1", "v2", "v3"] as const;
export type TaxonomyVersion = (typeof taxonomyVersions)[number];

/** A category is derived from its mode, never stored. */
export function categoryOf(mode: ModeCode): CategoryCode {
  return mode[0] as CategoryCode;
}
