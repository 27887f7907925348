import type { ReactNode } from "react";
import type { ChartLinks } from "@/components/charts/chart-links";
import { ChartMenu } from "@/components/charts/chart-menu";

/** What a chart shows, what one can choose of it, and its way out. */
export function ChartHeading({
  id,
  title,
  links,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly links: ChartLinks;
  readonly children?: ReactNode;
}) {
  return (
    <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h2 id={id} className="font-semibold text-base">
        {title}
      </h2>
      <span className="flex flex-wrap items-center gap-2">
        {children}
        <ChartMenu title={title} links={links} />
      </span>
    </div>
  );
}
