import type { InsightsPageQuery } from "@/lib/insights/query-schema";

/** The query as an address's parameters, in one fixed order and without what is the default anyway. */
export function insightsParams(query: InsightsPageQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.sources) params.set("sources", query.sources.join(","));
  if (query.annotators.length > 0) params.set("annotators", query.annotators.join(","));
  if (query.consensus !== "majority") params.set("consensus", query.consensus);
  for (const name of ["system", "model", "benchmark"] as const) {
    for (const value of query[name]) params.append(name, value);
  }
  if (query.measure !== "findings") params.set("measure", query.measure);
  if (query.published) params.set("published", query.published);
  if (query.view !== "chart") params.set("view", query.view);
  return params;
}

/** An address with a query, tidy when there is nothing to say. */
export function addressOf(path: string, params: URLSearchParams): string {
  // Commas are legal in a query and easier to read than %2C.
  const query = params.toString().replaceAll("%2C", ",");
  return query === "" ? path : `${path}?${query}`;
}
