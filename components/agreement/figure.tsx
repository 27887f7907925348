import { NoteMarks, type Notes } from "@/components/agreement/footnotes";
import type { Measured } from "@/lib/agreement/agreement-schema";

/** Two decimals, with a true minus. */
export function decimal(value: number): string {
  return value.toFixed(2).replace("-", "−");
}

function intervalOf({ interval }: Measured): string {
  return interval === null ? "no interval" : `${decimal(interval[0])} to ${decimal(interval[1])}`;
}

/** A figure, its 95 % interval below it, and the numbers of its notes behind it. */
export function Figure({ measured, notes }: { readonly measured: Measured; readonly notes: Notes }) {
  return (
    <span className="whitespace-nowrap">
      {measured.value === null ? <span className="text-ink-soft">undefined</span> : decimal(measured.value)}
      <NoteMarks measured={measured} notes={notes} />
      {measured.value !== null && <span className="block text-ink-soft text-xs">{intervalOf(measured)}</span>}
    </span>
  );
}
