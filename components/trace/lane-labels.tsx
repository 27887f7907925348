"use client";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { type LaneGeometry, spaced, xOf } from "@/components/trace/lane-marks";
import { type CategoryCode, categoryCodes, categoryOf } from "@/lib/mast/taxonomy";
import type { LabelIndex } from "@/lib/reviews/label-places";

/** A category, or "0" for failures outside the fourteen. */
type Kind = CategoryCode | "0";

const kinds: readonly Kind[] = ["0", ...categoryCodes];
const shapes: Record<Kind, (x: number) => string> = {
  "0": (x) => `M${x - 3.5} 4h7v7h-7z`,
  "1": (x) => `M${x} 3.5l4.3 8h-8.6z`,
  "2": (x) => `M${x} 3l4.5 4.5-4.5 4.5-4.5-4.5z`,
  "3": (x) => `M${x - 4} 7.5a4 4 0 1 0 8 0a4 4 0 1 0-8 0z`,
};
const fills: Record<Kind, string> = { "0": "fill-c0", "1": "fill-c1", "2": "fill-c2", "3": "fill-c3" };
const strokes: Record<Kind, string> = { "0": "stroke-c0", "1": "stroke-c1", "2": "stroke-c2", "3": "stroke-c3" };

function pathOf({ labels }: LabelIndex, kind: Kind, own: boolean, geometry: LaneGeometry): string {
  const places = labels.flatMap(({ by, label: { mode, segments } }) => {
    if ((mode === null ? "0" : categoryOf(mode)) !== kind || (by === null) !== own) return [];
    return segments.flatMap((segment) => (segment.kind === "trace" ? [] : [Math.round(xOf(segment.first, geometry))]));
  });
  return spaced(places, 5).map(shapes[kind]).join("");
}

/** The labels over the lanes, each at its first step, by the shape and colour of its category: one's own filled, others' in outline. */
export function LaneLabels({ geometry }: { readonly geometry: LaneGeometry }) {
  const session = useSession();
  const index = useStore(session.labels, (labels) => labels);
  return kinds.map((kind) => (
    <g key={kind}>
      <path d={pathOf(index, kind, false, geometry)} className={`fill-paper ${strokes[kind]}`} />
      <path d={pathOf(index, kind, true, geometry)} className={fills[kind]} />
    </g>
  ));
}
