import { basisSentence, type Counted, countedSentence } from "@/lib/insights/counted-sentence";
import { filterSentence } from "@/lib/insights/filter-sentence";
import { longDate } from "@/lib/insights/long-date";
import type { InsightsQuery } from "@/lib/insights/query-schema";

/** What a figure was made from; every note under one is made from this. */
export interface FigureBasis {
  readonly project: string;
  readonly counted: Counted;
  readonly query: Pick<InsightsQuery, "system" | "model" | "benchmark">;
  readonly at: Date;
}

/** Data, consensus, filters, what the figures are, and the date. */
export function basisNote({ project, counted, query, at }: FigureBasis, how = basisSentence(counted)): string {
  const parts = [
    `${project}: ${countedSentence(counted)}`,
    filterSentence(query),
    how,
    `Counted with Topmast on ${longDate(at)}.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
