/** Whose reviews count, in the words of addresses. */
export const sources = ["people", "judges", "imported"] as const;
export type Source = (typeof sources)[number];
