import type { InsightsQuery, Source } from "@/lib/insights/query-schema";
import type { CategoryCode, ModeCode } from "@/lib/mast/taxonomy";

/** Everything that a view of the figures can have in its address. */
export type ViewQuery = InsightsQuery &
  Partial<Record<(typeof shownAs)[number][0], string | undefined>> & {
    readonly group?: string | readonly string[] | undefined;
  };

/** What stands in an address once, in this order, and what is meant where it does not. */
const shownAs = [
  // Said even where it is a view's default: other views have none.
  ["by", ""],
  ["measure", "findings"],
  ["focus", "all"],
  ["basis", "achieved"],
  ["cell", "share"],
  ["published", ""],
  ["against", ""],
  ["view", "chart"],
  ["mode", ""],
  ["with", ""],
  ["category", ""],
  ["behind", "findings"],
  ["cursor", ""],
] as const;

/** The query as an address's parameters, in one fixed order and without what is the default anyway. */
export function insightsParams(query: ViewQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.sources) params.set("sources", query.sources.join(","));
  if (query.annotators.length > 0) params.set("annotators", query.annotators.join(","));
  if (query.consensus) params.set("consensus", query.consensus);
  for (const name of ["system", "model", "benchmark"] as const) {
    for (const value of query[name]) params.append(name, value);
  }
  for (const [name, usual] of shownAs) {
    const value = query[name];
    if (value !== undefined && value !== usual) params.set(name, value);
  }
  for (const group of [query.group ?? []].flat()) params.append("group", group);
  return params;
}

/** What stands behind a figure: traces with a finding of a mode or category, or all that were read. */
export type Behind =
  | { readonly mode: ModeCode }
  | { readonly category: CategoryCode; readonly system?: string }
  | { readonly state: "reviewed" }
  | Record<never, never>;

/**
 * The trace list's parameters for the traces behind a figure. The sources that were counted are always said, because
 * only with them does the list ask for findings after consensus instead of for any label.
 */
export function tracesParams(query: InsightsQuery, counted: readonly Source[], behind: Behind): URLSearchParams {
  const { system, ...what } = { system: undefined, ...behind };
  const params = new URLSearchParams(Object.entries(what));
  params.set("sources", counted.join(","));
  if (query.annotators.length > 0) params.set("annotators", query.annotators.join(","));
  if (query.consensus) params.set("consensus", query.consensus);
  for (const value of system === undefined ? query.system : [system]) params.append("system", value);
  for (const name of ["model", "benchmark"] as const) for (const value of query[name]) params.append(name, value);
  return params;
}

/** An address with a query, tidy when there is nothing to say. */
export function addressOf(path: string, params: URLSearchParams): string {
  // Commas are legal in a query and easier to read than %2C.
  const query = params.toString().replaceAll("%2C", ",");
  return query === "" ? path : `${path}?${query}`;
}
