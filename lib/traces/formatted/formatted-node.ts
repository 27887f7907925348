/**
 * Text of a trace, laid out for reading: Markdown as its author meant it, JSON
 * indented. Every drawn run still says which code points of the raw text it
 * stands for, so labels lie on formatted text as they do on raw text.
 */
import { countCodePoints } from "@/lib/traces/code-points";
import { visibleRuns } from "@/lib/traces/visible";

/** Letters of the text. `whole`: they stand for other characters, as `&amp;` does for &, and can only be taken whole. */
export interface FormattedRun {
  readonly kind: "run";
  readonly start: number;
  readonly length: number;
  readonly drawn: string;
  readonly whole: boolean;
  /** Whether it is the name of a character that cannot be seen. */
  readonly mark: boolean;
}

/** White space that the layout adds; no part of the text. */
export interface FormattedSpace {
  readonly kind: "space";
  readonly drawn: string;
}

export const formattedTags = [
  "paragraph",
  "heading",
  "quote",
  "bullets",
  "numbers",
  "item",
  "code",
  "verbatim",
  "table",
  "row",
  "cell",
  "rule",
  "strong",
  "emphasis",
  "struck",
  "link",
] as const;
export type FormattedTag = (typeof formattedTags)[number];

export interface FormattedElement {
  readonly kind: "element";
  readonly tag: FormattedTag;
  /** What is said beside it: the language of code, the number of an item, where a link leads. */
  readonly aside: string | null;
  readonly children: readonly FormattedNode[];
}

export type FormattedNode = FormattedRun | FormattedSpace | FormattedElement;

/** Runs of a verbatim part of the text that starts at code point `start`. */
export function verbatimRuns(text: string, start: number): FormattedRun[] {
  return visibleRuns(text, start).map((run) => ({
    kind: "run",
    start: run.start,
    length: run.length,
    drawn: run.drawn,
    whole: run.kind !== "text",
    mark: run.kind === "mark",
  }));
}

/** One run that stands for `source`, drawn as what it means. */
export function standIn(source: string, start: number, meaning: string): FormattedRun {
  const shown = visibleRuns(meaning);
  return {
    kind: "run",
    start,
    length: countCodePoints(source),
    drawn: shown.map(({ drawn }) => drawn).join(""),
    whole: true,
    mark: shown.some(({ kind }) => kind === "mark"),
  };
}

/** The nodes as far as they lie in code points [start, end): runs are cut, what is left empty goes. */
export function clipFormatted(nodes: readonly FormattedNode[], start: number, end: number): FormattedNode[] {
  return nodes.flatMap((node): FormattedNode[] => {
    if (node.kind === "space") return [node];
    if (node.kind === "run") return clipRun(node, start, end);
    const children = clipFormatted(node.children, start, end);
    const kept = node.tag === "rule" || children.some(({ kind }) => kind !== "space");
    return kept ? [{ ...node, children }] : [];
  });
}

function clipRun(run: FormattedRun, start: number, end: number): FormattedRun[] {
  const [from, to] = [Math.max(start, run.start), Math.min(end, run.start + run.length)];
  if (from >= to) return [];
  if (run.whole || (from === run.start && to === run.start + run.length)) {
    // What can only be taken whole belongs to where it starts.
    return run.start >= start ? [run] : [];
  }
  const letters = [...run.drawn].slice(from - run.start, to - run.start).join("");
  return [{ ...run, start: from, length: to - from, drawn: letters }];
}
