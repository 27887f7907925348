import type { AgreementPageQuery, AgreementQuery, DisagreementQuery } from "@/lib/agreement/query-schema";

/** What is compared, as an address's parameters, in one fixed order and without what is the default anyway. */
export function agreementParams(
  query: AgreementQuery & Partial<AgreementPageQuery & DisagreementQuery>,
): URLSearchParams {
  const params = new URLSearchParams();
  if (query.sources) params.set("sources", query.sources.join(","));
  if (query.annotators.length > 0) params.set("annotators", query.annotators.join(","));
  if (query.reference) params.set("reference", query.reference);
  for (const name of ["system", "model", "benchmark"] as const) {
    for (const value of query[name]) params.append(name, value);
  }
  if (query.round) params.set("round", query.round);
  if (query.ruler !== "text") params.set("ruler", query.ruler);
  if (query.overlap !== 0.5) params.set("overlap", String(query.overlap));
  if (query.mode) params.set("mode", query.mode);
  if (query.category) params.set("category", query.category);
  if (query.coefficient && query.coefficient !== "cohen") params.set("coefficient", query.coefficient);
  if (query.view && query.view !== "modes") params.set("view", query.view);
  return params;
}
