import type { ReactNode } from "react";
import type { FormattedElement, FormattedNode, FormattedTag } from "@/lib/traces/formatted/formatted-node";

/** Text of a trace as it was laid out. Each run carries where it starts, as raw text does. */
export function FormattedText({ nodes }: { readonly nodes: readonly FormattedNode[] }) {
  return nodes.map((node, place) => {
    if (node.kind === "run")
      return (
        <span
          key={node.start}
          data-start={node.start}
          data-length={node.whole ? node.length : undefined}
          className={node.mark ? "trace-mark" : undefined}
        >
          {node.drawn}
        </span>
      );
    // Places are all that tells layout apart; it never moves.
    const key = `${node.kind} ${place}`;
    if (node.kind === "space")
      return (
        <span key={key} className="select-none">
          {node.drawn}
        </span>
      );
    return <Laid key={key} element={node} />;
  });
}

function Laid({ element }: { readonly element: FormattedElement }) {
  return drawings[element.tag](<FormattedText nodes={element.children} />, element.aside);
}

const drawings: Record<FormattedTag, (children: ReactNode, aside: string | null) => ReactNode> = {
  paragraph: (children) => <p dir="auto">{children}</p>,
  // A heading of a trace is no heading of the page.
  heading: (children, level) => (
    <p dir="auto" data-level={level} className="trace-heading">
      {children}
    </p>
  ),
  quote: (children) => <blockquote>{children}</blockquote>,
  bullets: (children) => <ul>{children}</ul>,
  numbers: (children) => <ol>{children}</ol>,
  item: (children, mark) => (
    <li data-mark={mark}>
      <div className="min-w-0">{children}</div>
    </li>
  ),
  code: (children, language) => (
    <div className="trace-code trace-box" data-language={language}>
      {children}
    </div>
  ),
  verbatim: (children) => <code>{children}</code>,
  table: (children) => (
    <div className="overflow-x-auto">
      <table>
        <tbody>{children}</tbody>
      </table>
    </div>
  ),
  row: (children) => <tr>{children}</tr>,
  cell: (children) => <td dir="auto">{children}</td>,
  rule: (children) => <div className="text-ink-faint">{children}</div>,
  strong: (children) => <strong>{children}</strong>,
  emphasis: (children) => <em>{children}</em>,
  struck: (children) => <s>{children}</s>,
  link: (children, host) => (
    <>
      <span className="underline decoration-line-strong underline-offset-2">{children}</span>
      {host !== null && <span className="select-none text-ink-faint text-xs"> ({host})</span>}
    </>
  ),
};
