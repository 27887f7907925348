import { FoundCounts } from "@/components/import/found-counts";
import { ProblemList } from "@/components/import/problem-list";
import { countOf } from "@/components/ui/count-of";
import type { ImportSummary } from "@/lib/traces/import-summary";

const shown = 20;

/** What a file would bring, before anything is written. */
export function Preview({ summary }: { readonly summary: ImportSummary }) {
  const { traces, created, duplicates } = summary;
  const more = created + duplicates - Math.min(shown, traces.length);
  return (
    <>
      <FoundCounts summary={summary} />
      <ProblemList summary={summary} />
      {traces.length > 0 && (
        <ol aria-label="Traces" className="divide-y divide-line rounded-md border border-line">
          {traces.slice(0, shown).map((trace, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that is drawn once and never changes
            <li key={place}>
              <TracePreview trace={trace} open={place === 0 && traces.length < 4} />
            </li>
          ))}
          {more > 0 && <li className="px-3 py-2 text-ink-faint">and {countOf(more, "more trace")}</li>}
        </ol>
      )}
    </>
  );
}

function TracePreview({ trace, open }: { readonly trace: ImportSummary["traces"][number]; readonly open: boolean }) {
  const { title, steps, agents, system, model, duplicate, firstLines } = trace;
  const facts = [countOf(steps, "step"), countOf(agents.length, "agent"), system, model].filter(
    (fact) => fact !== null,
  );
  return (
    <details open={open}>
      <summary className="px-3 py-2">
        <span className="font-medium [overflow-wrap:anywhere]">{title}</span>
        <span className="ml-2 text-ink-faint text-xs">
          {facts.join(" · ")}
          {duplicate && " · already there"}
        </span>
      </summary>
      <div className="px-3 pb-3">
        {agents.length > 0 && (
          <p className="mb-2 text-ink-soft text-xs [overflow-wrap:anywhere]">Agents: {agents.join(", ")}</p>
        )}
        <ul className="flex flex-col gap-1 border-line border-l-2 pl-3">
          {firstLines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the first steps, in their order
            <li key={place} className="line-clamp-2 [overflow-wrap:anywhere]">
              <span className="font-medium">{line.agent ?? "no agent"}</span>{" "}
              <span className="text-ink-faint text-xs">{line.kind}</span>{" "}
              <span className="text-ink-soft">{line.text}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
