import { type ChartLinks, chartLinks } from "@/components/charts/chart-links";
import type { ChartName } from "@/lib/insights/chart-names";
import type { InsightRow } from "@/lib/insights/insight-rows";
import { addressOf, insightsParams, tracesParams, type ViewQuery } from "@/lib/insights/query-address";
import type { InsightsQuery, Source } from "@/lib/insights/query-schema";

/** The views of the figures, each an address of its own. */
export const viewPaths = {
  overview: "",
  breakdown: "/breakdown",
  compare: "/compare",
  together: "/together",
  outcomes: "/outcomes",
  labels: "/labels",
} as const;
export type View = keyof typeof viewPaths;

/** A view's own choices, beside those that all views share. */
type Change = Partial<ViewQuery>;

export interface InsightsLinks {
  /** The view as it is, but for a change. */
  readonly here: (change: Change) => string;
  /** Another view of what is counted here. */
  readonly view: (view: View, change?: Change) => string;
  /** The view without any choice. */
  readonly reset: string;
  /** What is shown, as CSV. */
  readonly csv: string;
  /** A chart's files. */
  readonly chart: (chart: ChartName, change?: Change) => ChartLinks;
  /** All of it on one page, for print. */
  readonly report: string;
  /** Where the view gets a name, or a link for others. */
  readonly share: string;
  /** The traces that were read. */
  readonly reviewed: string;
  /** The labels behind a figure. */
  readonly labels: (behind: Change) => string;
  /** The labels behind a row of a chart. */
  readonly row: (row: InsightRow, group?: Change) => string;
}

/** Where everything on a view leads. */
export function insightsLinks(
  project: string,
  view: View,
  query: ViewQuery,
  counted: readonly Source[],
): InsightsLinks {
  const path = `/p/${project}/insights`;
  const { sources, annotators, consensus, system, model, benchmark, focus }: InsightsQuery & ViewQuery = query;
  const shared = { sources, annotators, consensus, system, model, benchmark, focus };
  const to = (name: View, change: Change) =>
    addressOf(`${path}${viewPaths[name]}`, insightsParams({ ...shared, ...change }));
  // What a page opens with where nobody chose is said, so that the list counts the same.
  const labels = (behind: Change) =>
    to("labels", { ...(annotators.length > 0 ? {} : { sources: [...counted] }), ...behind });
  return {
    here: (change) => to(view, { ...query, cursor: undefined, ...change }),
    view: (name, change = {}) => to(name, { measure: query.measure, ...change }),
    reset: `${path}${viewPaths[view]}`,
    csv: addressOf(`${path}/csv`, insightsParams(query)),
    chart: (chart, change = {}) => chartLinks(project, chart, { ...query, ...change }, counted),
    report: addressOf(`${path}/report`, insightsParams(query)),
    share: addressOf(`/p/${project}/views`, insightsParams(query)),
    reviewed: addressOf(`/p/${project}/traces`, tracesParams(query, counted, { state: "reviewed" })),
    labels,
    row: (row, group = {}) =>
      labels({
        ...(row.level === "mode" ? { mode: row.code } : { category: row.code }),
        ...(row.measure === "labels" ? { behind: "labels" } : {}),
        ...group,
      }),
  };
}
