"use client";
import { useEffect, useState } from "react";
import type { TraceApi } from "@/components/trace/trace-api";
import type { WireStep } from "@/lib/traces/step-schema";

type Shown = { readonly state: "reading" | "failed" } | { readonly state: "read"; readonly raw: WireStep["raw"] };

/** What the source says of a step beyond its text: fetched when asked for, shown as it is. */
export function StepRaw({ api, step }: { readonly api: TraceApi; readonly step: number }) {
  const [shown, setShown] = useState<Shown>({ state: "reading" });
  useEffect(() => {
    let gone = false;
    api.raw(step).then(
      (raw) => gone || setShown({ state: "read", raw }),
      () => gone || setShown({ state: "failed" }),
    );
    return () => {
      gone = true;
    };
  }, [api, step]);
  return (
    <section aria-label={`Source of step ${step}`} className="trace-box mt-2 max-w-[70ch]">
      <p className="mb-1 select-none text-ink-soft text-xs">What else the source says</p>
      {shown.state === "reading" && <p className="text-ink-soft text-xs">Reading …</p>}
      {shown.state === "failed" && (
        <p className="text-bad text-xs">It could not be read. Close and open it to try again.</p>
      )}
      {shown.state === "read" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
        <pre tabIndex={0} className="trace-code max-h-80 overflow-auto text-xs">
          {shown.raw === null || shown.raw === undefined ? "Nothing." : JSON.stringify(shown.raw, null, 2)}
        </pre>
      )}
    </section>
  );
}
