import type { Measured } from "@/lib/agreement/agreement-schema";

/** What stands against the figures of a table, each said once: its sentence → its number. */
export type Notes = ReadonlyMap<string, number>;

export function numberNotes(measured: readonly Measured[]): Notes {
  const sentences = new Set(measured.flatMap(({ notes }) => notes));
  return new Map([...sentences].map((sentence, place) => [sentence, place + 1]));
}

/** The numbers of a figure's notes, behind it. */
export function NoteMarks({ measured, notes }: { readonly measured: Measured; readonly notes: Notes }) {
  const numbers = measured.notes.flatMap((sentence) => notes.get(sentence) ?? []);
  if (numbers.length === 0) return null;
  return (
    <sup className="ml-0.5 text-ink-soft">
      <span className="sr-only">note </span>
      {numbers.join(",")}
    </sup>
  );
}

/** The notes in full, below their table. */
export function Footnotes({ notes }: { readonly notes: Notes }) {
  if (notes.size === 0) return null;
  return (
    <ol aria-label="Notes" className="mt-2 list-decimal space-y-0.5 pl-6 text-ink-soft text-xs">
      {[...notes.keys()].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ol>
  );
}
