import { classNames } from "@/components/ui/class-names";
import type { DifferencePart } from "@/lib/traces/difference";
import { visibleRuns } from "@/lib/traces/visible";

/** Longer runs that are the same in both show their ends alone. */
const [longSame, end] = [480, 160] as const;

const count = new Intl.NumberFormat("en-GB");

/** One of two compared texts, with what the other lacks marked. */
export function CompareColumn({
  parts,
  side,
}: {
  readonly parts: readonly DifferencePart[];
  readonly side: "left" | "right";
}) {
  return (
    <div dir="auto" className="trace-text">
      {placed(parts).map(({ at, part }) => {
        if (!part.differs) return <Same key={at} text={part.text} />;
        const Mark = side === "left" ? "del" : "ins";
        return (
          <Mark key={at} className={classNames("rounded-sm", side === "left" ? "trace-removed" : "trace-added")}>
            {drawn(part.text)}
          </Mark>
        );
      })}
    </div>
  );
}

function Same({ text }: { readonly text: string }) {
  if (text.length <= longSame) return drawn(text);
  return (
    <>
      {drawn(text.slice(0, end))}
      <span className="mx-1 select-none rounded border border-line border-dashed px-1 text-ink-faint text-xs">
        {count.format(text.length - 2 * end)} characters the same
      </span>
      {drawn(text.slice(-end))}
    </>
  );
}

function placed(parts: readonly DifferencePart[]) {
  let at = 0;
  return parts.map((part) => {
    const here = at;
    at += part.text.length;
    return { at: here, part };
  });
}

function drawn(text: string): string {
  return visibleRuns(text)
    .map((run) => run.drawn)
    .join("");
}
