import Link from "next/link";
import type { InsightsLinks, View } from "@/components/insights/insights-links";
import { classNames } from "@/components/ui/class-names";

const names: Readonly<Record<Exclude<View, "labels">, string>> = {
  overview: "Overview",
  breakdown: "Breakdown",
  compare: "Compare",
  together: "Together",
  outcomes: "Failed runs",
};
const views = ["overview", "breakdown", "compare", "together", "outcomes"] as const;

/** The ways to look at what is counted; each keeps what was chosen. */
export function ViewTabs({ view, links }: { readonly view: View; readonly links: InsightsLinks }) {
  return (
    <nav aria-label="Views" className="-mt-2 mb-4 flex gap-x-5 overflow-x-auto border-line border-b print:hidden">
      {views.map((name) => (
        <Link
          key={name}
          href={links.view(name)}
          aria-current={name === view ? "page" : undefined}
          className={classNames(
            "-mb-px whitespace-nowrap border-b-2 py-2 focus-visible:-outline-offset-2",
            name === view ? "border-ink font-semibold" : "border-transparent text-ink-soft hover:text-ink",
          )}
        >
          {names[name]}
        </Link>
      ))}
    </nav>
  );
}
