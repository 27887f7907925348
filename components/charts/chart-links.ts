import { type ChartFile, type ChartName, chartFileNames } from "@/lib/insights/chart-names";
import { addressOf, insightsParams, type ViewQuery } from "@/lib/insights/query-address";
import type { Source } from "@/lib/insights/query-schema";

/** Where a chart's files are. */
export type ChartLinks = Readonly<Record<ChartFile | "json", string>> & {
  /** What the files that the browser makes are called, without the ending. */
  readonly name: string;
};

/** The part of the API with a chart's numbers, and what that must be asked besides. */
const apis: Readonly<Record<ChartName, readonly [path: string, by?: string]>> = {
  modes: ["/insights"],
  systems: ["/insights/breakdown", "system"],
  positions: ["/insights/breakdown", "position"],
  groups: ["/insights/breakdown"],
  comparison: ["/insights/comparison"],
  together: ["/insights/together"],
  outcomes: ["/insights/outcomes"],
};

export function chartLinks(
  project: string,
  chart: ChartName,
  query: ViewQuery,
  /** The sources that the page counts: the API chooses none by itself. */
  counted: readonly Source[],
): ChartLinks {
  const file = (as: ChartFile) => {
    const params = insightsParams(query);
    params.set("as", as);
    return addressOf(`/p/${project}/insights/figures/${chart}`, params);
  };
  const [path, by = query.by] = apis[chart];
  const sources = query.annotators.length > 0 ? query.sources : [...counted];
  return {
    name: `${project}-${chartFileNames[chart]}`,
    svg: file("svg"),
    csv: file("csv"),
    tex: file("tex"),
    json: addressOf(`/api/v1/projects/${project}${path}`, insightsParams({ ...query, sources, by })),
  };
}
