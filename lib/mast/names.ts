import type { CategoryCode, ModeCode, TaxonomyVersion } from "@/lib/mast/taxonomy";

/** Names of the categories as each version of the paper prints them (Cemri et al. 2025, arXiv 2503.13657 v1 to v3). */
const categoryNames: Record<TaxonomyVersion, Record<CategoryCode, string>> = {
  v1: {
    "1": "Specification and System Design Failures",
    "2": "Inter-Agent Misalignment",
    "3": "Task Verification and Termination",
  },
  v2: { "1": "Specification Issues", "2": "Inter-Agent Misalignment", "3": "Task Verification" },
  v3: { "1": "System Design Issues", "2": "Inter-Agent Misalignment", "3": "Task Verification" },
};

/** The paper's names of the modes. Other wordings found in files stand in `aliases.ts`. */
const paperModeNames: Record<ModeCode, string> = {
  "1.1": "Disobey task specification",
  "1.2": "Disobey role specification",
  "1.3": "Step repetition",
  "1.4": "Loss of conversation history",
  "1.5": "Unaware of termination conditions",
  "2.1": "Conversation reset",
  "2.2": "Fail to ask for clarification",
  "2.3": "Task derailment",
  "2.4": "Information withholding",
  "2.5": "Ignored other agent’s input",
  "2.6": "Reasoning-action mismatch",
  "3.1": "Premature termination",
  "3.2": "No or incomplete verification",
  "3.3": "Incorrect verification",
};

/** One set of mode names for the three versions: nothing that we know of was renamed between them but categories. */
const modeNames: Record<TaxonomyVersion, Record<ModeCode, string>> = {
  v1: paperModeNames,
  v2: paperModeNames,
  v3: paperModeNames,
};

export function categoryName(version: TaxonomyVersion, category: CategoryCode): string {
  return categoryNames[version][category];
}

export function modeName(version: TaxonomyVersion, mode: ModeCode): string {
  return modeNames[version][mode];
}
