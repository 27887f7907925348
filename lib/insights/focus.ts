/** Which findings are counted: all, the first of each run, or those that somebody marked as decisive. */
export const focuses = ["all", "first", "decisive"] as const;
export type Focus = (typeof focuses)[number];

export const focusNames: Readonly<Record<Focus, string>> = {
  all: "All findings",
  first: "First of each run",
  decisive: "Decisive",
};
