/** One line of an invented run: who, and what they said or did. */
export interface ExampleLine {
  readonly agent: string;
  readonly text: string;
}

/** A short invented run that shows a mode. */
export interface Example {
  /** What kind of system it is. */
  readonly system: string;
  readonly lines: readonly ExampleLine[];
  /** Why this is the mode. */
  readonly why: string;
}

/** What the codebook says of a mode beyond its line at a glance. Wording and examples are Topmast's own; MAST is Cemri et al. 2025. */
export interface CodebookEntry {
  readonly definition: string;
  readonly signs: readonly string[];
  readonly examples: readonly [Example, Example];
}
