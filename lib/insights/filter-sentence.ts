import type { InsightsQuery } from "@/lib/insights/query-schema";

/** What the figures are narrowed to, as print and files say it; nothing where they are of all traces. */
export function filterSentence(query: Pick<InsightsQuery, "system" | "model" | "benchmark">): string {
  const said = (["system", "model", "benchmark"] as const).flatMap((what) =>
    query[what].length === 0 ? [] : [`${what} ${query[what].join(" or ")}`],
  );
  return said.length === 0 ? "" : `Only ${said.join(", ")}.`;
}
