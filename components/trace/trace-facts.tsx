"use client";
import { useState } from "react";
import { useSession } from "@/components/annotate/session-context";
import type { TraceDetail } from "@/lib/reviews/trace-schema";

type Facts = Pick<TraceDetail, "metadata" | "raw">;

/** Everything else that the file said of the run: fetched when asked for, shown as it is. */
export function TraceFacts() {
  const session = useSession();
  const { system, model, benchmark, outcome, id } = session.input.trace;
  const [facts, setFacts] = useState<Facts | "reading" | "failed" | null>(null);
  const read = async () => {
    setFacts("reading");
    try {
      setFacts(await session.api.detail());
    } catch {
      setFacts("failed");
    }
  };
  const known = { System: system, Model: model, Benchmark: benchmark, "Reported outcome": outcome, Trace: id };
  return (
    <section aria-label="Facts">
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs">
        {Object.entries(known).map(
          ([name, value]) =>
            value !== null && (
              <div key={name} className="flex gap-1.5">
                <dt className="text-ink-soft">{name}</dt>
                <dd className="[overflow-wrap:anywhere]">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {facts === null && (
        <button type="button" onClick={read} className="mt-1 text-ink-soft text-xs underline underline-offset-2">
          What else the file says of this run
        </button>
      )}
      {facts === "reading" && <p className="mt-1 text-ink-soft text-xs">Reading …</p>}
      {facts === "failed" && (
        <button type="button" onClick={read} className="mt-1 text-bad text-xs underline">
          It could not be read. Try again.
        </button>
      )}
      {facts !== null && typeof facts === "object" && (
        <pre className="trace-code trace-box mt-1 text-xs">
          {JSON.stringify({ metadata: facts.metadata, raw: facts.raw }, null, 2)}
        </pre>
      )}
    </section>
  );
}
