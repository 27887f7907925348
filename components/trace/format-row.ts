/** Laying out a row of the reader. Loaded only when somebody asks for formatted text, as the parsers are large. */
import { piecesOf } from "@/components/trace/row-pieces";
import type { LoadedStep } from "@/components/trace/trace-text";
import type { StepKind } from "@/lib/traces/canonical";
import { countCodePoints } from "@/lib/traces/code-points";
import { formatJson, isJsonText } from "@/lib/traces/formatted/format-json";
import { formatMarkdown } from "@/lib/traces/formatted/format-markdown";
import { clipFormatted, type FormattedNode } from "@/lib/traces/formatted/formatted-node";

/** A part of a row as it is laid out; null where it is best read as it is. */
export interface FormattedPiece {
  readonly start: number;
  readonly look: "prose" | "json";
  readonly nodes: readonly FormattedNode[];
}

export type FormatRow = typeof formatRow;

const prose: ReadonlySet<StepKind> = new Set<StepKind>(["message", "thought", "system"]);

/** Steps are laid out once, however many rows they have. */
const known = new WeakMap<LoadedStep, readonly FormattedPiece[]>();

/** The formatted pieces of a row, by where they start. */
export function formatRow(loaded: LoadedStep, start: number, text: string): ReadonlyMap<number, FormattedPiece> {
  const end = start + countCodePoints(text);
  // Of a step that came cut no more is at hand than what is drawn.
  const pieces = loaded.step.cut ? formattedPieces(loaded, start, text) : wholeStep(loaded);
  const rows = new Map<number, FormattedPiece>();
  for (const piece of pieces) {
    const nodes = clipFormatted(piece.nodes, start, end);
    if (nodes.length > 0) rows.set(Math.max(start, piece.start), { ...piece, nodes });
  }
  return rows;
}

function wholeStep(loaded: LoadedStep): readonly FormattedPiece[] {
  const before = known.get(loaded);
  if (before) return before;
  const pieces = formattedPieces(loaded, 0, loaded.text);
  known.set(loaded, pieces);
  return pieces;
}

function formattedPieces(loaded: LoadedStep, start: number, text: string): readonly FormattedPiece[] {
  return piecesOf(loaded, start, text).flatMap((piece): FormattedPiece[] => {
    if (piece.part === "name") return [];
    if (isJsonText(piece.text))
      return [{ start: piece.start, look: "json", nodes: formatJson(piece.text, piece.start) }];
    if (piece.part !== "content" || !prose.has(loaded.step.kind)) return [];
    return [{ start: piece.start, look: "prose", nodes: formatMarkdown(piece.text, piece.start) }];
  });
}
