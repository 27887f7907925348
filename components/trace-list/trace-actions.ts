import type { FormAction } from "@/lib/core/form";

/** What whoever curates can do with selected traces. */
export interface TraceActions {
  readonly edit: FormAction<number>;
  readonly remove: FormAction<number>;
  /** How many labels of people a deletion would lose. */
  readonly countLabels: (ids: readonly string[]) => Promise<number | null>;
}
