import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { countCodePoints } from "@/lib/traces/code-points";
import { alignedRuns } from "@/lib/traces/formatted/align";
import { type FormattedNode, type FormattedTag, verbatimRuns } from "@/lib/traces/formatted/formatted-node";

/** Deeper nesting is drawn as its text; hostile text nests thousands of quotes. */
const deepest = 40;

/**
 * Markdown (CommonMark with GitHub's tables and strikes) as nodes. HTML stays
 * text, images become their description, links say where they lead: nothing
 * here makes a browser load anything. The text's first character stands at
 * code point `start`.
 */
export function formatMarkdown(text: string, start: number): FormattedNode[] {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return new Formatting(text, start).inside(tree, 0);
}

const simple: Partial<Record<Nodes["type"], FormattedTag>> = {
  paragraph: "paragraph",
  heading: "heading",
  blockquote: "quote",
  listItem: "item",
  table: "table",
  tableRow: "row",
  tableCell: "cell",
  strong: "strong",
  emphasis: "emphasis",
  delete: "struck",
};

const holdsPhrases: ReadonlySet<Nodes["type"]> = new Set<Nodes["type"]>([
  "paragraph",
  "heading",
  "tableCell",
  "strong",
  "emphasis",
  "delete",
  "link",
  "linkReference",
]);

interface Surroundings {
  readonly depth: number;
  readonly aside: string | null;
  /** Whether it stands among words. */
  readonly inline: boolean;
}

class Formatting {
  readonly #text: string;
  readonly #start: number;
  /** A place already counted, from which the next is counted on: places come in order. */
  #known = { index: 0, offset: 0 };

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  inside(node: Nodes, depth: number): FormattedNode[] {
    if (!("children" in node)) return [];
    const numbered = node.type === "list" && node.ordered ? (node.start ?? 1) : null;
    return node.children.flatMap((child, place) => {
      const aside = node.type !== "list" ? null : numbered === null ? itemMark(child) : `${numbered + place}.`;
      return this.#node(child, { depth: depth + 1, aside, inline: holdsPhrases.has(node.type) });
    });
  }

  #node(node: Nodes, { depth, aside, inline }: Surroundings): FormattedNode[] {
    const verbatim = (): FormattedNode[] => [element(inline ? "verbatim" : "code", null, this.#source(node))];
    if (depth > deepest) return verbatim();
    if (node.type === "list") return [element(node.ordered ? "numbers" : "bullets", null, this.inside(node, depth))];
    const tag = simple[node.type];
    if (tag !== undefined) {
      const level = node.type === "heading" ? String(node.depth) : aside;
      return [element(tag, level, this.inside(node, depth))];
    }
    switch (node.type) {
      case "text":
        return this.#letters(node, node.value);
      case "inlineCode":
        return [element("verbatim", null, this.#letters(node, node.value, "`"))];
      case "code":
        return [element("code", node.lang ?? null, this.#fenced(node, node.value))];
      case "break":
        return [{ kind: "space", drawn: "\n" }];
      case "thematicBreak":
        return [element("rule", null, this.#source(node))];
      case "link":
        return [element("link", hostOf(node.url), this.inside(node, depth))];
      default:
        return verbatim();
    }
  }

  /** What a node says, laid over the source between its marks. */
  #letters(node: Nodes, value: string, mark = ""): FormattedNode[] {
    const [from, to] = placeOf(node);
    const source = this.#text.slice(from, to);
    const width = mark === "" ? 0 : (/^`+/.exec(source)?.[0].length ?? 0);
    const inner = source.slice(width, source.length - width);
    return alignedRuns(inner, this.#offset(from + width), value);
  }

  /** The lines of code without its fences; indents that the block took off lie between runs. */
  #fenced(node: Nodes, value: string): FormattedNode[] {
    const [from, to] = placeOf(node);
    const source = this.#text.slice(from, to);
    const fenced = /^(?:`{3,}|~{3,})[^\n]*(?:\n|$)/.exec(source)?.[0].length ?? 0;
    return alignedRuns(source.slice(fenced), this.#offset(from + fenced), value);
  }

  #source(node: Nodes): FormattedNode[] {
    const [from, to] = placeOf(node);
    return verbatimRuns(this.#text.slice(from, to), this.#offset(from));
  }

  #offset(index: number): number {
    const { index: known, offset } = this.#known;
    const found =
      index >= known ? offset + countCodePoints(this.#text, known, index) : countCodePoints(this.#text, 0, index);
    this.#known = { index, offset: found };
    return this.#start + found;
  }
}

function element(tag: FormattedTag, aside: string | null, children: readonly FormattedNode[]): FormattedNode {
  return { kind: "element", tag, aside, children };
}

function placeOf(node: Nodes): readonly [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

function itemMark(child: Nodes): string | null {
  if (child.type !== "listItem" || typeof child.checked !== "boolean") return "•";
  return child.checked ? "☑" : "☐";
}

/** Where a link leads, as far as a reader needs it to judge. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || url : url;
}
