import type { Compared } from "@/components/annotate/actions/comparing";
import type { FormatRow } from "@/components/trace/format-row";
import type { Doubt } from "@/lib/reviews/doubt";
import type { Target } from "@/lib/reviews/place";

/** What is open and shown, beyond what is said and where one stands. */
export interface View {
  readonly showOthers: boolean;
  /** Steps whose raw source is open. */
  readonly raw: ReadonlySet<number>;
  /** How text is laid out for reading; null for text as the source has it. */
  readonly format: FormatRow | null;
  /** Two steps that are shown side by side. */
  readonly compared: Compared | null;
  /** The panel that covers a small screen. */
  readonly sheet: "outline" | "label" | null;
  readonly help: boolean;
  /** What is looked for in the palette; null while it is closed. */
  readonly palette: "modes" | "all" | null;
  /** The label whose note was gone to last: its editor does not wait for the text to be marked. */
  readonly noting: string | null;
  /** Whether the codebook stands in the panel. */
  readonly codebook: boolean;
  /** The place that the address names: shown whatever is folded. */
  readonly linked: Target | null;
  /** Why it is asked back before submitting; null while it is not. */
  readonly asking: Doubt | null;
  /** The trace on which undo would go on, once that was said. */
  readonly leaving: string | null;
  /** Whether the annotator said beforehand that there is no failure. */
  readonly noFailure: boolean;
  /** Whether others are called by their names. */
  readonly names: boolean;
}

export const startView: View = {
  showOthers: true,
  raw: new Set(),
  format: null,
  compared: null,
  sheet: null,
  help: false,
  palette: null,
  noting: null,
  codebook: false,
  linked: null,
  asking: null,
  leaving: null,
  noFailure: false,
  names: true,
};
