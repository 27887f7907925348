import type { ReactNode } from "react";
import { aliases } from "@/lib/mast/aliases";
import { mastDataTraceShares, publishedFindings, publishedSources } from "@/lib/mast/published";
import { sourceNames } from "@/lib/mast/source-names";
import { stagesOf } from "@/lib/mast/stages";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** Stages, published shares and other names of a mode. */
export function ModeFacts({ mode }: { readonly mode: ModeCode }) {
  return (
    <dl className="grid content-start gap-x-6 gap-y-3 text-ink-soft text-xs sm:grid-cols-3 xl:grid-cols-1">
      <Fact name="Shows">{stagesOf[mode].join(", ")}</Fact>
      <Fact name="Published share of findings">
        <ul>
          {publishedSources.map((source) => (
            <li key={source} className="flex justify-between gap-4">
              <span>{sourceNames[source]}</span>
              <span>{publishedFindings[source].modes[mode].toFixed(2)} %</span>
            </li>
          ))}
        </ul>
        <p className="mt-1">
          Of the traces of MAST-Data,{" "}
          <span className="whitespace-nowrap">{mastDataTraceShares[mode].toFixed(1)} %</span> have it.
        </p>
      </Fact>
      <Fact name="Also called">{aliases[mode].join("; ")}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold text-ink">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
