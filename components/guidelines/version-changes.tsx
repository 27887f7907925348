import type { Difference, DifferencePart } from "@/lib/traces/difference";

/** Two versions beside each other, with what only one of them says marked. */
export function VersionChanges({
  difference: { left, right, places },
  from,
  to,
}: {
  readonly difference: Difference;
  readonly from: number;
  readonly to: number;
}) {
  return (
    <>
      <p className="mb-2 text-ink-soft">
        {places.toLocaleString("en")} {places === 1 ? "place differs" : "places differ"}.
      </p>
      <div className="grid gap-3 md:grid-cols-2">
        <Side title={`Version ${from}`} parts={left} tag="del" />
        <Side title={`Version ${to}`} parts={right} tag="ins" />
      </div>
    </>
  );
}

function Side({
  title,
  parts,
  tag: Tag,
}: {
  readonly title: string;
  readonly parts: readonly DifferencePart[];
  readonly tag: "del" | "ins";
}) {
  const look = Tag === "del" ? "bg-bad-tint" : "bg-c3-tint";
  return (
    <section>
      <h3 className="mb-1 font-medium">{title}</h3>
      <div className="whitespace-pre-wrap rounded-lg border border-line bg-surface p-3 font-mono text-xs [overflow-wrap:anywhere]">
        {parts.map(({ text, differs }, place) =>
          differs ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of two fixed texts never change places
            <Tag key={place} className={look}>
              {text}
            </Tag>
          ) : (
            text
          ),
        )}
      </div>
    </section>
  );
}
