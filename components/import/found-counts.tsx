import { countOf } from "@/components/ui/count-of";
import type { ImportSummary } from "@/lib/traces/import-summary";

/** The figures of a file in one line: new, already there, refused, reviews and whose. */
export function FoundCounts({ summary }: { readonly summary: ImportSummary }) {
  const { id, traces, created, duplicates, rejected, reviews, annotators } = summary;
  const steps = traces.reduce((sum, trace) => sum + trace.steps, 0);
  const agents = new Set(traces.flatMap((trace) => trace.agents)).size;
  const listed = traces.length === created + duplicates;
  if (id === null && created + reviews + rejected === 0 && duplicates > 0) {
    return (
      <p className="font-medium">
        Nothing new: {duplicates === 1 ? "its trace is" : `all ${duplicates.toLocaleString("en")} traces are`} here
        already.
      </p>
    );
  }
  return (
    <div>
      <p className="font-medium">
        {countOf(created, id === null ? "new trace" : "trace")}
        {id !== null && " imported"}
        {duplicates > 0 && `, ${duplicates.toLocaleString("en")} already there`}
        {rejected > 0 && <span className="text-bad">, {rejected.toLocaleString("en")} refused</span>}
      </p>
      <p className="text-ink-soft">
        {[
          listed && traces.length > 0 && `${countOf(steps, "step")} of ${countOf(agents, "agent")}`,
          reviews > 0 && `${countOf(reviews, "review")} by ${annotators.map(({ name }) => name).join(", ")}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}
