import type { Layer, Painted } from "@/components/trace/highlights";
import type { Stretch } from "@/components/trace/scroller";
import { categoryOf, type ModeCode } from "@/lib/mast/taxonomy";
import type { LabelIndex } from "@/lib/reviews/label-places";
import { type Place, targetOf } from "@/lib/reviews/place";

function layerOf(mode: ModeCode | null, by: string | null): Layer {
  if (by !== null) return "others";
  return mode === null ? "c0" : `c${categoryOf(mode)}`;
}

/** What is painted over the drawn steps: labels, the chosen one once more, and what is selected. */
export function paintedOf(stretches: readonly Stretch[], labels: LabelIndex, place: Place): Painted[] {
  const target = targetOf(place);
  return stretches.flatMap(({ step }) => {
    const painted = labels
      .on(step)
      .flatMap(({ label, by, ranges }) =>
        ranges.flatMap((range) => [
          { step, ...range, layer: layerOf(label.mode, by) },
          ...(label.id === place.chosen ? [{ step, ...range, layer: "chosen" as const }] : []),
        ]),
      );
    if (target.kind !== "text" || step < target.from.step || step > target.to.step) return painted;
    const start = step === target.from.step ? target.from.offset : 0;
    const end = step === target.to.step ? target.to.offset : Number.MAX_SAFE_INTEGER;
    return [...painted, { step, start, end, layer: "selection" as const }];
  });
}
