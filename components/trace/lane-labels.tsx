"use client";
import { useSession } from "@/components/annotate/session-context";
import { useStore } from "@/components/annotate/store";
import { type LaneGeometry, spaced, xOf } from "@/components/trace/lane-marks";
import { type CategoryCode, categoryCodes, categoryOf } from "@/lib/mast/taxonomy";

const shapes: Record<CategoryCode, (x: number) => string> = {
  "1": (x) => `M${x} 3.5l4.3 8h-8.6z`,
  "2": (x) => `M${x} 3l4.5 4.5-4.5 4.5-4.5-4.5z`,
  "3": (x) => `M${x - 4} 7.5a4 4 0 1 0 8 0a4 4 0 1 0-8 0z`,
};
const fills: Record<CategoryCode, string> = { "1": "fill-c1", "2": "fill-c2", "3": "fill-c3" };

/** The labels over the lanes, each at its first step, by the shape and colour of its category. */
export function LaneLabels({ geometry }: { readonly geometry: LaneGeometry }) {
  const session = useSession();
  const index = useStore(session.labels, (labels) => labels);
  return categoryCodes.map((category) => {
    const places = index.labels.flatMap(({ label: { mode, segments } }) => {
      if (mode === null || categoryOf(mode) !== category) return [];
      return segments.flatMap((segment) =>
        segment.kind === "trace" ? [] : [Math.round(xOf(segment.first, geometry))],
      );
    });
    return <path key={category} d={spaced(places, 5).map(shapes[category]).join("")} className={fills[category]} />;
  });
}
