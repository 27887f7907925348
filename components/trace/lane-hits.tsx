"use client";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { heatPath, type LaneGeometry, xOf } from "@/components/trace/lane-marks";

const high = 6;

/** What was found, as bars under the lanes, with the hit that one is at marked. */
export function LaneHits({ geometry, bottom }: { readonly geometry: LaneGeometry; readonly bottom: number }) {
  const session = useSession();
  const { open, index, current } = useStore(session.finder.store, (state) => state);
  if (!open || index.total === 0) return null;
  const x = current && xOf(current.hit.step, geometry);
  return (
    <g data-hits={index.steps.length} transform={`translate(0 ${bottom - high})`}>
      <path d={heatPath(index.steps, (place) => index.hitsAt(place), geometry, high)} className="fill-ink" />
      {x !== null && <path d={`M${x} ${high}l-4 6h8z`} className="fill-focus" />}
    </g>
  );
}
