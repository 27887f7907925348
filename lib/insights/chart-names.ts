/** The charts whose files one can take away. */
export const chartNames = ["modes", "systems", "positions", "groups", "comparison", "together", "outcomes"] as const;
export type ChartName = (typeof chartNames)[number];

/** What a chart is drawn or written as; its numbers as JSON are the API's. */
export const chartFiles = ["svg", "csv", "tex"] as const;
export type ChartFile = (typeof chartFiles)[number];

/** What a chart's files are called, behind the project and without the ending. */
export const chartFileNames: Readonly<Record<ChartName, string>> = {
  modes: "failure-modes",
  systems: "systems",
  positions: "where-in-the-run",
  groups: "breakdown",
  comparison: "comparison",
  together: "modes-together",
  outcomes: "failed-runs",
};
