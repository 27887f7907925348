/** The charts whose files one can take away. */
export const chartNames = ["modes", "systems", "positions", "groups", "comparison", "together", "outcomes"] as const;
export type ChartName = (typeof chartNames)[number];

/** What a chart is drawn or written as; its numbers as JSON are the API's. */
export const chartFiles = ["svg", "csv", "tex"] as const;
export type ChartFile = (typeof chartFiles)[number];
