import type { Nodes, Parents } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { createElement, Fragment, type ReactNode } from "react";

/** Deeper nesting is drawn as its words; hostile text nests thousands of quotes. */
const deepest = 40;

/**
 * Markdown that somebody wrote, drawn safely: HTML stays text, an image becomes
 * its description, and a link leads only to the web, to mail or within Topmast.
 */
export function Markdown({ text }: { readonly text: string }) {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return <div className="markdown flex flex-col gap-3 text-trace [overflow-wrap:anywhere]">{inside(tree, 0)}</div>;
}

function inside(node: Parents, depth: number): ReactNode[] {
  if (depth > deepest) return [wordsOf(node)];
  return node.children.map((child, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the nodes of one text never change places
    <Fragment key={place}>{drawn(child, depth + 1)}</Fragment>
  ));
}

const plain: Partial<Record<Nodes["type"], readonly [tag: string, look: string]>> = {
  paragraph: ["p", ""],
  blockquote: ["blockquote", "flex flex-col gap-2 border-line border-l-2 pl-3 text-ink-soft"],
  listItem: ["li", "[&>p]:inline"],
  strong: ["strong", "font-semibold"],
  emphasis: ["em", ""],
  delete: ["del", ""],
  tableRow: ["tr", "border-line border-b"],
  tableCell: ["td", "px-2 py-1 align-top"],
};

/** The page has its own first heading, so those of a text begin below it. */
const headings = ["h2", "h3", "h4", "h5", "h6", "h6"] as const;

function drawn(node: Nodes, depth: number): ReactNode {
  const known = plain[node.type];
  if (known && "children" in node)
    return createElement(known[0], { className: known[1] || undefined }, ...inside(node, depth));
  switch (node.type) {
    case "text":
    case "html":
      return node.value;
    case "heading":
      return createElement(
        headings[node.depth - 1] ?? "h6",
        { className: "mt-2 font-semibold" },
        ...inside(node, depth),
      );
    case "list": {
      const look = node.ordered ? "list-decimal" : "list-disc";
      const start = node.ordered && node.start ? { start: node.start } : {};
      return createElement(node.ordered ? "ol" : "ul", { className: `${look} pl-5`, ...start }, ...inside(node, depth));
    }
    case "inlineCode":
      return <code className="rounded bg-sunken px-1 font-mono text-[0.9em]">{node.value}</code>;
    case "code":
      return (
        <pre className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs">
          {node.value}
        </pre>
      );
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr className="border-line" />;
    case "image":
    case "imageReference":
      return node.alt ? `[${node.alt}]` : "[image]";
    case "link":
      return safeAddress(node.url) ? (
        <a href={node.url} rel="noreferrer nofollow" className="underline underline-offset-2">
          {inside(node, depth)}
        </a>
      ) : (
        inside(node, depth)
      );
    case "table":
      return (
        <div className="overflow-x-auto">
          <table className="border-line border-t">
            <tbody>{inside(node, depth)}</tbody>
          </table>
        </div>
      );
    default:
      return "children" in node ? inside(node, depth) : null;
  }
}

/** A path of ours (but not of another host), a place on this page, the web, or mail. */
function safeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:|#|\/(?![/\\]))/i.test(address);
}

function wordsOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}
