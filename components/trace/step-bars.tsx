import { categoryOf } from "@/lib/mast/taxonomy";
import type { Mark } from "@/lib/reviews/label-places";

const inks = { "0": "bg-c0", "1": "bg-c1", "2": "bg-c2", "3": "bg-c3" } as const;
const most = 4;

/** Bars in the gutter for labels that go on over several steps, side by side where they overlap. */
export function StepBars({ marks }: { readonly marks: readonly Mark[] }) {
  const bars = marks.filter(({ spans }) => spans).slice(0, most);
  return bars.map(({ label, by }, place) => (
    <span
      key={label.id}
      aria-hidden="true"
      style={{ left: place * 4 }}
      className={`absolute inset-y-0 w-[3px] ${inks[label.mode === null ? "0" : categoryOf(label.mode)]} ${by === null ? "" : "opacity-40"}`}
    />
  ));
}
